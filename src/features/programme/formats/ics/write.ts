/** Writes calendar feeds (RFC 5545, 5546 and 7986). The same model gives the same bytes, whatever the process's zone. */

import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { DateTime } from 'luxon';
import { cleanSchedule } from '../clean.ts';
import { guidOf, validGuid } from '../identifiers.ts';
import {
  type FileLanguage,
  type FileText,
  orderSessions,
  type ScheduleFile,
  type SchedulePerson,
  type ScheduleSession,
} from '../model.ts';
import { joinText } from '../text.ts';
import { isTimeZone } from '../times.ts';
import { vtimezone } from './vtimezone.ts';

export interface CalendarOptions {
  /** DTSTAMP of sessions without a `lastModified`: the instant of the release. */
  stamp: Date;
  /** Name that calendar apps show. Default: the conference's title. */
  name?: string;
  /** Languages shown. Default `both`, Arabic first. */
  language?: FileLanguage;
  /** Minutes after which apps should ask again. Default 60. */
  refreshMinutes?: number;
}

/**
 * What stands behind the `@` of every UID. The session's UUID alone makes a UID unique (RFC 7986, 5.3); the name is the
 * same for every installation and every address of one, since subscribers would see each session twice if it changed.
 */
const uidDomain = 'multaqa';

/** ical-generator writes calendar names as they are; commas and semicolons are escaped as in any text (3.3.11). */
const escapeText = (text: string): string => text.replace(/[\\;,]/g, '\\$&');

/** Arabic lists take the Arabic comma. */
const listOf = (names: readonly string[], language: 'ar' | 'en'): string =>
  names.join(language === 'ar' ? '، ' : ', ');

/** Subtitle, abstract, description and the names of those who appear, in each language that says something. */
const describe = (
  session: ScheduleSession,
  everyone: ReadonlyMap<string, SchedulePerson>,
  language: FileLanguage,
): string => {
  const persons = session.roles.flatMap((role) => everyone.get(role.person) ?? []);
  const names = (code: 'ar' | 'en'): string | undefined =>
    persons.some((person) => person.name[code] !== undefined)
      ? listOf([...new Set(persons.map((person) => joinText(person.name, 'line', code)))], code)
      : undefined;
  const inLanguage = (code: 'ar' | 'en'): string | undefined => {
    const parts = [
      session.subtitle?.[code],
      session.abstract?.[code],
      session.description?.[code],
      names(code),
    ];
    return [...new Set(parts.filter((part) => part !== undefined))].join('\n\n') || undefined;
  };
  const text: FileText = {};
  for (const code of ['ar', 'en'] as const) {
    const part = inLanguage(code);
    if (part !== undefined) text[code] = part;
  }
  return joinText(text, 'block', language);
};

/** Writes a feed of every session that has a time; a session without a room has no LOCATION. Lines end in CRLF. */
export const writeCalendar = (source: ScheduleFile, options: CalendarOptions): string => {
  const { language = 'both', refreshMinutes = 60 } = options;
  const model = cleanSchedule(source);
  const { conference } = model;
  const zone =
    conference.timeZone !== undefined && isTimeZone(conference.timeZone) ? conference.timeZone : 'UTC';
  const local = (instant: Date): DateTime => DateTime.fromJSDate(instant, { zone });
  const utc = (instant: Date): DateTime => DateTime.fromJSDate(instant, { zone: 'utc' });
  const placed = orderSessions(model.sessions, model.rooms).flatMap((session) =>
    session.start ? [{ session, start: session.start }] : [],
  );
  const namesOf = (items: readonly { key: string; name: FileText }[]): Map<string, string> =>
    new Map(items.map(({ key, name }) => [key, joinText(name, 'line', language)]));
  const [rooms, tracks] = [namesOf(model.rooms), namesOf(model.tracks)];
  const persons = new Map(model.persons.map((person) => [person.key, person]));
  const span = placed.map(({ start }) => start.getTime()).sort((a, b) => a - b);

  const calendar = ical({
    name: escapeText(options.name ?? joinText(conference.title, 'line', language)),
    prodId: { company: 'multaqa', product: 'programme', language: language === 'en' ? 'EN' : 'AR' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: refreshMinutes * 60,
    // A zone of the calendar itself would make ical-generator write DTSTAMP in local time; each event has its own.
    timezone: {
      name: null,
      generator: (name) => vtimezone(name, new Date(span[0] ?? 0), new Date(span.at(-1) ?? 0)),
    },
  });
  for (const { session, start } of placed) {
    const modified = session.lastModified ?? options.stamp;
    const event = calendar.createEvent({
      id: `${validGuid(session.guid) ?? guidOf('session', session.key)}@${uidDomain}`,
      sequence: session.sequence ?? 0,
      stamp: utc(modified),
      start: local(start),
      end: local(new Date(start.getTime() + session.duration * 60_000)),
      timezone: zone === 'UTC' ? null : zone,
      summary: joinText(session.title, 'line', language),
      status: session.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      lastModified: utc(modified),
    });
    const location = rooms.get(session.room ?? '');
    const track = tracks.get(session.track ?? '');
    const description = describe(session, persons, language);
    if (location !== undefined) event.location(location);
    if (description !== '') event.description(description);
    if (track !== undefined) event.createCategory({ name: track });
    if (session.url !== undefined) event.url(session.url);
  }
  // ical-generator puts X- properties behind the events, where RFC 5545 (3.6) has no place for them.
  const head = 'METHOD:PUBLISH\r\n';
  return `${calendar.toString().replace(head, `${head}X-WR-TIMEZONE:${zone}\r\n`)}\r\n`;
};
