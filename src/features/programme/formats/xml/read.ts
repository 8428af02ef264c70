/** Reads schedule.xml in the dialects of frab, pretalx, FOSDEM (pentabarf) and wafer (DebConf). */

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
  type ReadHint,
  readAddress,
  readConference,
  readDayChange,
  readEvent,
  readLink,
  wholeNumberOf,
} from '../event.ts';
import { validGuid } from '../identifiers.ts';
import type { FileText, ScheduleFile, ScheduleLink, ScheduleRole } from '../model.ts';
import { type NoticeList, type Place, ScheduleFormatError } from '../notices.ts';
import { applySupplement, supplementTarget } from '../supplement.ts';
import { splitText } from '../text.ts';
import { parseDay } from '../times.ts';
import { createXmlSource, type XmlSource } from './source.ts';
import { parseXml } from './tree.ts';

const readLinks = (parent: XmlSource, list: string, item: string, context: EventContext): ScheduleLink[] =>
  (parent.child(list)?.children(item) ?? []).flatMap((link) => {
    link.known('id');
    const content = link.content() || undefined;
    const href = link.attribute('href') ?? link.attribute('url') ?? content;
    const type = link.attribute('type') ?? link.attribute('service');
    return readLink(link, { url: href, title: content === href ? undefined : content, type }, context) ?? [];
  });

const readRoles = (
  event: XmlSource,
  assembly: Assembly,
  context: EventContext,
  places: Map<string, Place>,
): ScheduleRole[] =>
  (event.child('persons')?.children('person') ?? []).flatMap((person) => {
    const key = assembly.person(
      present<FoundPerson>({
        name: splitText(person.content(), 'line', context.language),
        guid: validGuid(person.attribute('guid')),
        id: wholeNumberOf(person.attribute('id')),
        code: person.attribute('code'),
        url: readAddress(person, '@url', person.attribute('url'), context.baseUrl, context.notices),
      }),
    );
    const role = person.attribute('role');
    if (role !== undefined && !places.has(role)) {
      places.set(role, { line: person.line, path: `${person.path}/@role` });
    }
    return key === undefined ? [] : [present<ScheduleRole>({ person: key, role })];
  });

const readRecording = (event: XmlSource, context: EventContext): Partial<FoundSession> => {
  const recording = event.child('recording');
  const written = recording?.string('url') ?? recording?.string('link');
  const optOut = recording?.string('optout');
  return present<Partial<FoundSession>>({
    recordingLicense: recording?.string('license'),
    doNotRecord: optOut === undefined ? undefined : /^(?:true|1|yes)$/i.test(optOut),
    recordingUrl: recording && readAddress(recording, 'url', written, context.baseUrl, context.notices),
  });
};

const readTracks = (conference: XmlSource, assembly: Assembly, hint: ReadHint): void => {
  const lists = [conference, ...conference.children('tracks')];
  for (const track of lists.flatMap((list) => list.children('track'))) {
    const name = splitText(track.attribute('name') ?? track.content(), 'line', hint.language);
    assembly.track(name, present({ slug: track.attribute('slug'), color: track.attribute('color') }));
  }
};

const readDay = (day: XmlSource, assembly: Assembly, context: EventContext): void => {
  const start = day.attribute('start');
  day.known('index', 'end');
  const date = parseDay(day.attribute('date') ?? start ?? '');
  for (const room of day.children('room')) {
    const name: FileText = splitText(room.attribute('name') ?? '', 'line', context.language);
    room.known('slug', 'id');
    assembly.room(name, present({ guid: validGuid(room.attribute('guid')) }));
    for (const event of room.children('event')) {
      const identity = {
        guid: event.attribute('guid'),
        id: event.attribute('id'),
        code: event.attribute('code'),
      };
      const track = event.child('track');
      const details = { slug: track?.attribute('slug'), color: track?.attribute('color') };
      assembly.track(event.text('track', 'line', context.language), present(details));
      const found = readEvent(
        event,
        identity,
        { day: date, room: Object.keys(name).length > 0 ? name : undefined },
        context,
      );
      const roles = new Map<string, Place>();
      assembly.session({
        ...found,
        ...readRecording(event, context),
        places: { ...found.places, roles },
        roles: readRoles(event, assembly, context, roles),
        links: readLinks(event, 'links', 'link', context),
        attachments: readLinks(event, 'attachments', 'attachment', context),
      });
    }
  }
};

/** The body of our processing instruction; what is no JSON is refused with the rest of what makes no sense. */
const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
};

/** Reads a schedule.xml; throws `ScheduleFormatError` where there is nothing to read. */
export const readScheduleXml = (text: string, hint: ReadHint, notices: NoticeList): ScheduleFile => {
  const { root, instructions } = parseXml(text);
  if (root.name !== 'schedule') {
    const detail = `the root element is ${root.name}, a schedule.xml has schedule`;
    throw new ScheduleFormatError('schedule-file-unknown', detail, root.line);
  }
  const schedule = createXmlSource(root, notices);
  const conference = schedule.child('conference');
  if (!conference) {
    throw new ScheduleFormatError('schedule-file-unknown', 'the schedule has no conference', root.line);
  }
  const generator = schedule.child('generator');
  generator?.known('version', 'system', 'url');

  const assembly = createAssembly(notices);
  const found = readConference(conference, hint, notices);
  const colors = conference.child('color');
  colors?.known('background');
  const context: EventContext = {
    notices,
    zone: found.timeZone ?? 'UTC',
    language: hint.language,
    slotDuration: found.slotDuration,
    baseUrl: found.baseUrl,
    daysFirst: generator?.attribute('name') === 'pretalx',
    dayChange: readDayChange(conference),
  };
  readTracks(conference, assembly, hint);
  for (const day of schedule.children('day')) readDay(day, assembly, context);

  const model = assembly.finish(
    present<FoundConference>({
      ...found,
      days: wholeNumberOf(conference.string('days')),
      version: schedule.string('version') ?? found.version,
      color: colors?.attribute('primary'),
    }),
  );
  // Where the file itself is kept; the conference has a page of its own.
  schedule.known('url');
  if (model.sessions.length === 0) {
    throw new ScheduleFormatError('schedule-file-empty', 'the schedule has no event', root.line);
  }
  schedule.finish();
  const supplement = instructions.find(({ target }) => target === supplementTarget);
  return supplement ? applySupplement(model, parsed(supplement.body), supplement.line, notices) : model;
};
