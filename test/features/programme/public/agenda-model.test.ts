import { describe, expect, it } from 'vitest';
import type {
  AgendaData,
  AgendaRoom,
  AgendaSession,
} from '../../../../src/features/programme/agenda-data.ts';
import {
  agendaDay,
  MOST_COLUMNS,
  movedText,
} from '../../../../src/features/programme/public/agenda-model.ts';
import { createTranslator } from '../../../../src/platform/i18n/index.ts';
import { localText } from '../../../../src/platform/language/index.ts';
import { catalogues } from '../../../../src/words.ts';

const t = createTranslator(catalogues).t('en');
const words = { language: 'en', t, hrefOf: ({ slug }: AgendaSession) => `/s/${slug}` } as const;

const room = (name: string): AgendaRoom => ({
  id: name,
  slug: name,
  name: localText({ en: name }),
  venue: null,
  capacity: 40,
  features: [],
  interpretationBooths: 0,
});
const rooms = ['hall', 'studio'].map(room);
const at = (time: string) => new Date(`2026-11-16T${time}:00+03:00`);

/** A session as `09:00–10:00`, in a room by its name. */
function session(
  title: string,
  times: string,
  where: string | null,
  more: Partial<AgendaSession> = {},
): AgendaSession {
  const [from = '', to = ''] = times.split('–');
  return {
    id: title,
    code: title,
    slug: title,
    kind: 'panel',
    title: localText({ en: title }),
    abstract: null,
    theme: null,
    room: rooms.find(({ id }) => id === where) ?? null,
    startsAt: at(from),
    endsAt: at(to),
    day: '2026-11-16',
    common: false,
    languages: [],
    interpretation: [],
    capacity: null,
    place: null,
    level: null,
    planning: null,
    audience: 'public',
    liveUrl: null,
    links: [],
    status: 'scheduled',
    cancellationReason: null,
    movedFrom: null,
    sequence: 0,
    roles: [],
    papers: [],
    contested: false,
    version: 1,
    updatedAt: at('08:00'),
    ...more,
  };
}
const pause = (title: string, times: string) => session(title, times, null, { kind: 'break', common: true });

const dataOf = (sessions: readonly AgendaSession[], own: readonly AgendaRoom[] = rooms): AgendaData => ({
  series: { id: 's', slug: 's', acronym: 'S', name: localText({ en: 'S' }) },
  edition: {
    id: 'e',
    slug: 'e',
    number: 1,
    title: localText({ en: 'E' }),
    slogan: null,
    city: null,
    startsOn: '2026-11-16',
    endsOn: '2026-11-16',
    timeZone: 'Asia/Riyadh',
    languages: ['en'],
    authenticLanguage: 'en',
    digits: 'latn',
    monthNames: 'gulf',
    hijriAdjustment: 0,
    hijriFirst: false,
    status: 'planned',
    revision: 1,
  },
  days: ['2026-11-16'],
  rooms: own,
  themes: [],
  persons: [],
  sessions,
  release: null,
});
const day = (sessions: readonly AgendaSession[], own?: readonly AgendaRoom[]) => {
  const model = agendaDay(dataOf(sessions, own), sessions, words);
  if (model === undefined) throw new Error('The day has no sessions.');
  return model;
};
const placesOf = (model: ReturnType<typeof day>) =>
  model.items.map((item) => `${item.session.title} at-${item.at} for-${item.for} ${item.room ?? 'all'}`);

describe('the grid of a day', () => {
  it('counts quarters of an hour from the first session, and columns by the order of the rooms in use', () => {
    const model = day([session('a', '09:00–10:15', 'studio'), session('b', '10:15–11:00', 'hall')]);

    expect(placesOf(model)).toEqual(['a at-1 for-5 2', 'b at-6 for-3 1']);
    expect(model.rooms).toEqual([
      { label: 'hall', note: '40 seats' },
      { label: 'studio', note: '40 seats' },
    ]);
    expect(model.ticks.map(({ at: row, text }) => [row, text])).toEqual([
      [1, '09:00'],
      [6, '10:15'],
    ]);
    expect([model.start, model.rows]).toEqual(['2026-11-16T06:00:00.000Z', 8]);
  });

  it('spans all rooms with breaks, ceremonies, and what is in no room while nothing else is on', () => {
    const model = day([
      session('opening', '09:00–10:00', 'hall', { kind: 'ceremony', common: true }),
      pause('coffee', '10:00–10:30'),
      session('a', '10:30–11:30', 'hall'),
      session('visit', '16:00–18:00', null, { kind: 'cultural-visit' }),
    ]);

    expect(placesOf(model)).toEqual([
      'opening at-1 for-4 all',
      'coffee at-5 for-2 all',
      'a at-7 for-4 1',
      'visit at-12 for-4 all',
    ]);
    expect(model.ticks.map(({ break: rest }) => rest)).toEqual([false, true, false, false]);
  });

  it('sets beside the grid what runs through a break, or elsewhere at the same time', () => {
    const model = day([
      session('exhibition', '09:00–18:00', 'studio', { kind: 'exhibition-hours' }),
      session('a', '09:00–10:00', 'hall'),
      session('tour', '09:30–10:00', null, { kind: 'cultural-visit' }),
      pause('lunch', '12:00–13:00'),
    ]);

    expect(placesOf(model)).toEqual(['a at-1 for-4 1', 'lunch at-6 for-4 all']);
    expect(model.alongside.map(({ title }) => title)).toEqual(['exhibition', 'tour']);
  });

  it('takes times to the nearest quarter, so that what follows without a pause never overlaps', () => {
    const model = day([
      session('a', '10:30–11:40', 'hall'),
      pause('prayer', '11:40–12:10'),
      session('b', '12:10–13:30', 'hall'),
    ]);
    expect(placesOf(model)).toEqual(['a at-1 for-5 1', 'prayer at-6 for-2 all', 'b at-8 for-5 1']);
  });

  it('gives a room a second column where two of its sessions overlap', () => {
    const model = day([session('a', '09:00–10:00', 'hall'), session('b', '09:30–10:30', 'hall')]);

    expect(placesOf(model)).toEqual(['a at-1 for-4 1', 'b at-3 for-4 2']);
    expect(model.rooms.map(({ label }) => label)).toEqual(['hall', 'hall']);
  });

  it('is a list where there are more rooms than can stand side by side', () => {
    const many = Array.from({ length: MOST_COLUMNS + 1 }, (_, index) => room(`r${index}`));
    const sessions = many.map((one) => ({ ...session(one.id, '09:00–10:00', null), room: one }));

    expect(day(sessions, many).wide).toBe(true);
    expect(day(sessions.slice(1), many).wide).toBe(false);
  });

  it('is nothing for a day without sessions', () => {
    expect(agendaDay(dataOf([]), [], words)).toBeUndefined();
  });
});

describe('where a session was moved from', () => {
  const moved = (movedFrom: AgendaSession['movedFrom']) => {
    const one = session('a', '10:00–11:00', 'hall', { movedFrom });
    return movedText(dataOf([one]), one, words);
  };
  const [hall = null, studio = null] = rooms;

  it('names the room and the time that are no longer so', () => {
    expect(moved({ startsAt: at('10:00'), room: studio })).toBe('Moved from studio');
    expect(moved({ startsAt: at('09:00'), room: hall })).toBe('Moved from 09:00');
    expect(moved({ startsAt: new Date('2026-11-15T06:00:00Z'), room: studio })).toBe(
      'Moved from studio, 15 November 09:00',
    );
    expect(moved(null)).toBe('');
  });
});
