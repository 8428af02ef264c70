import type { PartPages } from '../../../programme/index.ts';
import type { SubmissionServices } from '../feature.ts';
import { addAskLink } from './ask-link.ts';
import { addAuthorPages } from './author/index.ts';
import { addManagedCalls } from './calls/index.ts';
import { addOwnPages } from './own-pages.ts';
import { addManagedPaper } from './paper/index.ts';
import { addPublicCalls } from './public-calls.ts';
import { addWorkbench } from './workbench.ts';

/** What the pages of this part are made with. */
export interface SubmissionPages extends SubmissionServices, PartPages {}

/** Adds the pages of calls and submissions. */
export function addSubmissionPages(deps: SubmissionPages): void {
  addPublicCalls(deps);
  addAskLink(deps);
  addOwnPages(deps);
  addAuthorPages(deps);
  addManagedCalls(deps);
  addWorkbench(deps);
  addManagedPaper(deps);
}
