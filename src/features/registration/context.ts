import type { DelegationsFeature } from '../delegations/index.ts';
import type { AboveProgramme } from '../programme/index.ts';

/** What the parts of registration stand on. */
export interface RegistrationContext extends AboveProgramme {
  readonly delegations: DelegationsFeature;
}
