/** What holds of pledges. Days are `YYYY-MM-DD`. */
import type { pledgeStatuses } from '../tables.ts';

export type PledgeStatus = (typeof pledgeStatuses)[number];

/** From a pledge's state to those that may follow. */
export const pledgeStates: Readonly<Record<PledgeStatus, readonly PledgeStatus[]>> = {
  draft: ['submitted'],
  submitted: ['verified', 'withdrawn'],
  verified: ['announced', 'withdrawn'],
  announced: ['active', 'lapsed', 'withdrawn'],
  active: ['fulfilled', 'partly', 'lapsed', 'withdrawn'],
  partly: ['fulfilled'],
  fulfilled: [],
  lapsed: [],
  withdrawn: [],
};

/** What everybody may know of: announced, and what became of it. */
export const publicStatuses: readonly PledgeStatus[] = [
  'announced',
  'active',
  'fulfilled',
  'partly',
  'lapsed',
  'withdrawn',
];

/** Whose wording may still be edited. */
export const isEditable = (status: PledgeStatus): boolean =>
  status === 'draft' || status === 'submitted' || status === 'verified';

export interface Step {
  readonly status: PledgeStatus;
  readonly takenOn: string;
}

/** Where a pledge stood at the end of a day; null before its first step. @param steps in the order in which they were taken */
export const statusOn = (steps: readonly Step[], on: string): PledgeStatus | null =>
  steps.findLast(({ takenOn }) => takenOn <= on)?.status ?? null;

/** Where it stood for everybody: null as long as it was not announced. */
export function publicStatusOn(steps: readonly Step[], on: string): PledgeStatus | null {
  const announced = steps.some(({ status, takenOn }) => status === 'announced' && takenOn <= on);
  return announced ? statusOn(steps, on) : null;
}
