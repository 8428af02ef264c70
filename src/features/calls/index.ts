/**
 * Owns calls for papers, submissions, reviewers and reviews. What is accepted it hands to the programme: papers into
 * sessions, workshops and presentations of experience as sessions.
 */
import type { Api } from '../../platform/http/index.ts';
import type { AboveProgramme, PartPages } from '../programme/index.ts';
import type { ManagementTask } from '../series/index.ts';
import { createReviewing, showOnSubmissions } from './reviewing/index.ts';
import { createSubmissions, submissionTasks } from './submissions/index.ts';

export { createCallsMerging } from './merging/index.ts';
export { reviewingMails, reviewingTasks } from './reviewing/index.ts';
export { listWithdrawn } from './store/withdrawn.ts';
export { submissionMails } from './submissions/mails.ts';

/** Tasks of the management menu. */
export const callsTasks: readonly ManagementTask[] = [...submissionTasks];

export type CallsFeature = ReturnType<typeof createCallsFeature>;

export function createCallsFeature(context: AboveProgramme) {
  const submissions = createSubmissions(context);
  const reviewing = createReviewing({ ...context, linkOf: submissions.linkOf });
  showOnSubmissions(submissions.extensions);
  const parts = [submissions, reviewing];
  return {
    submissions,
    reviewing,
    addApi(api: Api): void {
      for (const part of parts) part.addApi(api);
    },
    addPages(deps: PartPages): void {
      for (const part of parts) part.addPages(deps);
    },
  };
}
