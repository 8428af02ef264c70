import type { InvitationState } from '../../tables.ts';

/**
 * Where an invitation may go from where it stands. An answer is acknowledged first; until the day of reply it may be
 * changed. One that left never becomes a draft again.
 */
export const invitationSteps: Readonly<Record<InvitationState, readonly InvitationState[]>> = {
  drafted: ['approved'],
  approved: ['drafted', 'dispatched'],
  dispatched: ['acknowledged'],
  acknowledged: ['accepted', 'declined'],
  accepted: ['declined'],
  declined: ['accepted'],
};

/** Whether it may take the step. */
export const mayStep = (from: InvitationState, to: InvitationState): boolean =>
  invitationSteps[from].includes(to);

/** Those that left: their letter is fixed. */
export const left: readonly InvitationState[] = ['dispatched', 'acknowledged', 'accepted', 'declined'];

/** Those that wait for an answer. */
export const unanswered: readonly InvitationState[] = ['dispatched', 'acknowledged'];
