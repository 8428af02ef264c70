import { type CalendarDay, dayParts, hijriOf, toLatinDigits } from '../../../../platform/language/index.ts';

/** Earliest year of birth, Gregorian, and the last Hijri year taken for one: what lies between is neither. */
const EARLIEST = 1900;
const LAST_HIJRI = 1500;
/** Days of a Hijri year on average, and the day on which the year 1300 began. */
const HIJRI_DAYS = 354.36707;
const FIRST_1300 = Date.UTC(1882, 10, 12);

const numbers = (text: string): readonly number[] | undefined => {
  const parts = /^(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})$/.exec(toLatinDigits(text.trim()));
  if (parts === null) return undefined;
  const [first = 0, month = 0, last = 0] = parts.slice(1).map(Number);
  return first > 31 ? [first, month, last] : [last, month, first];
};

const pad = (value: number, length = 2): string => String(value).padStart(length, '0');

const isDay = (year: number, month: number, day: number): boolean => {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
};

/** The Gregorian day of an Umm al-Qura date; undefined for one that there is not. */
function gregorianOf(year: number, month: number, day: number): CalendarDay | undefined {
  const about = FIRST_1300 + ((year - 1300) * HIJRI_DAYS + (month - 1) * 29.53 + day - 1) * 86_400_000;
  for (let shift = -4; shift <= 4; shift += 1) {
    const candidate = new Date(about + shift * 86_400_000).toISOString().slice(0, 10);
    const found = hijriOf(candidate);
    if (found?.year === year && found.month === month && found.day === day) return candidate;
  }
  return undefined;
}

/**
 * A date of birth as people type it: Gregorian or Hijri (Umm al-Qura), year first or last, in digits of either script.
 * @example readBirthDate('١٤٠٥/٣/١٢', '2026-11-22') // { day: '1984-12-05', hijri: true }
 * @returns the Gregorian day, or the code of what is wrong with it
 */
export function readBirthDate(
  text: string,
  today: CalendarDay,
): { readonly day: CalendarDay; readonly hijri: boolean } | { readonly fault: string } {
  const read = numbers(text);
  if (read === undefined) return { fault: 'birth-date-form' };
  const [year = 0, month = 0, day = 0] = read;
  const hijri = year >= 1300 && year <= LAST_HIJRI;
  if (!hijri && year < EARLIEST) return { fault: 'birth-date-year' };
  const found = hijri
    ? gregorianOf(year, month, day)
    : isDay(year, month, day)
      ? `${pad(year, 4)}-${pad(month)}-${pad(day)}`
      : undefined;
  if (found === undefined) return { fault: 'birth-date-missing' };
  if (found > today || dayParts(found).year < EARLIEST) return { fault: 'birth-date-year' };
  return { day: found, hijri };
}
