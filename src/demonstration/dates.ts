/** Calendar arithmetic on `YYYY-MM-DD`, free of time zones. */
import type { IsoDate } from './model.ts';

const millisecondsOfDay = 86_400_000;

function toDays(date: IsoDate): number {
  return Date.parse(`${date}T00:00:00Z`) / millisecondsOfDay;
}

/** The date `days` after `date` (before, where negative). */
export function addDays(date: IsoDate, days: number): IsoDate {
  return new Date((toDays(date) + days) * millisecondsOfDay).toISOString().slice(0, 10);
}

/** Day of the week, 0 = Sunday … 6 = Saturday. */
export function weekday(date: IsoDate): number {
  return new Date(toDays(date) * millisecondsOfDay).getUTCDay();
}

const hijri = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
  month: 'numeric',
  day: 'numeric',
  timeZone: 'UTC',
});

/** Month (1–12) and day of the Umm al-Qura calendar. */
function hijriMonthAndDay(date: IsoDate): { readonly month: number; readonly day: number } {
  const parts = hijri.formatToParts(new Date(toDays(date) * millisecondsOfDay));
  const value = (type: 'month' | 'day') => Number(parts.find((part) => part.type === type)?.value);
  return { month: value('month'), day: value('day') };
}

/** Ramadan, the first week of Shawwal, or 1–15 Dhu al-Hijja: no official gathering is set on such a day. */
export function isHolySeason(date: IsoDate): boolean {
  const { month, day } = hijriMonthAndDay(date);
  return month === 9 || (month === 10 && day <= 7) || (month === 12 && day <= 15);
}
