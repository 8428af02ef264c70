import { addDays, type CalendarDay, dayOf, wallClock } from '../../../platform/language/index.ts';

/** Why a wall-clock time names no single instant. */
export type LocalTimeFault = 'missing' | 'doubled';

const MINUTE = 60_000;

/** Minutes by which the clocks of a zone are ahead of UTC at an instant. */
function offsetAt(instant: number, timeZone: string): number {
  const { day, hour, minute } = wallClock(new Date(instant), timeZone);
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return Math.round((Date.UTC(year, month - 1, date, hour, minute) - instant) / MINUTE);
}

/**
 * The instant at which the clocks of a zone show a time of a day.
 * @param day `YYYY-MM-DD`
 * @param time `HH:MM`, 24 hours
 * @returns `missing` when the clocks jump over the time, `doubled` when they show it twice
 */
export function instantAt(day: CalendarDay, time: string, timeZone: string): Date | LocalTimeFault {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const shown = Date.UTC(year, month - 1, date, hour, minute);
  const offsets = new Set([-24, 0, 24].map((hours) => offsetAt(shown + hours * 60 * MINUTE, timeZone)));
  const found = [...offsets]
    .map((offset) => shown - offset * MINUTE)
    .filter((instant) => offsetAt(instant, timeZone) * MINUTE + instant === shown);
  const [instant] = found;
  if (instant === undefined) return 'missing';
  return found.length > 1 ? 'doubled' : new Date(instant);
}

/** A time of day as people type it, in figures of either shape read before: `9:30`, `09:30`; undefined otherwise. */
export function readTime(typed: string): string | undefined {
  const [, hour = '', minute = ''] = /^(\d{1,2})[:.](\d{2})(?::00)?$/.exec(typed.trim()) ?? [];
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59) return undefined;
  return `${hour.padStart(2, '0')}:${minute}`;
}

/** What the clocks of a zone show, as a form writes it: day and `HH:MM`. */
export function localTime(
  instant: Date,
  timeZone: string,
): { readonly day: CalendarDay; readonly time: string } {
  const { day, hour, minute } = wallClock(instant, timeZone);
  return { day, time: `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` };
}

/**
 * As {@link instantAt}; a time that is still written as a form wrote `standing` is that instant. So what nobody touched
 * stays what it was, also in an hour that the clocks show twice.
 */
export function instantUnless(
  standing: Date | null | undefined,
  day: CalendarDay,
  time: string,
  timeZone: string,
): Date | LocalTimeFault {
  if (standing != null) {
    const shown = localTime(standing, timeZone);
    if (shown.day === day && shown.time === time) return standing;
  }
  return instantAt(day, time, timeZone);
}

/** Days on which an edition's sessions may lie. */
export interface EditionDays {
  readonly startsOn: CalendarDay;
  readonly endsOn: CalendarDay;
  readonly timeZone: string;
}

/** Longest session, in hours: what is longer is a slip of the pen. */
const LONGEST_SESSION = 24;
/** The night after the last day belongs to it until this hour. */
const NIGHT_ENDS = 6;

export type PeriodFault = 'end-before-start' | 'session-too-long' | 'outside-edition';

/** What is wrong with a session's time; undefined when nothing is. */
export function periodFault(startsAt: Date, endsAt: Date, days: EditionDays): PeriodFault | undefined {
  if (endsAt <= startsAt) return 'end-before-start';
  if (endsAt.getTime() - startsAt.getTime() > LONGEST_SESSION * 60 * MINUTE) return 'session-too-long';
  const first = dayOf(startsAt, days.timeZone);
  const end = wallClock(endsAt, days.timeZone);
  const night = addDays(days.endsOn, 1);
  const late =
    end.day > night ||
    (end.day === night && (end.hour > NIGHT_ENDS || (end.hour === NIGHT_ENDS && end.minute > 0)));
  return first < days.startsOn || first > days.endsOn || late ? 'outside-edition' : undefined;
}

const STEP = 15 * MINUTE;

/** The first instant of a day in a zone, also where its clocks jump over midnight. */
export function startOfDay(day: CalendarDay, timeZone: string): Date {
  const midnight = instantAt(day, '00:00', timeZone);
  if (midnight instanceof Date) return midnight;
  // Zones lie within 14 hours of UTC, and change their clocks at quarters of an hour.
  let at = Date.parse(`${day}T00:00:00Z`) - 15 * 60 * MINUTE;
  while (dayOf(new Date(at), timeZone) !== day) at += STEP;
  return new Date(at);
}
