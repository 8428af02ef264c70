import type { SubmissionState } from '../../tables.ts';

export const decisions = ['accepted', 'rejected'] as const;
export type Decision = (typeof decisions)[number];

/** States in which a submission is between its arrival and its decision: reviewers may write. */
export const reviewable: readonly SubmissionState[] = ['submitted', 'under-review'];

/** Why a decision cannot be made: it would change nothing, it turns another without saying why, it is too early or too late. */
export type DecisionFault = 'decision-same' | 'decision-needs-reason' | 'submission-not-decidable';

/**
 * Whether a submission in a state may be decided. An acceptance is turned into a rejection, or the other way about, only
 * with a reason; what was confirmed, scheduled or withdrawn is not decided any more.
 */
export function decisionFault(
  state: SubmissionState,
  decision: Decision,
  reason: string | null,
): DecisionFault | null {
  if (reviewable.includes(state)) return null;
  if (state !== 'accepted' && state !== 'rejected') return 'submission-not-decidable';
  if (state === decision) return 'decision-same';
  return reason === null ? 'decision-needs-reason' : null;
}
