import type { participationCategories, participationStatuses } from './tables.ts';

export type { AttendeeCategory } from './tables.ts';

export type ParticipationCategory = (typeof participationCategories)[number];
export type ParticipationStatus = (typeof participationStatuses)[number];

/**
 * Where a participation may go from where it stands. Whoever declined or withdrew may be invited again or accept after
 * all; only who accepted has something to withdraw from.
 */
export const statusSteps: Readonly<Record<ParticipationStatus, readonly ParticipationStatus[]>> = {
  invited: ['accepted', 'declined'],
  accepted: ['withdrawn', 'invited'],
  declined: ['invited', 'accepted'],
  withdrawn: ['invited', 'accepted'],
};

/** Whether a participation may take a status, its own included. */
export const maySetStatus = (from: ParticipationStatus, to: ParticipationStatus): boolean =>
  from === to || statusSteps[from].includes(to);
