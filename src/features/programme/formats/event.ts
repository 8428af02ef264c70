/** What an event has in common in schedule.xml and schedule.json: the names of its fields are the same in both. */

import { type FoundConference, type FoundSession, present, someText } from './assembly.ts';
import { plainText, webAddress } from './characters.ts';
import { defaultSlotDuration, type FileText, type ScheduleLink } from './model.ts';
import type { Expectation, NoticeList, Place } from './notices.ts';
import type { Source } from './source.ts';
import { instantOn, isTimeZone, parseDay, parseDuration, parseInstant, parseTimeOfDay } from './times.ts';

/** What the caller knows where the file is silent. */
export interface ReadHint {
  /** Zone of times without an offset when the file names none: an IANA name. */
  timeZone?: string;
  /** Language of texts without letters, and of mixed ones in doubt: `ar` or `en`. */
  language?: string;
}

/** What holds for every event of the file. */
export interface EventContext {
  notices: NoticeList;
  /** Zone of times without an offset. */
  zone: string;
  language: string | undefined;
  slotDuration: number;
  baseUrl: string | undefined;
  /** The file counts days in durations of three parts. */
  daysFirst: boolean;
  /** Minutes after midnight up to which an event belongs to the night before. */
  dayChange: number;
}

/** Running text: HTML made plain. */
export const readBlock = (source: Source, name: string, hint: string | undefined): FileText | undefined => {
  const text = source.text(name, 'block', hint);
  return text && present<FileText>({ ar: text.ar && plainText(text.ar), en: text.en && plainText(text.en) });
};

const complain = (
  notices: NoticeList,
  source: Source,
  name: string,
  value: string,
  message: string,
  expected: Expectation,
): void =>
  notices.add('invalidValue', source.lineOf(name), `${source.path}/${name}`, value, message, expected);

/** Where a field of a source stands. */
export const placeOfField = (source: Source, name: string): Place => ({
  line: source.lineOf(name),
  path: `${source.path}/${name}`,
});

/**
 * A public web address, made absolute where the file gives a base. Anything else, `mailto:` and `javascript:` too, is
 * listed and left out.
 */
export const readAddress = (
  source: Source,
  name: string,
  written: string | undefined,
  base: string | undefined,
  notices: NoticeList,
): string | undefined => {
  if (written === undefined || written.startsWith('urn:uuid:')) return undefined;
  const relative = base !== undefined && !URL.canParse(written) && URL.canParse(written, base);
  const address = webAddress(relative ? new URL(written, base).href : written);
  if (address === undefined) complain(notices, source, name, written, 'no public web address', 'web-address');
  return address;
};

/** The file's zone, else the hint's; without either a notice, and times without an offset are UTC. */
const readZone = (
  source: Source,
  written: string | undefined,
  hint: ReadHint,
  notices: NoticeList,
): string | undefined => {
  if (written !== undefined && isTimeZone(written)) return written;
  if (written !== undefined) {
    complain(notices, source, 'time_zone_name', written, 'no time zone of this name is known', 'time-zone');
  }
  if (hint.timeZone !== undefined && isTimeZone(hint.timeZone)) return hint.timeZone;
  const message = 'the file names no time zone; times without an offset are read as UTC';
  notices.add('timeZoneMissing', source.line, source.path, written ?? '', message);
  return undefined;
};

const readDate = (source: Source, name: 'start' | 'end', notices: NoticeList): string | undefined => {
  const written = source.string(name);
  const day = written === undefined ? undefined : parseDay(written);
  if (written !== undefined && day === undefined) complain(notices, source, name, written, 'no date', 'date');
  return day;
};

/** What both formats say of the conference; title and the rest of its face is the same too. */
export const readConference = (source: Source, hint: ReadHint, notices: NoticeList): FoundConference => {
  const slot = source.string('timeslot_duration');
  const address = (name: string): string | undefined =>
    readAddress(source, name, source.string(name), undefined, notices);
  return present<FoundConference>({
    title: source.text('title', 'line', hint.language) ?? {},
    subtitle: source.text('subtitle', 'line', hint.language),
    description: readBlock(source, 'description', hint.language),
    acronym: source.string('acronym') ?? '',
    start: readDate(source, 'start', notices),
    end: readDate(source, 'end', notices),
    timeZone: readZone(source, source.string('time_zone_name'), hint, notices),
    version: source.string('version') ?? source.string('release') ?? '',
    slotDuration: (slot === undefined ? undefined : parseDuration(slot)) || defaultSlotDuration,
    url: address('url'),
    baseUrl: address('base_url'),
    logo: address('logo'),
    venue: source.string('venue'),
    city: source.string('city'),
  });
};

/**
 * Organisers leave the hour at which a day ends at whatever their system proposes (FOSDEM: nine in the morning, with
 * sessions before); nothing after six belongs to the night before.
 */
const latestDayChange = 6 * 60;

/** Minutes after midnight that still belong to the day before, from the conference's `day_change`. */
export const readDayChange = (source: Source): number =>
  Math.min(parseTimeOfDay(source.string('day_change') ?? '') ?? 0, latestDayChange);

/** `date` wins; without one the time of day counts on the day that the event is listed under. */
const readStart = (source: Source, day: string | undefined, context: EventContext): Date | undefined => {
  const { notices, zone } = context;
  const date = source.string('date');
  const start = source.string('start');
  const instant = date === undefined ? undefined : parseInstant(date, zone);
  if (instant) return instant;
  const listed = date === undefined ? day : parseDay(date);
  if (date !== undefined && listed === undefined)
    complain(notices, source, 'date', date, 'no date with time', 'date-time');
  if (start === undefined) return undefined;
  if (/T/.test(start)) return parseInstant(start, zone);
  const minutes = parseTimeOfDay(start);
  if (minutes === undefined) complain(notices, source, 'start', start, 'no time of day', 'time-of-day');
  if (minutes === undefined || (listed ?? day) === undefined) return undefined;
  const shift = date === undefined && minutes < context.dayChange ? 1 : 0;
  return instantOn(listed ?? day ?? '', minutes, zone, shift);
};

const readMinutes = (source: Source, start: Date | undefined, context: EventContext): number => {
  const { notices, zone, slotDuration } = context;
  const written = source.string('duration');
  const minutes = written === undefined ? undefined : parseDuration(written, context.daysFirst);
  const end = source.string('end');
  const until = end === undefined ? undefined : parseInstant(end, zone);
  if (minutes !== undefined) return minutes;
  if (start && until && until > start) return Math.round((until.getTime() - start.getTime()) / 60_000);
  const message = `no duration; ${slotDuration} minutes assumed`;
  complain(notices, source, 'duration', written ?? end ?? '', message, 'duration');
  return slotDuration;
};

/** Both spellings, and the Arabic word as an adjective of either gender. */
const cancelledType = /^(?:cancell?ed|ملغاة|ملغى|ملغاه)$/i;

/** A whole number in text; undefined when it is none. */
export const wholeNumberOf = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;

/** The fields that XML and JSON name alike. `day` is the day, `room` the room that the event is listed under. */
export const readEvent = (
  source: Source,
  identity: { guid: string | undefined; id: string | undefined; code: string | undefined },
  listed: { day: string | undefined; room: FileText | undefined },
  context: EventContext,
): FoundSession => {
  const address = (name: string): string | undefined =>
    readAddress(source, name, source.string(name), context.baseUrl, context.notices);
  const language = source.string('language');
  const hint = language ?? context.language;
  const start = readStart(source, listed.day, context);
  const type = source.string('type');
  const cancelled = type !== undefined && cancelledType.test(type);
  const ownRoom = source.text('room', 'line', context.language);
  return present<FoundSession>({
    line: source.line,
    path: source.path,
    places: {
      start: placeOfField(source, source.string('date') === undefined ? 'start' : 'date'),
      kind: placeOfField(source, 'type'),
      duration: placeOfField(source, 'duration'),
      title: placeOfField(source, 'title'),
      language: placeOfField(source, 'language'),
    },
    guid: identity.guid,
    id: wholeNumberOf(identity.id),
    code: identity.code,
    slug: source.string('slug'),
    title: source.text('title', 'line', hint) ?? {},
    subtitle: source.text('subtitle', 'line', hint),
    abstract: someText(readBlock(source, 'abstract', hint)),
    description: someText(readBlock(source, 'description', hint)),
    language,
    kind: cancelled ? undefined : type,
    track: source.text('track', 'line', context.language),
    room: listed.room ?? ownRoom,
    start,
    duration: readMinutes(source, start, context),
    cancelled,
    roles: [],
    links: [],
    attachments: [],
    url: address('url'),
    feedbackUrl: address('feedback_url'),
    originUrl: address('origin_url'),
    recordingUrl: address('video_download_url'),
    logo: address('logo'),
  });
};

/** A link or an attachment; undefined without an address. `source` is the place that it stands in. */
export const readLink = (
  source: Source,
  found: { url: string | undefined; title: string | undefined; type: string | undefined },
  context: EventContext,
): ScheduleLink | undefined => {
  const url = readAddress(source, 'url', found.url, context.baseUrl, context.notices);
  return url === undefined ? undefined : present<ScheduleLink>({ url, title: found.title, type: found.type });
};
