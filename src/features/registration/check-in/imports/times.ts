/** Times and durations as meeting software writes them, in either language and either digits. Pure. */
import { daysBetween, toLatinDigits } from '../../../../platform/language/index.ts';
import { instantAt } from '../../../programme/index.ts';

/** Day and zone of the session that a file is of: 3/12 is March or December by which of them is nearer. */
export interface OfSession {
  /** Local, `YYYY-MM-DD`. */
  readonly day: string;
  readonly timeZone: string;
}

const plain = (text: string): string =>
  toLatinDigits(text)
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069،,]/g, ' ')
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/(?:^|\s)(?:ص|صباحا|صباحًا)(?=\s|$)/g, ' AM')
    .replace(/(?:^|\s)(?:م|مساء|مساءً)(?=\s|$)/g, ' PM')
    .replace(/\s+/g, ' ')
    .trim();

const pad = (value: string | number): string => String(value).padStart(2, '0');
const realDay = (year: string, month: string, day: string): string[] => {
  const text = `${year.length === 2 ? `20${year}` : year}-${pad(month)}-${pad(day)}`;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) ? [text] : [];
};

/** The days that a date may mean. */
function daysOf(text: string, session: OfSession): string[] {
  const ymd = /(?:^|\s)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?=\D|$)/.exec(text);
  if (ymd !== null) return realDay(ymd[1] ?? '', ymd[2] ?? '', ymd[3] ?? '');
  const other = /(?:^|\s)(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?=\D|$)/.exec(text);
  if (other === null) return [session.day];
  const [, one = '', two = '', year = ''] = other;
  return [...realDay(year, two, one), ...realDay(year, one, two)];
}

/**
 * The instant that a cell says. One without an offset is by the clock of the edition; one without a day is of the
 * session's. Only the session's day and those beside it are taken: anything else is another meeting.
 */
export function readMoment(cell: string, session: OfSession): Date | undefined {
  const text = plain(cell);
  const near = (day: string): boolean => Math.abs(daysBetween(session.day, day)) <= 1;
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})$/i.test(text)) {
    const at = new Date(text);
    return Number.isNaN(at.getTime()) || !near(at.toISOString().slice(0, 10)) ? undefined : at;
  }
  const clock = /(?:^|[\sT])(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*(AM|PM)?/i.exec(text);
  if (clock === null) return undefined;
  const [, hours = '', minutes = '', seconds = '0', half] = clock;
  const hour =
    half === undefined ? Number(hours) : (Number(hours) % 12) + (half.toUpperCase() === 'PM' ? 12 : 0);
  if (
    hour > 23 ||
    Number(minutes) > 59 ||
    Number(seconds) > 59 ||
    (half !== undefined && Number(hours) > 12)
  ) {
    return undefined;
  }
  const day = daysOf(text, session)
    .filter(near)
    .toSorted(
      (one, other) => Math.abs(daysBetween(session.day, one)) - Math.abs(daysBetween(session.day, other)),
    )[0];
  if (day === undefined) return undefined;
  const at = instantAt(day, `${pad(hour)}:${minutes}`, session.timeZone);
  return typeof at === 'string' ? undefined : new Date(at.getTime() + Number(seconds) * 1_000);
}

/** Minutes that a cell says: `95`, `1h 35m 20s`, `01:35:20`, `35 دقيقة`. */
export function readMinutes(cell: string): number | undefined {
  const text = toLatinDigits(cell).trim().toLowerCase();
  if (/^\d{1,4}(?:\.\d+)?$/.test(text)) return Number(text);
  const clock = /^(\d{1,2}):(\d{2}):(\d{2})$/.exec(text);
  if (clock !== null) return Number(clock[1]) * 60 + Number(clock[2]) + Number(clock[3]) / 60;
  const part = (unit: RegExp): number | undefined => {
    const found = unit.exec(text)?.[1];
    return found === undefined ? undefined : Number(found);
  };
  const hours = part(/(\d+)\s*(?:h|hr|hrs|hours?|س|ساعة|ساعات)(?![a-z\u0600-\u06ff])/);
  const minutes = part(/(\d+)\s*(?:m|min|mins|minutes?|د|دقيقة|دقائق|دقيقه)(?![a-z\u0600-\u06ff])/);
  const seconds = part(/(\d+)\s*(?:s|sec|secs|seconds?|ث|ثانية|ثوان)(?![a-z\u0600-\u06ff])/);
  if (hours === undefined && minutes === undefined && seconds === undefined) return undefined;
  return (hours ?? 0) * 60 + (minutes ?? 0) + (seconds ?? 0) / 60;
}

/** A time in which somebody was there, in milliseconds since 1970. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

/** Minutes of the session's own time that the spans cover; those that overlap count once. */
export function minutesWithin(spans: readonly Span[], session: Span): number {
  let covered = 0;
  let reached = session.from;
  for (const span of spans.toSorted((one, other) => one.from - other.from)) {
    const from = Math.max(span.from, reached);
    const until = Math.min(span.until, session.until);
    if (until <= from) continue;
    covered += until - from;
    reached = until;
  }
  return Math.round(covered / 60_000);
}
