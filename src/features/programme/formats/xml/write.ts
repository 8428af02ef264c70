/** Writes schedule.xml, valid against c3voc's schema (schedule.xml.xsd). The same model gives the same bytes. */

import { escapeXml, escapeXmlAttribute } from '../characters.ts';
import { type CompleteSchedule, completeSchedule, daysOfSchedule, type PlacedSession } from '../complete.ts';
import type { FileLanguage, ScheduleFile, ScheduleLink } from '../model.ts';
import { createNoticeList } from '../notices.ts';
import { supplementOf, supplementTarget } from '../supplement.ts';
import { joinText } from '../text.ts';
import { boundsOf, clockOf, formatDuration, rfc3339 } from '../times.ts';
import type { WriteOptions } from '../write-options.ts';
import { readScheduleXml } from './read.ts';

type Attributes = Record<string, string | number | undefined>;

const openTag = (name: string, attributes: Attributes): string =>
  `<${name}${Object.entries(attributes)
    .map(([key, value]) => (value === undefined ? '' : ` ${key}="${escapeXmlAttribute(String(value))}"`))
    .join('')}`;

/** An element with text; without attributes and text an empty element. */
const leaf = (name: string, text: string, attributes: Attributes = {}): string =>
  text === ''
    ? `${openTag(name, attributes)}/>`
    : `${openTag(name, attributes)}>${escapeXml(text)}</${name}>`;

/** An element that the schema does not ask for: nothing when there is no text. */
const optional = (name: string, text: string | undefined): string[] =>
  text === undefined || text === '' ? [] : [leaf(name, text)];

const nested = (name: string, attributes: Attributes, lines: readonly string[]): string[] =>
  lines.length === 0
    ? [`${openTag(name, attributes)}/>`]
    : [`${openTag(name, attributes)}>`, ...lines.map((line) => `  ${line}`), `</${name}>`];

/** The schema's durations have two digits for hours; what lasts longer is cut here and told in the supplement. */
const longest = 99 * 60 + 59;

const links = (list: string, item: string, found: readonly ScheduleLink[]): string[] =>
  found.length === 0
    ? []
    : nested(
        list,
        {},
        found.map(({ url, title, type }) => leaf(item, title ?? '', { href: url, type })),
      );

const recording = ({ recordingLicense, doNotRecord, recordingUrl }: PlacedSession): string[] =>
  recordingLicense === undefined && doNotRecord === undefined && recordingUrl === undefined
    ? []
    : nested('recording', {}, [
        leaf('license', recordingLicense ?? ''),
        leaf('optout', String(doNotRecord ?? false)),
        ...optional('url', recordingUrl),
      ]);

const hexColor = (color: string | undefined): string | undefined =>
  color !== undefined && /^#[0-9a-f]{6}$/i.test(color) ? color : undefined;

const trackSlug = (slug: string | undefined): string | undefined =>
  slug !== undefined && /^[a-z][a-z0-9-]+$/.test(slug) ? slug : undefined;

const render = (model: CompleteSchedule, language: FileLanguage, supplement: string | undefined): string => {
  const { conference } = model;
  const zone = conference.timeZone;
  const persons = new Map(model.persons.map((person) => [person.key, person]));

  const event = (session: PlacedSession): string[] =>
    nested('event', { guid: session.guid, id: session.id, code: session.code }, [
      leaf('room', session.room),
      leaf('title', joinText(session.title, 'line', language)),
      ...optional('subtitle', joinText(session.subtitle, 'line', language)),
      // The schema has no field for it, and readers' apps show the type.
      leaf('type', session.cancelled ? 'cancelled' : (session.kind ?? '')),
      leaf('date', rfc3339(session.start, zone)),
      leaf('start', clockOf(session.start, zone)),
      leaf('duration', formatDuration(Math.min(session.duration, longest))),
      leaf('abstract', joinText(session.abstract, 'block', language)),
      leaf('slug', session.slug),
      leaf('track', session.track ?? ''),
      ...optional('logo', session.logo),
      ...nested(
        'persons',
        {},
        session.roles.flatMap(({ person: key }) => {
          const person = persons.get(key);
          return person
            ? [leaf('person', joinText(person.name, 'line', language), { id: person.id, guid: person.guid })]
            : [];
        }),
      ),
      ...optional('language', session.language),
      ...optional('description', joinText(session.description, 'block', language)),
      ...recording(session),
      ...links('links', 'link', session.links),
      ...links('attachments', 'attachment', session.attachments),
      ...optional('url', session.url),
      ...optional('feedback_url', session.feedbackUrl),
      ...optional('origin_url', session.originUrl),
    ]);

  const days = daysOfSchedule(model).flatMap(({ date, rooms }, index) => {
    const { start, end } = boundsOf(date, zone);
    const bounds = { date, start: rfc3339(start, zone), end: rfc3339(end, zone), index: index + 1 };
    const lines = rooms.flatMap(({ room, sessions }) =>
      nested('room', { name: room.key, guid: room.guid }, sessions.flatMap(event)),
    );
    return nested('day', bounds, lines);
  });

  const color = hexColor(conference.color);
  const head = nested('conference', {}, [
    leaf('title', joinText(conference.title, 'line', language)),
    leaf('acronym', conference.acronym),
    leaf('start', conference.start),
    leaf('end', conference.end),
    leaf('days', String(conference.days)),
    leaf('timeslot_duration', formatDuration(Math.min(conference.slotDuration, longest))),
    ...optional('base_url', conference.baseUrl),
    ...optional('logo', conference.logo),
    ...optional('url', conference.url),
    leaf('time_zone_name', zone),
    ...(color === undefined ? [] : [leaf('color', '', { primary: color })]),
    ...model.tracks.map((track) =>
      leaf('track', '', { name: track.key, color: hexColor(track.color), slug: trackSlug(track.slug) }),
    ),
  ]);

  const generator = leaf('generator', '', { name: 'multaqa' });
  const lines = nested('schedule', {}, [generator, leaf('version', conference.version), ...head, ...days]);
  const instruction = supplement === undefined ? [] : [`<?${supplementTarget} ${supplement}?>`];
  return ['<?xml version="1.0" encoding="UTF-8"?>', ...lines, ...instruction, ''].join('\n');
};

/** Writes a schedule; sessions without a time are left out, those without a room stand `elsewhere`. */
export const writeScheduleXml = (model: ScheduleFile, { language = 'both' }: WriteOptions = {}): string => {
  const complete = completeSchedule(model, language);
  const plain = render(complete, language, undefined);
  if (language !== 'both' || complete.sessions.length === 0) return plain;
  const supplement = supplementOf(complete, readScheduleXml(plain, {}, createNoticeList()));
  if (!supplement) return plain;
  return render(complete, language, JSON.stringify(supplement).replaceAll('?>', '?\\u003e'));
};
