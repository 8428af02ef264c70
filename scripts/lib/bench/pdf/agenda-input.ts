import type { DemoPerson, DemoSession } from '../../../../src/demonstration/index.ts';
import type { AgendaDocument } from '../../../../src/features/programme/index.ts';
import { bodies, editionFacts, forum, numbered, persons, words } from './content.ts';

type Session = AgendaDocument['sessions'][number];
type Role = Session['roles'][number];

const DAYS = ['2016-11-14', '2016-11-15', '2016-11-16'] as const;
/** Quarter past seven and on; a day has room for twelve sessions a room. */
const MORNING = 7 * 60;
const LENGTH = 60;

const rooms = forum.venues.flatMap(({ rooms }) => rooms);
const models = forum.sessions.filter(({ kind, roles }) => roles.length > 0 && kind !== 'official-meeting');

const personWords = (person: DemoPerson, language: 'ar' | 'en') => {
  const { honorific, rank, academicTitle, name, post } = person[language];
  return {
    honorific: honorific ?? '',
    rank: rank ?? '',
    academicTitle: academicTitle ?? '',
    name,
    post: post ?? '',
    body: bodies.get(person.body ?? '')?.name[language] ?? '',
    state: '',
  };
};

const rolesOf = (session: DemoSession): Role[] =>
  session.roles.flatMap(({ role, person }) => {
    const known = persons.get(person);
    if (known === undefined || role === 'interpreter') return [];
    return [
      { role, gender: known.gender, ar: personWords(known, 'ar'), en: personWords(known, 'en'), topic: null },
    ];
  });

/** The forum's agenda with so many sessions: its own, over and over, in all rooms on three days. */
export function agendaInput(count: number): AgendaDocument {
  const sessions = Array.from({ length: count }, (_, index): Session => {
    const model = models[index % models.length];
    const day = index % DAYS.length;
    const place = Math.floor(index / DAYS.length);
    const start = new Date(`${DAYS[day]}T00:00:00+03:00`);
    start.setUTCMinutes(start.getUTCMinutes() + MORNING + LENGTH * Math.floor(place / rooms.length));
    if (model === undefined) throw new Error('The forum has no sessions to repeat.');
    return {
      code: `D${day + 1}-${String(place + 1).padStart(2, '0')}`,
      kind: model.kind === 'opening-ceremony' || model.kind === 'closing-ceremony' ? 'ceremony' : model.kind,
      title: numbered(model.title, index + 1),
      abstract: null,
      roomId: rooms[place % rooms.length]?.key ?? null,
      themeId: model.theme,
      startsAt: start,
      endsAt: new Date(start.getTime() + (LENGTH - 15) * 60_000),
      common: false,
      cancelled: false,
      movedFrom: null,
      roles: rolesOf(model),
    };
  });
  return {
    edition: editionFacts,
    symbol: 'NF/1/AG',
    version: { ar: words.ar('common:nav.public.agenda'), en: words.en('common:nav.public.agenda') },
    createdAt: new Date('2016-11-10T09:00:00Z'),
    days: DAYS,
    rooms: rooms.map(({ key, name }) => ({ id: key, name })),
    themes: forum.themes.map(({ key, number, title }) => ({ id: key, number, title })),
    sessions,
  };
}
