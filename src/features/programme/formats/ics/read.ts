/** Reads iCalendar (RFC 5545 and 7986): every VEVENT is a session. */

import ICAL from 'ical.js';
import {
  type Assembly,
  createAssembly,
  type FoundConference,
  type FoundSession,
  present,
  someText,
} from '../assembly.ts';
import { plainText } from '../characters.ts';
import type { ReadHint } from '../event.ts';
import { validGuid } from '../identifiers.ts';
import { defaultSlotDuration, type FileText, type ScheduleFile, type ScheduleLink } from '../model.ts';
import { type NoticeList, ScheduleFormatError } from '../notices.ts';
import { splitText, type TextStyle } from '../text.ts';
import { isTimeZone } from '../times.ts';
import { type CalendarComponent, parseCalendars } from './lines.ts';
import { ownProperties, withoutPeople } from './own.ts';
import { type CalendarProperties, createCalendarProperties, parameterOf } from './properties.ts';
import { type CalendarZones, createCalendarZones } from './zones.ts';

const someOf = (
  value: string | undefined,
  style: TextStyle,
  hint: string | undefined,
): FileText | undefined => someText(splitText(plainText(value ?? ''), style, hint));

/** Feeds name a session `<guid>@<host>`; the guid is the same in every format, the host may move. */
const guidOf = (uid: string | undefined): string | undefined => validGuid(uid?.split('@')[0]);

const linksOf = (event: CalendarProperties, name: string): ScheduleLink[] =>
  event.all(name).flatMap((found) => {
    const url = event.address(found);
    const title = parameterOf(found, 'label') ?? parameterOf(found, 'filename');
    return url === undefined
      ? []
      : [present<ScheduleLink>({ url, title, type: parameterOf(found, 'fmttype') })];
  });

/** Minutes from start to end: DTEND, else DURATION, else a day for a date and the grid for a time. */
const minutesOf = (event: CalendarProperties, start: Date | undefined, zones: CalendarZones): number => {
  const end = event.first('DTEND');
  const duration: unknown = event.first('DURATION')?.property.getFirstValue();
  const until = end && zones.instant(end);
  if (start && until && until >= start) return Math.round((until.getTime() - start.getTime()) / 60_000);
  if (duration instanceof ICAL.Duration) return Math.max(0, Math.round(duration.toSeconds() / 60));
  return event.first('DTSTART')?.property.type === 'date' ? 24 * 60 : defaultSlotDuration;
};

const readEvent = (
  component: CalendarComponent,
  zones: CalendarZones,
  hint: ReadHint,
  withdrawn: boolean,
  notices: NoticeList,
): FoundSession => {
  const path = 'VCALENDAR/VEVENT';
  const event = createCalendarProperties(component, path, notices);
  const begin = event.first('DTSTART');
  const start = begin && zones.instant(begin);
  if (begin && !start)
    notices.add('invalidValue', begin.line, `${path}/DTSTART`, begin.written, 'no date or time', 'date-time');
  const duration = minutesOf(event, start, zones);
  if (begin?.property.type === 'date') {
    const message = `a day without a time; taken for ${duration / 60} hours from midnight`;
    notices.add('invalidValue', begin.line, `${path}/DTSTART`, begin.written, message, 'date-time');
  }
  const uid = event.string('UID');
  const occurrence = event.first('RECURRENCE-ID')?.written.trim();
  for (const found of ['RRULE', 'RDATE', 'EXDATE'].flatMap(event.all)) {
    notices.add(
      'repetition',
      found.line,
      `${path}/${found.name}`,
      found.written,
      'only the first occurrence was read',
    );
  }
  const [track, ...others] = event.strings('CATEGORIES');
  if (others.length > 0) {
    const line = event.first('CATEGORIES')?.line ?? component.line;
    notices.add(
      'invalidValue',
      line,
      `${path}/CATEGORIES`,
      others.join(', '),
      'a session has one theme; the first counts',
      'one-theme',
    );
  }
  const summary = event.first('SUMMARY');
  const language = summary && parameterOf(summary, 'language');
  const modified = event.first('LAST-MODIFIED');
  const sequence = Number(event.string('SEQUENCE') ?? Number.NaN);
  const found = present<FoundSession>({
    line: component.line,
    path,
    places: {
      start: { line: begin?.line ?? component.line, path: `${path}/DTSTART` },
      title: { line: (event.first('SUMMARY') ?? component).line, path: `${path}/SUMMARY` },
      duration: { line: (event.first('DTEND', 'DURATION') ?? component).line, path: `${path}/DTEND` },
    },
    guid: occurrence === undefined ? guidOf(uid) : undefined,
    uid: occurrence === undefined ? uid : `${uid ?? ''}/${occurrence}`,
    title: someOf(event.string('SUMMARY'), 'line', language ?? hint.language) ?? {},
    description: withoutPeople(event, someOf(event.string('DESCRIPTION'), 'block', hint.language)),
    room: someOf(event.string('LOCATION'), 'line', hint.language),
    track: someOf(track, 'line', hint.language),
    start,
    duration,
    cancelled: withdrawn || event.string('STATUS')?.toUpperCase() === 'CANCELLED',
    roles: [],
    links: linksOf(event, 'CONFERENCE'),
    attachments: linksOf(event, 'ATTACH'),
    url: event.address(event.first('URL')),
    sequence: Number.isInteger(sequence) && sequence >= 0 ? sequence : undefined,
    lastModified: modified && zones.instant(modified),
  });
  event.finish();
  return found;
};

/** The zone that the calendar names, else that of its first event, else the hint's. */
const zoneOf = (
  calendar: CalendarComponent,
  head: CalendarProperties,
  hint: ReadHint,
  notices: NoticeList,
): string | undefined => {
  const named = head.first('X-WR-TIMEZONE');
  const written = named?.written.trim();
  if (written !== undefined && isTimeZone(written)) return written;
  if (named)
    notices.add(
      'invalidValue',
      named.line,
      'VCALENDAR/X-WR-TIMEZONE',
      named.written,
      'no time zone of this name is known',
      'time-zone',
    );
  const zones = createCalendarZones(calendar, 'UTC', notices);
  for (const event of calendar.components) {
    const begin = event.properties.find((property) => property.name === 'DTSTART');
    const name = event.name === 'VEVENT' && begin ? zones.nameOf(begin) : undefined;
    if (name !== undefined) return name;
  }
  if (hint.timeZone !== undefined && isTimeZone(hint.timeZone)) return hint.timeZone;
  const message = 'the calendar names no time zone; times without one are read as UTC';
  notices.add('timeZoneMissing', calendar.line, 'VCALENDAR', '', message);
  return undefined;
};

const readCalendar = (
  calendar: CalendarComponent,
  hint: ReadHint,
  assembly: Assembly,
  notices: NoticeList,
): FoundConference => {
  const head = createCalendarProperties(calendar, 'VCALENDAR', notices);
  const timeZone = zoneOf(calendar, head, hint, notices);
  const zones = createCalendarZones(calendar, timeZone ?? 'UTC', notices);
  const withdrawn = head.string('METHOD')?.toUpperCase() === 'CANCEL';
  for (const component of calendar.components) {
    if (component.name === 'VEVENT') assembly.session(readEvent(component, zones, hint, withdrawn, notices));
  }
  const conference = present<FoundConference>({
    title: someOf(head.string('NAME', 'X-WR-CALNAME'), 'line', hint.language) ?? {},
    description: someOf(head.string('DESCRIPTION', 'X-WR-CALDESC'), 'block', hint.language),
    acronym: '',
    timeZone,
    version: '',
    slotDuration: defaultSlotDuration,
    url: head.address(head.first('URL')),
    part: head.string(ownProperties.part)?.toUpperCase() === 'TRUE' || undefined,
  });
  head.finish();
  return conference;
};

/**
 * Reads a calendar file, all events of all its calendars; the first calendar gives the name and the zone. Throws `ScheduleFormatError` where there is nothing to read.
 */
export const readCalendarFile = (text: string, hint: ReadHint, notices: NoticeList): ScheduleFile => {
  const assembly = createAssembly(notices);
  const [first] = parseCalendars(text, notices).map((calendar) =>
    readCalendar(calendar, hint, assembly, notices),
  );
  if (!first) throw new ScheduleFormatError('schedule-file-unknown', 'the file holds no calendar', 1);
  const model = assembly.finish(first);
  if (model.sessions.length === 0) {
    throw new ScheduleFormatError('schedule-file-empty', 'the calendar has no event', 1);
  }
  return model;
};
