import type { FollowUpPages } from '../context.ts';
import { addAssessPages } from './assess.ts';
import { addManagedPages } from './managed/index.ts';
import { addOwnPages } from './own/index.ts';
import { addPublicFollowUp } from './public.ts';

/** Adds the pages of follow-up: of reporters, of the secretariat, of assessors, of everybody. */
export function addFollowUpPages(deps: FollowUpPages): void {
  addOwnPages(deps);
  addManagedPages(deps);
  addAssessPages(deps);
  addPublicFollowUp(deps);
}
