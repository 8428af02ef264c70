import type { RegistrationRow } from '../store/registrations.ts';

/** By what somebody comes to a registration: its id, the secret of its link, or both. */
export interface RegistrationKey {
  readonly id?: string | undefined;
  readonly secret?: string | undefined;
}

/** As whom somebody stands before a registration: whose it is, or one who works on registrations. */
export type Standing = 'own' | 'staff';

/**
 * What the log of changes keeps of a registration: neither its secret nor what was answered, which goes with the
 * registration when somebody's data are erased.
 */
export const said = ({
  id,
  formId,
  attendeeId,
  code,
  state,
  number,
  submittedAt,
  decidedAt,
  reason,
  cancelledAt,
  version,
}: RegistrationRow) => ({
  id,
  formId,
  attendeeId,
  code,
  state,
  number,
  submittedAt,
  decidedAt,
  reason,
  cancelledAt,
  version,
});
