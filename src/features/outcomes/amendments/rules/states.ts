import type { OutcomeStatus } from '../../rules.ts';
import type { amendmentActions, amendmentAdvices, amendmentStatuses } from '../../tables.ts';

export type AmendmentStatus = (typeof amendmentStatuses)[number];
export type AmendmentAction = (typeof amendmentActions)[number];
export type AmendmentAdvice = (typeof amendmentAdvices)[number];

/** What may follow a state of an amendment. */
export const amendmentTransitions: Readonly<Record<AmendmentStatus, readonly AmendmentStatus[]>> = {
  draft: ['submitted'],
  submitted: ['admissible', 'inadmissible', 'put-to-decision', 'withdrawn', 'lapsed'],
  admissible: ['accepted', 'merged', 'put-to-decision', 'rejected', 'withdrawn', 'lapsed'],
  'put-to-decision': ['adopted', 'rejected', 'withdrawn', 'lapsed'],
  accepted: [],
  merged: [],
  adopted: [],
  rejected: [],
  inadmissible: [],
  withdrawn: [],
  lapsed: [],
};

/** States of a text that its delegations see. */
export const circulatedStatuses: readonly OutcomeStatus[] = [
  'circulated',
  'open-for-amendments',
  'closed',
  'consolidated',
  'tabled',
];

/** States of a text in which its delegations find it among their texts: those, and what came of them. */
export const readableStatuses: readonly OutcomeStatus[] = [...circulatedStatuses, 'published'];

/** When amendments may be submitted. */
export interface AmendmentWindow {
  readonly status: OutcomeStatus;
  readonly amendmentsOpenAt: Date | null;
  readonly amendmentsCloseAt: Date | null;
}

/** Whether a delegation may submit now: before it opens, open, or over. The last instant is the one before it closes. */
export function windowAt(
  { status, amendmentsOpenAt, amendmentsCloseAt }: AmendmentWindow,
  now: Date,
): 'before' | 'open' | 'over' {
  if (status === 'draft' || status === 'circulated') return 'before';
  if (status !== 'open-for-amendments') return 'over';
  if (amendmentsOpenAt !== null && now < amendmentsOpenAt) return 'before';
  return amendmentsCloseAt !== null && now >= amendmentsCloseAt ? 'over' : 'open';
}
