import type { FollowUpPages } from '../../context.ts';
import { addOwnEntries } from './entries.ts';
import { addOwnList } from './list.ts';
import { addOwnReport } from './report.ts';

/** Adds what a body's reporter finds in the account: what is asked of the body, the one page on which it is answered, and what it does. */
export function addOwnPages(deps: FollowUpPages): void {
  addOwnList(deps);
  addOwnReport(deps);
  addOwnEntries(deps);
}
