/** Reads schedule.json as frab, pretalx and c3voc's tools write it. */

import {
  type Assembly,
  createAssembly,
  type FoundConference,
  type FoundPerson,
  type FoundSession,
  present,
} from '../assembly.ts';
import {
  type EventContext,
  placeOfField,
  type ReadHint,
  readAddress,
  readBlock,
  readConference,
  readDayChange,
  readEvent,
  readLink,
} from '../event.ts';
import { validGuid } from '../identifiers.ts';
import type { ScheduleFile, ScheduleLink, ScheduleRole } from '../model.ts';
import { type NoticeList, type Place, ScheduleFormatError } from '../notices.ts';
import { applySupplement, supplementTarget } from '../supplement.ts';
import { splitText } from '../text.ts';
import { parseDay } from '../times.ts';
import { createJsonSource, type JsonSource } from './source.ts';
import { parseJson } from './tree.ts';

const readLinks = (event: JsonSource, list: string, context: EventContext): ScheduleLink[] =>
  event.children(list).flatMap((link) => {
    const url = link.string('url') ?? link.string('href');
    const type = link.string('type') ?? link.string('service');
    return readLink(link, { url, title: link.string('title'), type }, context) ?? [];
  });

const readRoles = (
  event: JsonSource,
  assembly: Assembly,
  context: EventContext,
  places: Map<string, Place>,
): ScheduleRole[] =>
  event.children('persons').flatMap((person) => {
    const name = person.text('name', 'line', context.language);
    const publicName = person.text('public_name', 'line', context.language);
    person.known('full_public_name');
    const key = assembly.person(
      present<FoundPerson>({
        name: name ?? publicName ?? {},
        guid: validGuid(person.string('guid')),
        id: person.number('id'),
        code: person.string('code'),
        url: readAddress(person, 'url', person.string('url'), context.baseUrl, context.notices),
        biography: readBlock(person, 'biography', context.language),
      }),
    );
    const role = person.string('role');
    if (role !== undefined && !places.has(role)) places.set(role, placeOfField(person, 'role'));
    return key === undefined ? [] : [present<ScheduleRole>({ person: key, role })];
  });

/** Equipment: the properties that are on. `recording` has words of its own in the schema. */
const readFeatures = (room: JsonSource): string[] => {
  const features = room.child('features');
  return (features?.names() ?? []).filter((name) => {
    const value = features?.string(name);
    return name === 'recording' ? value === 'record_by_default' : value === 'true';
  });
};

const readRoom = (room: JsonSource, assembly: Assembly, hint: ReadHint): void => {
  room.known('slug', 'type');
  assembly.room(
    room.text('name', 'line', hint.language),
    present({
      guid: validGuid(room.string('guid')),
      capacity: room.number('capacity'),
      description: readBlock(room, 'description', hint.language),
      features: readFeatures(room),
    }),
  );
};

const readDay = (day: JsonSource, assembly: Assembly, context: EventContext): void => {
  day.known('index', 'day_end');
  const start = day.string('day_start');
  const date = parseDay(day.string('date') ?? start ?? '');
  for (const [written, events] of day.lists('rooms')) {
    const name = splitText(written, 'line', context.language);
    assembly.room(name);
    for (const event of events) {
      const identity = { guid: event.string('guid'), id: event.string('id'), code: event.string('code') };
      const room = written.trim() === '' ? undefined : name;
      const found = readEvent(event, identity, { day: date, room }, context);
      const roles = new Map<string, Place>();
      assembly.session(
        present<FoundSession>({
          ...found,
          places: { ...found.places, roles },
          recordingLicense: event.string('recording_license'),
          doNotRecord: event.boolean('do_not_record'),
          roles: readRoles(event, assembly, context, roles),
          links: readLinks(event, 'links', context),
          attachments: readLinks(event, 'attachments', context),
        }),
      );
    }
  }
};

const readTrack = (track: JsonSource, assembly: Assembly, hint: ReadHint): void => {
  const details = present({ slug: track.string('slug'), color: track.string('color') });
  assembly.track(track.text('name', 'line', hint.language), details);
};

/** What the format has no field for, as this system writes it into `meta`. */
const readSupplement = (conference: JsonSource): { data: unknown; line: number } | undefined => {
  const meta = conference.child('meta');
  const data = meta?.data(supplementTarget);
  return meta === undefined || data === undefined ? undefined : { data, line: meta.line };
};

const unknown = (detail: string, line: number): ScheduleFormatError =>
  new ScheduleFormatError('schedule-file-unknown', detail, line);

/** Reads a schedule.json; throws `ScheduleFormatError` where there is nothing to read. */
export const readScheduleJson = (text: string, hint: ReadHint, notices: NoticeList): ScheduleFile => {
  const tree = parseJson(text);
  if (tree.kind !== 'object') throw unknown('a schedule.json is an object', tree.line);
  const root = createJsonSource(tree, notices);
  root.known('$schema');
  const schedule = root.child('schedule');
  const conference = schedule?.child('conference');
  if (!schedule || !conference) throw unknown('the file has no schedule with a conference', tree.line);

  const generator = root.child('generator');
  generator?.known('version', 'url');
  const assembly = createAssembly(notices);
  const found = readConference(conference, hint, notices);
  const baseUrl =
    readAddress(schedule, 'base_url', schedule.string('base_url'), undefined, notices) ?? found.baseUrl;
  const context: EventContext = {
    notices,
    zone: found.timeZone ?? 'UTC',
    language: hint.language,
    slotDuration: found.slotDuration,
    baseUrl,
    daysFirst: generator?.string('name') === 'pretalx',
    dayChange: readDayChange(conference),
  };
  for (const room of conference.children('rooms')) readRoom(room, assembly, hint);
  for (const track of conference.children('tracks')) readTrack(track, assembly, hint);
  for (const day of conference.children('days')) readDay(day, assembly, context);

  const colors = conference.child('colors');
  colors?.known('background');
  const supplement = readSupplement(conference);
  const model = assembly.finish(
    present<FoundConference>({
      ...found,
      days: conference.number('daysCount'),
      version: schedule.string('version') ?? found.version,
      baseUrl,
      color: colors?.string('primary'),
    }),
  );
  if (model.sessions.length === 0) {
    throw new ScheduleFormatError('schedule-file-empty', 'the schedule has no event', conference.line);
  }
  root.finish();
  return supplement ? applySupplement(model, supplement.data, supplement.line, notices) : model;
};
