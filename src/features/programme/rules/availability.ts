import { addDays } from '../../../platform/language/index.ts';
import type { AvailabilityKind, availabilityOf } from '../tables.ts';
import { type EditionDays, periodFault, startOfDay } from './times.ts';

/** What may be available: a person, a room, a session. */
export type AvailabilityOf = (typeof availabilityOf)[number];

/** A time at which something can be had or not. */
export interface AvailabilityPeriod {
  readonly kind: AvailabilityKind;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly note: string | null;
}

/** Most periods of one person, room or session. */
export const PERIODS = 60;

/** What a period may say of each: that it is never outside of a time, of sessions alone. */
export const kindsOf: Readonly<Record<AvailabilityOf, readonly AvailabilityKind[]>> = {
  person: ['unavailable', 'undesired', 'preferred'],
  room: ['unavailable'],
  session: ['only', 'unavailable', 'undesired', 'preferred'],
};

/** What is wrong with one period. */
export interface AvailabilityFault {
  readonly index: number;
  readonly field: 'startsAt' | 'endsAt' | 'kind';
  readonly code: 'end-before-start' | 'period-outside-edition' | 'kind-not-for-this' | 'periods-contradict';
}

const welcome = (kind: AvailabilityKind): boolean => kind === 'preferred' || kind === 'only';

/** Whether two periods say of the same time that it is out of the question and that it is welcome. */
const contradict = (one: AvailabilityPeriod, other: AvailabilityPeriod): boolean =>
  one.startsAt < other.endsAt &&
  other.startsAt < one.endsAt &&
  one.kind !== other.kind &&
  [one, other].some(({ kind }) => kind === 'unavailable') &&
  [one, other].some(({ kind }) => welcome(kind));

/** The night after the last day belongs to it, as it does for sessions. */
function outside({ startsAt, endsAt }: AvailabilityPeriod, days: EditionDays): boolean {
  const last = startOfDay(addDays(days.endsOn, 1), days.timeZone);
  const late = endsAt > last && periodFault(new Date(last.getTime() - 60_000), endsAt, days) !== undefined;
  return startsAt < startOfDay(days.startsOn, days.timeZone) || startsAt >= last || late;
}

/** Everything that is wrong with the periods of one person, room or session: each at most once. */
export function availabilityFaults(
  of: AvailabilityOf,
  periods: readonly AvailabilityPeriod[],
  days: EditionDays,
): AvailabilityFault[] {
  return periods.flatMap((period, index): AvailabilityFault[] => {
    if (!kindsOf[of].includes(period.kind)) return [{ index, field: 'kind', code: 'kind-not-for-this' }];
    if (period.endsAt <= period.startsAt) return [{ index, field: 'endsAt', code: 'end-before-start' }];
    if (outside(period, days)) return [{ index, field: 'startsAt', code: 'period-outside-edition' }];
    const before = periods.slice(0, index);
    return before.some((other) => contradict(other, period))
      ? [{ index, field: 'kind', code: 'periods-contradict' }]
      : [];
  });
}
