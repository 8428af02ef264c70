import { type CalendarDay, type DateParts, type DateSettings, dayOf, dayParts } from './calendar.ts';
import {
  besideOther,
  fullDate,
  gregorianDate,
  gregorianDayMonth,
  gregorianYear,
  hijriDate,
  hijriDayMonth,
  hijriYear,
  shownHijri,
  withNote,
} from './dates.ts';
import { inDigits } from './digits.ts';

// U+2013 and never the hyphen: beside Arabic a hyphen between figures changes their order, the en dash never does.
const enDash = '–';

interface Calendar {
  readonly dayMonth: (parts: DateParts, settings: DateSettings) => string;
  readonly year: (year: number, settings: DateSettings) => string;
}

const gregorian = (era: boolean): Calendar => ({
  dayMonth: gregorianDayMonth,
  year: (year, settings) => gregorianYear(year, settings, era),
});
const hijri: Calendar = { dayMonth: hijriDayMonth, year: hijriYear };

/** `figures`: «14–16 نوفمبر»; `words`: «من 14 إلى 16 نوفمبر», which also survives copying out of a PDF. */
export type RangeStyle = 'figures' | 'words';

const rangeIn = (
  calendar: Calendar,
  [from, to]: readonly [DateParts, DateParts],
  settings: DateSettings,
  style: RangeStyle,
): string => {
  const until = `${calendar.dayMonth(to, settings)} ${calendar.year(to.year, settings)}`;
  const sameYear = from.year === to.year;
  const sameMonth = sameYear && from.month === to.month;
  const since = sameMonth
    ? inDigits(String(from.day), settings)
    : `${calendar.dayMonth(from, settings)}${sameYear ? '' : ` ${calendar.year(from.year, settings)}`}`;
  if (style === 'words') {
    return settings.language === 'ar' ? `من ${since} إلى ${until}` : `from ${since} to ${until}`;
  }
  // A dash between single figures is tight; between parts that hold spaces it needs air.
  return sameMonth ? `${since}${enDash}${until}` : `${since} ${enDash} ${until}`;
};

const daysIn = (
  from: CalendarDay | Date,
  to: CalendarDay | Date,
  settings: DateSettings,
): readonly [CalendarDay, CalendarDay] => [dayOf(from, settings.timeZone), dayOf(to, settings.timeZone)];

/** The Gregorian days of a period: «14–16 نوفمبر 2016», «30 نوفمبر – 2 ديسمبر 2016»; one day alone as a date. */
export function gregorianRange(
  from: CalendarDay | Date,
  to: CalendarDay | Date,
  settings: DateSettings,
  style: RangeStyle = 'figures',
): string {
  const [first, last] = daysIn(from, to, settings);
  if (first === last) return gregorianDate(first, settings);
  return rangeIn(gregorian(false), [dayParts(first), dayParts(last)], settings, style);
}

/** The Hijri days of a period: «14–16 صفر 1438هـ»; empty when the edition shows none. */
export function hijriRange(
  from: CalendarDay | Date,
  to: CalendarDay | Date,
  settings: DateSettings,
  style: RangeStyle = 'figures',
): string {
  const [first, last] = daysIn(from, to, settings);
  const since = shownHijri(first, settings);
  const until = shownHijri(last, settings);
  if (!since || !until) return '';
  return first === last ? hijriDate(first, settings) : rangeIn(hijri, [since, until], settings, style);
}

const officialRange = (
  first: CalendarDay,
  last: CalendarDay,
  settings: DateSettings,
  leading: RangeStyle,
): string => {
  const since = shownHijri(first, settings);
  const until = shownHijri(last, settings);
  if (!since || !until) return gregorianRange(first, last, settings, leading);
  const western = (style: RangeStyle) =>
    rangeIn(gregorian(true), [dayParts(first), dayParts(last)], settings, style);
  const islamic = (style: RangeStyle) => rangeIn(hijri, [since, until], settings, style);
  const text = settings.hijri.first
    ? besideOther(islamic(leading), western('figures'), settings)
    : besideOther(western(leading), islamic('figures'), settings);
  return withNote(text, settings);
};

/**
 * A period by the official formula: «من 14 إلى 16 صفر 1438هـ الموافق 14–16 نوفمبر 2016م»;
 * "14–16 November 2016 (14–16 Safar 1438 AH)". A period of one day is a {@link fullDate}.
 */
export function dateRange(from: CalendarDay | Date, to: CalendarDay | Date, settings: DateSettings): string {
  const [first, last] = daysIn(from, to, settings);
  if (first === last) return fullDate(first, settings);
  return officialRange(first, last, settings, settings.language === 'ar' ? 'words' : 'figures');
}

/**
 * The period as it stands in letters and on certificates: «خلال المدة من 14 إلى 16 …», "from 14 to 16 November 2016 (…)";
 * one day alone «يوم الأربعاء …», "on Wednesday, …".
 */
export function periodPhrase(
  from: CalendarDay | Date,
  to: CalendarDay | Date,
  settings: DateSettings,
): string {
  const [first, last] = daysIn(from, to, settings);
  const arabic = settings.language === 'ar';
  if (first === last) return `${arabic ? 'يوم' : 'on'} ${fullDate(first, settings)}`;
  return `${arabic ? 'خلال المدة ' : ''}${officialRange(first, last, settings, 'words')}`;
}
