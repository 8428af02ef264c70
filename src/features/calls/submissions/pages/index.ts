import type { PartPages } from '../../../programme/index.ts';
import type { SubmissionServices } from '../feature.ts';

/** What the pages of this part are made with. */
export interface SubmissionPages extends SubmissionServices, PartPages {}

/** Adds the pages of calls and submissions. */
export function addSubmissionPages(_deps: SubmissionPages): void {}
