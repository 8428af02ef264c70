/** Times as schedule files write them. Nothing here knows the zone of the process or the present time. */

import { DateTime, IANAZone } from 'luxon';

/** Whether a name is a zone of the IANA database that this runtime knows. */
export const isTimeZone = (name: string): boolean => IANAZone.isValidZone(name);

/**
 * Minutes of a duration: `1:30`, `01:30`, `01:30:00`, `PT1H30M`, or a bare number of minutes. `daysFirst` reads three
 * parts as days, hours and minutes, which is how pretalx writes what lasts a day or longer. Undefined when it is none.
 */
export const parseDuration = (text: string, daysFirst = false): number | undefined => {
  const written = text.trim();
  if (/^\d+$/.test(written)) return Number(written);
  const iso = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(written);
  if (iso && written.length > 2) {
    const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = iso
      .slice(1)
      .map((part) => Number(part ?? 0));
    return ((weeks * 7 + days) * 24 + hours) * 60 + minutes + Math.round(seconds / 60);
  }
  const parts = /^(\d+):(\d{1,2})(?::(\d{1,2}))?$/.exec(written);
  if (!parts) return undefined;
  const [first = 0, second = 0, third] = parts
    .slice(1)
    .map((part) => (part === undefined ? undefined : Number(part)));
  if (third === undefined) return first * 60 + second;
  return daysFirst ? (first * 24 + second) * 60 + third : first * 60 + second + Math.round(third / 60);
};

/** `HH:MM`, hours as many as it takes. */
export const formatDuration = (minutes: number): string => {
  const whole = Math.max(0, Math.round(minutes));
  return `${String(Math.floor(whole / 60)).padStart(2, '0')}:${String(whole % 60).padStart(2, '0')}`;
};

/** Minutes since midnight of `9:30`, `09:30` or `09:30:00`; undefined when it is none. */
export const parseTimeOfDay = (text: string): number | undefined => {
  const parts = /^(\d{1,2}):(\d{2})(?::\d{2})?$/.exec(text.trim());
  const minutes = Number(parts?.[1] ?? 24) * 60 + Number(parts?.[2] ?? 0);
  return minutes < 24 * 60 ? minutes : undefined;
};

/** `YYYY-MM-DD` of a date or of the local part of a date with time; undefined when it is none. */
export const parseDay = (text: string): string | undefined => {
  const day = /^\d{4}-\d{2}-\d{2}(?=$|[T ])/.exec(text.trim())?.[0];
  return day !== undefined && DateTime.fromISO(day, { zone: 'utc' }).isValid ? day : undefined;
};

/** The instant of an ISO 8601 date with time. Its own offset wins; without one it is local to `zone`. */
export const parseInstant = (text: string, zone: string): Date | undefined => {
  const time = DateTime.fromISO(text.trim().replace(' ', 'T'), { zone });
  return time.isValid && /[T ]/.test(text.trim()) ? time.toJSDate() : undefined;
};

/** The instant of a time of day on a day in a zone. `dayShift` 1 is the day after. */
export const instantOn = (day: string, minutes: number, zone: string, dayShift = 0): Date =>
  DateTime.fromISO(day, { zone })
    .plus({ days: dayShift })
    .set({ hour: Math.floor(minutes / 60), minute: minutes % 60 })
    .toJSDate();

/** The day of an instant in a zone, `YYYY-MM-DD`. */
export const dayOf = (instant: Date, zone: string): string => local(instant, zone).toFormat('yyyy-LL-dd');

/** `HH:MM` of an instant in a zone. */
export const clockOf = (instant: Date, zone: string): string => local(instant, zone).toFormat('HH:mm');

/** RFC 3339 with the offset of the zone at that instant, to the second. */
export const rfc3339 = (instant: Date, zone: string): string =>
  local(instant, zone).startOf('second').toISO({ suppressMilliseconds: true }) ?? '';

/** First and last second of a day in a zone; on a day without a midnight the first second is the first there is. */
export const boundsOf = (day: string, zone: string): { start: Date; end: Date } => {
  const start = DateTime.fromISO(day, { zone }).startOf('day');
  return { start: start.toJSDate(), end: start.endOf('day').startOf('second').toJSDate() };
};

const local = (instant: Date, zone: string): DateTime => DateTime.fromJSDate(instant, { zone });

/** The longest range of days that is filled in; beyond it one of the ends is a mistake. */
const longestRange = 366;

/** Every day of the conference and every day with a session, in order. */
export const daysOf = (first: string, last: string, others: readonly string[]): string[] => {
  const days = new Set(others);
  const from = DateTime.fromISO(first, { zone: 'utc' });
  const count = DateTime.fromISO(last, { zone: 'utc' }).diff(from, 'days').days;
  for (let index = 0; index <= count && count < longestRange; index += 1) {
    days.add(from.plus({ days: index }).toFormat('yyyy-LL-dd'));
  }
  return [...days].sort();
};
