import type { Digits } from './digits.ts';
import type { Language } from './languages.ts';
import type { MonthNames } from './month-names.ts';

/** A day of an edition, `YYYY-MM-DD`, Gregorian, without a zone. */
export type CalendarDay = string;

/** Hijri dates of an edition. */
export interface HijriSettings {
  readonly show: boolean;
  /** Whether the Hijri date leads («16 صفر 1438هـ الموافق …»). */
  readonly first: boolean;
  /** Days by which the host state's calendar runs ahead of (1) or behind (−1) Umm al-Qura, by sighting. */
  readonly adjust: -1 | 0 | 1;
}

/** How an edition writes dates and times. */
export interface DateSettings {
  readonly language: Language;
  /** IANA zone in which instants are shown. */
  readonly timeZone: string;
  readonly digits: Digits;
  readonly monthNames: MonthNames;
  readonly hijri: HijriSettings;
}

/** Settings of a new edition, to be completed with its language and zone. */
export const defaultDateSettings = {
  digits: 'latn',
  monthNames: 'gulf',
  hijri: { show: true, first: false, adjust: 0 },
} as const satisfies Omit<DateSettings, 'language' | 'timeZone'>;

/** Day and time on the clocks of a zone. */
export interface WallClock {
  readonly day: CalendarDay;
  /** 0–23 */
  readonly hour: number;
  readonly minute: number;
}

// Making an Intl formatter costs some 60 µs, using it 1 µs; the zones of one installation are few.
const clocks = new Map<string, Intl.DateTimeFormat>();

const clockOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = clocks.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  clocks.set(timeZone, made);
  return made;
};

const numbersOf = (formatter: Intl.DateTimeFormat, instant: Date): Record<string, number> =>
  Object.fromEntries(formatter.formatToParts(instant).map((part) => [part.type, Number(part.value)]));

const isoDay = (year: number, month: number, day: number): CalendarDay =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** What the clocks of a zone show at an instant. Throws `RangeError` for an unknown zone or an invalid date. */
export function wallClock(instant: Date, timeZone: string): WallClock {
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0 } = numbersOf(clockOf(timeZone), instant);
  return { day: isoDay(year, month, day), hour, minute };
}

/** A Gregorian or Hijri date in figures; months count from 1. */
export interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** An hour of a day in UTC. `Date.UTC` takes the years 0 to 99 for those of the last century. */
const utc = ({ year, month, day }: DateParts, hour: number): Date => {
  const date = new Date(Date.UTC(2000, 0, 1, hour));
  date.setUTCFullYear(year, month - 1, day);
  return date;
};

/** A `YYYY-MM-DD` taken apart. Throws `RangeError` for anything else, 30 February included. */
export function dayParts(day: CalendarDay): DateParts {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  const parts = { year: Number(found?.[1]), month: Number(found?.[2]), day: Number(found?.[3]) };
  const real = utc(parts, 0);
  if (Number.isNaN(real.getTime()) || real.toISOString().slice(0, 10) !== day) {
    throw new RangeError(`a day is written YYYY-MM-DD, got "${day}"`);
  }
  return parts;
}

const noonOf = (day: CalendarDay): Date => {
  return utc(dayParts(day), 12);
};

/** The day of an edition, or the day on which an instant falls in a zone. */
export function dayOf(date: CalendarDay | Date, timeZone: string): CalendarDay {
  if (typeof date !== 'string') return wallClock(date, timeZone).day;
  dayParts(date);
  return date;
}

/** The day so many days later (earlier when negative). */
export function addDays(day: CalendarDay, days: number): CalendarDay {
  const moved = noonOf(day);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}

/** Days from one day to another; negative when `to` lies before `from`. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return Math.round((noonOf(to).getTime() - noonOf(from).getTime()) / 86_400_000);
}

/** Every day of a period, both ends included; none when it ends before it begins. */
export function daysOf(from: CalendarDay, to: CalendarDay): CalendarDay[] {
  return Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, index) => addDays(from, index));
}

/** Day of the week, 0 Sunday – 6 Saturday. */
export function weekdayOf(day: CalendarDay): number {
  return noonOf(day).getUTCDay();
}

const ummAlQura = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
  timeZone: 'UTC',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
});

// A document says the days of its edition over and over, and each costs some 30 µs.
const hijriDays = new Map<string, DateParts | undefined>();
const DAYS_KEPT = 2_000;

/**
 * The Umm al-Qura date of a day, moved by the host state's adjustment.
 *
 * @returns `undefined` outside 1300–1600 AH, for which there is no table: ICU would silently use the civil calendar
 */
export function hijriOf(day: CalendarDay, adjust: HijriSettings['adjust'] = 0): DateParts | undefined {
  const key = `${day} ${adjust}`;
  if (hijriDays.has(key)) return hijriDays.get(key);
  const { year = 0, month = 0, day: date = 0 } = numbersOf(ummAlQura, noonOf(addDays(day, adjust)));
  const found = year >= 1300 && year <= 1600 ? { year, month, day: date } : undefined;
  if (hijriDays.size >= DAYS_KEPT) hijriDays.clear();
  hijriDays.set(key, found);
  return found;
}
