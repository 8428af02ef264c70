import type { App } from '../../../src/app.ts';
import { type Bilingual, type DemoPerson, demonstration } from '../../../src/demonstration/index.ts';
import type { writeScheduleXml } from '../../../src/features/programme/index.ts';
import { systemActor } from '../../../src/platform/actor/index.ts';

type ScheduleFile = Parameters<typeof writeScheduleXml>[0];

/** Any day will do: what the bench takes of the demonstration does not depend on it. */
const content = demonstration('2026-01-01');
const [venue] = content.editions.flatMap(({ venues }) => venues);
const sessions = content.editions.flatMap((edition) =>
  edition.sessions.filter(({ kind }) => kind === 'plenary' || kind === 'panel' || kind === 'workshop'),
);
const themes = content.editions.find((edition) => edition.themes.length > 0)?.themes ?? [];

const DAYS = ['2026-11-16', '2026-11-17', '2026-11-18'] as const;
const ROOMS = 10;
/** The most sessions of a room in a day, one an hour: larger editions get more rooms. */
const A_DAY = 16;
/** Minutes from the start of one session of a room to the start of the next. */
const STEP = 60;
const LENGTH = 45;
/** First session of a day, in minutes. */
const MORNING = 7 * 60;

/** An edition as the bench asks for it over HTTP. */
export interface BenchEdition {
  /** Below the language. */
  readonly path: string;
  /** Of the edition in the API. */
  readonly id: string;
  /** Of the first session. */
  readonly sessionId: string;
}

const clock = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');

const numbered = (text: Bilingual, number: number): Bilingual => ({
  ar: `${text.ar} (${number})`,
  en: `${text.en} (${number})`,
});

const at = <T>(list: readonly T[], index: number): T => {
  const found = list[index % list.length];
  if (found === undefined) throw new Error('The demonstration has nothing to multiply.');
  return found;
};

const personInput = ({ ar, en, gender }: DemoPerson) => ({
  name: { ar: ar.name, en: en.name },
  gender,
  ...(ar.post === null || en.post === null ? {} : { post: { ar: ar.post, en: en.post } }),
});

/** What the sessions of an edition are made of: everything of it but them. */
interface Frame {
  readonly id: string;
  readonly rooms: readonly string[];
  readonly themes: readonly { readonly id: string; readonly slug: string; readonly title: Bilingual }[];
  /** Three of their own for each room, so that nobody is needed in two rooms at once. */
  readonly persons: readonly string[];
}

const SERIES = 'bench';
const EDITION = 'first';
const path = `/forums/${SERIES}/${EDITION}`;
const roles = ['chair', 'speaker', 'speaker'] as const;

/** A public edition of three days with rooms for so many sessions, ten at least, with themes and persons. */
async function makeFrame({ series: { service, parts }, directory }: App, count: number, least: number) {
  const actor = systemActor('bench');
  const series = await service.createSeries(actor, {
    slug: SERIES,
    acronym: 'BF',
    noun: 'forum',
    name: { ar: 'ملتقى القياس', en: 'Bench Forum' },
  });
  const { id } = await service.createEdition(actor, series.id, {
    slug: EDITION,
    number: 1,
    title: { ar: 'ملتقى القياس الأول', en: 'First Bench Forum' },
    startsOn: DAYS[0],
    endsOn: DAYS[2],
    timeZone: 'Asia/Riyadh',
    mode: 'in-person',
    visibility: 'public',
    digits: 'arab',
  });
  const rooms: string[] = [];
  for (let index = 0; index < Math.max(least, Math.ceil(count / (DAYS.length * A_DAY))); index += 1) {
    rooms.push((await parts.create(actor, 'room', id, { name: roomName(index), capacity: 120 })).id);
  }
  const made: Frame['themes'][number][] = [];
  for (const { title } of themes)
    made.push({ ...(await parts.create(actor, 'theme', id, { title })), title });
  const persons: string[] = [];
  for (let index = 0; index < 3 * rooms.length; index += 1) {
    persons.push((await directory.persons.create(actor, personInput(at(content.persons, index)))).id);
  }
  return { id, rooms, themes: made, persons };
}

const roomName = (index: number): Bilingual => numbered(at(venue?.rooms ?? [], index).name, index + 1);

/** The session of an edition at a place in its order: one of the demonstration's, with a theme, a chair and two speakers. */
function sessionAt({ rooms, themes, persons }: Frame, index: number) {
  const { kind, title, abstract } = at(sessions, index);
  const room = Math.floor(index / DAYS.length) % rooms.length;
  const start = MORNING + STEP * Math.floor(index / (DAYS.length * rooms.length));
  return {
    kind: kind as 'plenary',
    title: numbered(title, index + 1),
    ...(abstract === null ? {} : { abstract }),
    theme: at(themes, index),
    roomId: at(rooms, room),
    startsAt: `${at(DAYS, index)}T${clock(start)}:00+03:00`,
    endsAt: `${at(DAYS, index)}T${clock(start + LENGTH)}:00+03:00`,
    roles: roles.map((role, place) => ({ role, personId: at(persons, room * 3 + place) })),
  };
}

/** Makes a public edition with so many sessions, each on its own, as people do by the form. */
export async function makeEditionOneByOne(app: App, count: number): Promise<void> {
  const frame = await makeFrame(app, count, ROOMS);
  for (let index = 0; index < count; index += 1) {
    const { theme, ...session } = sessionAt(frame, index);
    await app.programme.sessions.create(systemActor('bench'), frame.id, {
      ...session,
      themeId: theme.id,
      status: 'scheduled',
    });
  }
}

/**
 * Makes a public edition with so many sessions on three days, in ten rooms or as many as it needs: the demonstration's
 * sessions over and over, taken in as a schedule file is.
 */
export async function makeEdition(app: App, count: number, least = ROOMS): Promise<BenchEdition> {
  const frame = await makeFrame(app, count, least);
  const { sessions } = await app.programme.imports.importSchedule(systemActor('bench'), {
    series: SERIES,
    edition: EDITION,
    file: { format: 'schedule.json', model: scheduleOf(frame, count), places: new Map(), notUnderstood: [] },
  });
  if (sessions.created !== count) throw new Error(`Of ${count} sessions ${sessions.created} came in.`);
  const [first] = (await app.server.inject(`/api/v1/editions/${frame.id}/sessions?limit=1`)).json().items;
  return { id: frame.id, path, sessionId: first.id };
}

function scheduleOf(frame: Frame, count: number): ScheduleFile {
  return {
    conference: {
      title: { ar: 'ملتقى القياس الأول', en: 'First Bench Forum' },
      acronym: 'BF',
      start: DAYS[0],
      end: DAYS[2],
      days: DAYS.length,
      timeZone: 'Asia/Riyadh',
      version: '1',
      slotDuration: 15,
    },
    rooms: frame.rooms.map((id, index) => ({ key: id, guid: id, name: roomName(index), features: [] })),
    tracks: frame.themes.map(({ slug, title }) => ({ key: slug, slug, name: title })),
    persons: frame.persons.map((id, index) => {
      const { ar, en } = at(content.persons, index);
      return { key: id, guid: id, name: { ar: ar.name, en: en.name } };
    }),
    sessions: Array.from({ length: count }, (_, index): ScheduleFile['sessions'][number] => {
      const { theme, roomId, startsAt, roles, ...session } = sessionAt(frame, index);
      return {
        ...session,
        key: `session-${index + 1}`,
        language: 'ar',
        track: theme.slug,
        room: roomId,
        start: new Date(startsAt),
        duration: LENGTH,
        cancelled: false,
        roles: roles.map(({ role, personId }) => ({ role, person: personId })),
        links: [],
        attachments: [],
      };
    }),
  };
}
