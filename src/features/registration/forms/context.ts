import type { Database, Tx } from '../../../platform/database/index.ts';
import { textIn } from '../../../platform/language/index.ts';
import type { EditionWhole } from '../../series/index.ts';
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

/** A forum's name over its mails. */
export const mastheadOf = ({ series }: EditionWhole, language: 'ar' | 'en'): string =>
  textIn(series.name, language).text;

/**
 * Reads what the second wall does not show to whoever asks: registrations of a secret or an address. What is found is
 * for them alone who proved that it is theirs.
 */
export function behindWall<T>(database: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  const { widened } = database;
  return database.transaction((tx) => widened(tx, () => work(tx)));
}
