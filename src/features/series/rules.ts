import { addDays, daysBetween, weekdayOf } from '../../platform/language/index.ts';

/** First and last day of an edition, as `YYYY-MM-DD` in its own time zone. */
export interface EditionDays {
  readonly startsOn: string;
  readonly endsOn: string;
}

/** Longest edition that is taken for a forum and not for a slip of the pen, in days. */
export const LONGEST_EDITION = 60;

/** Whether the runtime knows the IANA name: `Asia/Riyadh` does, `Riyadh` and `+03:00` do not. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z_]+(?:\/[A-Za-z0-9_+-]+)*$/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The same day of the month so many months later; the 31st becomes the last day of a shorter month. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const index = year * 12 + (month - 1) + months;
  const [newYear, newMonth] = [Math.floor(index / 12), (index % 12) + 1];
  const newDate = Math.min(date, daysInMonth(newYear, newMonth));
  return `${newYear}-${String(newMonth).padStart(2, '0')}-${String(newDate).padStart(2, '0')}`;
}

/**
 * Days proposed for the next edition: a cadence later, beginning on the same weekday (the nearest one), as long as the
 * last. A forum that began on a Monday in November begins on a Monday in November two years on.
 */
export function proposeNextDays(last: EditionDays, cadenceMonths: number): EditionDays {
  const sameDate = addMonths(last.startsOn, cadenceMonths);
  const shift = (weekdayOf(last.startsOn) - weekdayOf(sameDate) + 7) % 7;
  const startsOn = addDays(sameDate, shift > 3 ? shift - 7 : shift);
  return { startsOn, endsOn: addDays(startsOn, daysBetween(last.startsOn, last.endsOn)) };
}
