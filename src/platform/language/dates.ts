import {
  type CalendarDay,
  type DateParts,
  type DateSettings,
  dayOf,
  dayParts,
  hijriOf,
  weekdayOf,
} from './calendar.ts';
import { inDigits } from './digits.ts';
import { hijriMonthName, monthName, weekdayName } from './month-names.ts';
import type { GrammaticalCase } from './ordinals.ts';

/** Which parts of a Gregorian date are written. */
export interface DateStyle {
  /** Default false. */
  readonly weekday?: boolean;
  /** Default true. */
  readonly year?: boolean;
}

/** A Gregorian year in the digits of the edition, with م where it stands beside a Hijri one. */
export const gregorianYear = (year: number, settings: DateSettings, era: boolean): string =>
  `${inDigits(String(year), settings)}${era && settings.language === 'ar' ? 'م' : ''}`;

/** A Hijri year with its mark: «1438هـ», "1438 AH". */
export const hijriYear = (year: number, settings: DateSettings): string =>
  `${inDigits(String(year), settings)}${settings.language === 'ar' ? 'هـ' : ' AH'}`;

/** Day and month of a Gregorian date: «16 نوفمبر». */
export const gregorianDayMonth = (parts: DateParts, settings: DateSettings): string =>
  `${inDigits(String(parts.day), settings)} ${monthName(parts.month, settings.language, settings.monthNames)}`;

/** Day and month of a Hijri date: «16 صفر». */
export const hijriDayMonth = (parts: DateParts, settings: DateSettings): string =>
  `${inDigits(String(parts.day), settings)} ${hijriMonthName(parts.month, settings.language)}`;

/** The Hijri date of a day, or `undefined` when the edition shows none or no table covers it. */
export const shownHijri = (day: CalendarDay, settings: DateSettings): DateParts | undefined =>
  settings.hijri.show ? hijriOf(day, settings.hijri.adjust) : undefined;

/** Puts one calendar's date beside the other's: «… الموافق …», "… (…)". */
export const besideOther = (one: string, other: string, settings: DateSettings): string =>
  settings.language === 'ar' ? `${one} الموافق ${other}` : `${one} (${other})`;

/** Name of the day of the week. */
export function weekday(date: CalendarDay | Date, settings: DateSettings): string {
  return weekdayName(weekdayOf(dayOf(date, settings.timeZone)), settings.language);
}

const withWeekday = (day: CalendarDay, rest: string, settings: DateSettings): string =>
  `${weekday(day, settings)}${settings.language === 'ar' ? ' ' : ', '}${rest}`;

/** The Gregorian date alone: «16 نوفمبر 2016», with the weekday «الأربعاء 16 نوفمبر 2016», without the year «16 نوفمبر». */
export function gregorianDate(
  date: CalendarDay | Date,
  settings: DateSettings,
  style: DateStyle = {},
): string {
  const day = dayOf(date, settings.timeZone);
  const parts = dayParts(day);
  const dayMonth = gregorianDayMonth(parts, settings);
  const text = style.year === false ? dayMonth : `${dayMonth} ${gregorianYear(parts.year, settings, false)}`;
  return style.weekday ? withWeekday(day, text, settings) : text;
}

/** The Hijri date alone, for the line under a Gregorian one: «16 صفر 1438هـ»; empty when the edition shows none. */
export function hijriDate(date: CalendarDay | Date, settings: DateSettings): string {
  const hijri = shownHijri(dayOf(date, settings.timeZone), settings);
  return hijri ? `${hijriDayMonth(hijri, settings)} ${hijriYear(hijri.year, settings)}` : '';
}

/** Says, where the host state's calendar differs from Umm al-Qura, whose Hijri date it is; empty where it does not. */
export function hijriNote(settings: DateSettings): string {
  if (!settings.hijri.show || settings.hijri.adjust === 0) return '';
  return settings.language === 'ar' ? 'بحسب تقويم الدولة المضيفة' : 'by the calendar of the host state';
}

/**
 * The date by the official formula, in both calendars: «الأربعاء 16 صفر 1438هـ الموافق 16 نوفمبر 2016م»;
 * "Wednesday, 16 November 2016 (16 Safar 1438 AH)". Without Hijri dates: «الأربعاء 16 نوفمبر 2016».
 */
export function fullDate(date: CalendarDay | Date, settings: DateSettings): string {
  const day = dayOf(date, settings.timeZone);
  const hijri = hijriDate(day, settings);
  if (hijri === '') return gregorianDate(day, settings, { weekday: true });
  const parts = dayParts(day);
  const gregorian = `${gregorianDayMonth(parts, settings)} ${gregorianYear(parts.year, settings, true)}`;
  const text = settings.hijri.first
    ? besideOther(hijri, gregorian, settings)
    : besideOther(gregorian, hijri, settings);
  return withWeekday(day, withNote(text, settings), settings);
}

/** Adds {@link hijriNote} to a text in both calendars. */
export const withNote = (text: string, settings: DateSettings): string => {
  const note = hijriNote(settings);
  if (note === '') return text;
  return settings.language === 'ar' ? `${text} (${note})` : `${text}, ${note}`;
};

/** The date for tables and cards, one calendar, no weekday: «16 نوفمبر 2016». */
export function shortDate(date: CalendarDay | Date, settings: DateSettings): string {
  return gregorianDate(date, settings);
}

/** The date for day tabs: «الأربعاء 16 نوفمبر», "Wednesday, 16 November". */
export function dayLabel(date: CalendarDay | Date, settings: DateSettings): string {
  return gregorianDate(date, settings, { weekday: true, year: false });
}

/** Month and year: «نوفمبر 2016»; the Hijri one «صفر 1438هـ», after a preposition «في ذي القعدة 1438هـ». */
export function monthYear(
  date: CalendarDay | Date,
  settings: DateSettings,
  calendar: 'gregorian' | 'hijri' = 'gregorian',
  grammaticalCase: GrammaticalCase = 'nom',
): string {
  const day = dayOf(date, settings.timeZone);
  if (calendar === 'gregorian') {
    const parts = dayParts(day);
    const name = monthName(parts.month, settings.language, settings.monthNames);
    return `${name} ${gregorianYear(parts.year, settings, false)}`;
  }
  const hijri = hijriOf(day, settings.hijri.adjust);
  if (!hijri) return '';
  return `${hijriMonthName(hijri.month, settings.language, grammaticalCase)} ${hijriYear(hijri.year, settings)}`;
}
