import type { GovernancePages } from './frame.ts';
import { addGovernanceManagement } from './manage.ts';
import { addPublicGovernance } from './public.ts';

/** Adds the pages of governing bodies: the management's and the public's. */
export function addGovernancePages(deps: GovernancePages): void {
  addGovernanceManagement(deps);
  addPublicGovernance(deps);
}
