/**
 * Definitions of time zones for calendars (RFC 5545, 3.6.5), cut to the span of the events they serve. Made from the
 * zone data that the events' instants were made from, so the two never disagree, as they may with definitions from a
 * package of another date.
 */

import { DateTime } from 'luxon';

/** A week in minutes: no zone changes twice within one. */
const step = 7 * 24 * 60;

interface Transition {
  /** First moment of the new offset. */
  at: DateTime;
  /** Minutes east of UTC before and after. */
  from: number;
  to: number;
  daylight: boolean;
}

const minuteOf = (instant: Date): number => Math.floor(instant.getTime() / 60_000);
const atMinute = (minute: number, zone: string): DateTime => DateTime.fromSeconds(minute * 60, { zone });

/** The first minute with the offset of `late`, by halving. */
const onset = (early: number, late: number, zone: string): number => {
  const before = atMinute(early, zone).offset;
  let [low, high] = [early, late];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (atMinute(middle, zone).offset === before) low = middle;
    else high = middle;
  }
  return high;
};

const transitionsOf = (zone: string, first: number, last: number): Transition[] => {
  const found: Transition[] = [];
  for (let minute = first; minute < last; minute += step) {
    const next = Math.min(minute + step, last);
    const from = atMinute(minute, zone).offset;
    if (atMinute(next, zone).offset === from) continue;
    const at = atMinute(onset(minute, next, zone), zone);
    found.push({ at, from, to: at.offset, daylight: at.isInDST });
  }
  return found;
};

/** `+0300`. */
const utcOffset = (minutes: number): string => {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}${String(rest).padStart(2, '0')}`;
};

/** The local time of an onset counts by the offset that ends. */
const observance = (transition: Transition): string[] => {
  const name = transition.daylight ? 'DAYLIGHT' : 'STANDARD';
  const local = transition.at.toUTC().plus({ minutes: transition.from });
  return [
    `BEGIN:${name}`,
    `DTSTART:${local.toFormat("yyyyLLdd'T'HHmmss")}`,
    `TZOFFSETFROM:${utcOffset(transition.from)}`,
    `TZOFFSETTO:${utcOffset(transition.to)}`,
    `TZNAME:${utcOffset(transition.to).replace(/00$/, '')}`,
    `END:${name}`,
  ];
};

/** A VTIMEZONE that is right in every year from that of `from` to that of `to`; lines end in CRLF. */
export const vtimezone = (zone: string, from: Date, to: Date): string => {
  const first = DateTime.fromJSDate(from, { zone }).startOf('year');
  const last = DateTime.fromJSDate(to, { zone }).endOf('year');
  const opening: Transition = { at: first, from: first.offset, to: first.offset, daylight: first.isInDST };
  const transitions = transitionsOf(zone, minuteOf(first.toJSDate()), minuteOf(last.toJSDate()));
  const observances = [opening, ...transitions].flatMap(observance);
  return ['BEGIN:VTIMEZONE', `TZID:${zone}`, ...observances, 'END:VTIMEZONE', ''].join('\r\n');
};
