import type { SubmissionKind, SubmissionState } from '../../tables.ts';

/**
 * What a submission may become, by what it is. A decision may be taken back as long as its author has not confirmed;
 * what was scheduled becomes confirmed again when it is taken out of the programme. A draft is deleted, not withdrawn.
 */
export const submissionSteps: Readonly<Record<SubmissionState, readonly SubmissionState[]>> = {
  draft: ['submitted'],
  submitted: ['under-review', 'accepted', 'rejected', 'withdrawn'],
  'under-review': ['submitted', 'accepted', 'rejected', 'withdrawn'],
  accepted: ['under-review', 'rejected', 'confirmed', 'withdrawn'],
  rejected: ['under-review', 'accepted'],
  confirmed: ['scheduled', 'withdrawn'],
  scheduled: ['confirmed', 'withdrawn'],
  withdrawn: [],
};

/** States in which its authors may still write in it, while the call is open to them. */
export const editableStates: readonly SubmissionState[] = ['draft', 'submitted'];

/** States in which it has been accepted, whatever came after. */
export const acceptedStates: readonly SubmissionState[] = ['accepted', 'confirmed', 'scheduled'];

/** Whether a submission may go from one state to another. */
export const mayBecome = (from: SubmissionState, to: SubmissionState): boolean =>
  submissionSteps[from].includes(to);

/** Whether it becomes a session of its own once it has no place yet: an accepted workshop or presentation of experience. */
export const becomesSession = ({
  kind,
  state,
}: {
  readonly kind: SubmissionKind;
  readonly state: SubmissionState;
}): boolean => kind !== 'paper' && acceptedStates.includes(state);
