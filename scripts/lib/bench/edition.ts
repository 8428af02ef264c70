import type { App } from '../../../src/app.ts';
import { type Bilingual, type DemoPerson, demonstration } from '../../../src/demonstration/index.ts';
import { systemActor } from '../../../src/platform/actor/index.ts';

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

/**
 * Makes a public edition with so many sessions on three days, in ten rooms or as many as it needs, through the services
 * that people use: the demonstration's sessions over and over, each with a theme, a chair and two speakers.
 */
export async function makeEdition(app: App, count: number, least = ROOMS): Promise<BenchEdition> {
  const actor = systemActor('bench');
  const { service, parts } = app.series;
  const series = await service.createSeries(actor, {
    slug: 'bench',
    acronym: 'BF',
    noun: 'forum',
    name: { ar: 'ملتقى القياس', en: 'Bench Forum' },
  });
  const edition = await service.createEdition(actor, series.id, {
    slug: 'first',
    number: 1,
    title: { ar: 'ملتقى القياس الأول', en: 'First Bench Forum' },
    startsOn: DAYS[0],
    endsOn: DAYS[2],
    timeZone: 'Asia/Riyadh',
    mode: 'in-person',
    visibility: 'public',
    digits: 'arab',
  });
  const roomCount = Math.max(least, Math.ceil(count / (DAYS.length * A_DAY)));
  const rooms: string[] = [];
  for (let index = 0; index < roomCount; index += 1) {
    const name = numbered(at(venue?.rooms ?? [], index).name, index + 1);
    rooms.push((await parts.create(actor, 'room', edition.id, { name, capacity: 120 })).id);
  }
  const themeIds: string[] = [];
  for (const { title } of themes)
    themeIds.push((await parts.create(actor, 'theme', edition.id, { title })).id);
  // Three of their own for each room, so that nobody is needed in two rooms at once.
  const persons: string[] = [];
  for (let index = 0; index < 3 * roomCount; index += 1) {
    const person = at(content.persons, index);
    persons.push((await app.directory.persons.create(actor, personInput(person))).id);
  }

  const made: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const day = at(DAYS, index);
    const room = Math.floor(index / DAYS.length) % roomCount;
    const start = MORNING + STEP * Math.floor(index / (DAYS.length * roomCount));
    const model = at(sessions, index);
    const session = await app.programme.sessions.create(actor, edition.id, {
      kind: model.kind as 'plenary',
      title: numbered(model.title, index + 1),
      ...(model.abstract === null ? {} : { abstract: model.abstract }),
      themeId: at(themeIds, index),
      roomId: at(rooms, room),
      startsAt: `${day}T${clock(start)}:00+03:00`,
      endsAt: `${day}T${clock(start + LENGTH)}:00+03:00`,
      status: 'scheduled',
      roles: (['chair', 'speaker', 'speaker'] as const).map((role, place) => ({
        role,
        personId: at(persons, room * 3 + place),
      })),
    });
    made.push(session.id);
  }
  return { id: edition.id, path: `/forums/${series.slug}/${edition.slug}`, sessionId: at(made, 0) };
}
