import type { AttendeeCategory } from '../../../delegations/index.ts';
import type { RegistrationState } from '../../tables.ts';

/** What of somebody decides whether they may have a place. */
export interface Standing {
  readonly category: AttendeeCategory;
  readonly cancelledAt: Date | null;
  readonly erasedAt: Date | null;
  /** Null: they did not come by a form. */
  readonly registration: RegistrationState | null;
  /** Null: no delegation named them. */
  readonly nomination: 'draft' | 'nominated' | 'confirmed' | 'withdrawn' | 'replaced' | null;
  /** Null: nothing was asked for yet. */
  readonly accreditation: string | null;
}

/** States of an accreditation that keep somebody out. */
const keptOut: readonly string[] = ['refused', 'revoked'];

/**
 * Why somebody may have no place, as the code of an error; null: they may. Whoever was confirmed may, as long as
 * accreditation has not refused them; an activity may be for some categories alone.
 */
export function refusalOf(
  { category, cancelledAt, erasedAt, registration, nomination, accreditation }: Standing,
  categories: readonly AttendeeCategory[] | null,
): 'place-not-coming' | 'place-not-confirmed' | 'place-not-for-category' | null {
  if (cancelledAt !== null || erasedAt !== null) return 'place-not-coming';
  if (nomination === 'withdrawn' || nomination === 'replaced') return 'place-not-coming';
  if (accreditation !== null && keptOut.includes(accreditation)) return 'place-not-coming';
  if (registration !== null && registration !== 'confirmed') return 'place-not-confirmed';
  if (nomination !== null && nomination !== 'confirmed') return 'place-not-confirmed';
  return categories === null || categories.includes(category) ? null : 'place-not-for-category';
}

/** Something of one's own at a time. */
export interface Appointment {
  readonly id: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** Those that run at the same time as one, itself left out. */
export const clashesWith = <T extends Appointment>(one: Appointment, others: readonly T[]): T[] =>
  others.filter(
    ({ id, startsAt, endsAt }) => id !== one.id && startsAt < one.endsAt && endsAt > one.startsAt,
  );
