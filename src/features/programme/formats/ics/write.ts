/** Writes calendar feeds (RFC 5545, 5546 and 7986). The same model gives the same bytes, whatever the process's zone. */

import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { DateTime } from 'luxon';
import { present } from '../assembly.ts';
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
import { ownProperties, uidDomain } from './own.ts';
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
  /** The sessions are a choice from the programme: whoever takes the calendar in removes none of the others. Default false. */
  part?: boolean;
}

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
): { text: string; names: string[] } => {
  const persons = session.roles.flatMap((role) => everyone.get(role.person) ?? []);
  const namesIn = (code: 'ar' | 'en'): string | undefined =>
    persons.some((person) => person.name[code] !== undefined)
      ? listOf([...new Set(persons.map((person) => joinText(person.name, 'line', code)))], code)
      : undefined;
  const names = present<FileText>({ ar: namesIn('ar'), en: namesIn('en') });
  const inLanguage = (code: 'ar' | 'en'): string | undefined => {
    const parts = [
      session.subtitle?.[code],
      session.abstract?.[code],
      session.description?.[code],
      names[code],
    ];
    return [...new Set(parts.filter((part) => part !== undefined))].join('\n\n') || undefined;
  };
  const text = present<FileText>({ ar: inLanguage('ar'), en: inLanguage('en') });
  return { text: joinText(text, 'block', language), names: Object.values(names) };
};

/** Properties of a calendar before its components (RFC 5545, 3.6); ical-generator writes some behind a VTIMEZONE. */
const propertiesFirst = (calendar: string): string => {
  const lines = calendar.trimEnd().split('\r\n');
  const [head, components]: [string[], string[]] = [[], []];
  let depth = 0;
  for (const line of lines.slice(1, -1)) {
    if (line.startsWith('BEGIN:')) depth += 1;
    (depth === 0 ? head : components).push(line);
    if (line.startsWith('END:')) depth -= 1;
  }
  return [lines[0], ...head, ...components, lines.at(-1), ''].join('\r\n');
};

/** Writes a feed of every session that has a time; a session without a room has no LOCATION. Lines end in CRLF. */
export const writeCalendar = (source: ScheduleFile, options: CalendarOptions): string => {
  const { language = 'both', refreshMinutes = 60, part = false } = options;
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
  calendar.x(ownProperties.zone, zone);
  if (part) calendar.x(ownProperties.part, 'TRUE');
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
    if (description.text !== '') event.description(description.text);
    // Readers need not know; taken back, the names are told from the abstract.
    event.x(description.names.map((value) => ({ key: ownProperties.people, value })));
    if (track !== undefined) event.createCategory({ name: track });
    if (session.url !== undefined) event.url(session.url);
  }
  return propertiesFirst(calendar.toString());
};
