import {
  type RuleName,
  type ScheduleFacts,
  type SessionFacts,
  type Span,
  scheduleRuleDefaults,
} from '../../../../src/features/scheduling/rules/facts.ts';

const minute = 60_000;
const hour = 60 * minute;
const firstDay = Date.UTC(2026, 10, 15, 21);

/** Numbers from 0 to 1 that a seed decides (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The instant of an hour of a day of the edition, both from 0. */
export const at = (day: number, hours: number): number => firstDay + (day * 24 + hours) * hour;

export const session = (id: string, more: Partial<SessionFacts> = {}): SessionFacts => ({
  id,
  code: id,
  kind: 'panel',
  common: false,
  cancelled: false,
  ceremony: null,
  elsewhere: false,
  themeId: null,
  at: null,
  minutes: 60,
  people: [],
  needs: [],
  booths: 0,
  languages: ['ar'],
  expected: null,
  allowedRooms: [],
  barredRooms: [],
  preferredRooms: [],
  undesiredRooms: [],
  only: [],
  unavailable: [],
  preferred: [],
  undesired: [],
  pinned: false,
  pause: 0,
  level: null,
  released: null,
  version: 1,
  ...more,
});

export const room = (id: string, more: Partial<ScheduleFacts['rooms'][number]> = {}) => ({
  id,
  capacity: 100,
  features: ['projector'],
  booths: 1,
  unavailable: [],
  ...more,
});

export const person = (id: string, more: Partial<ScheduleFacts['persons'][number]> = {}) => ({
  id,
  unavailable: [],
  preferred: [],
  undesired: [],
  ...more,
});

export const factsOf = (more: Partial<ScheduleFacts> & { readonly length?: number } = {}): ScheduleFacts => {
  const { length = 3, ...rest } = more;
  return {
    editionId: 'edition',
    timeZone: 'Asia/Riyadh',
    days: Array.from({ length }, (_, day) => ({
      day: `2026-11-${16 + day}`,
      start: at(day, 0),
      end: at(day, 24),
    })),
    rooms: [],
    persons: [],
    sessions: [],
    relations: [],
    busy: [],
    rules: scheduleRuleDefaults,
    ignored: {},
    ...rest,
  };
};

/** A programme in which everything is drawn: most rules are broken somewhere in it. */
export function randomFacts(seed: number, size = 60): ScheduleFacts {
  const random = seeded(seed);
  const number = (limit: number) => Math.floor(random() * limit);
  const pick = <T>(list: readonly T[]): T => list[number(list.length)] as T;
  const some = <T>(list: readonly T[], share: number): T[] => list.filter(() => random() < share);
  const span = (): Span => {
    const start = at(number(4), 7 + number(14) + number(4) / 4);
    return { start, end: start + (1 + number(8)) * 30 * minute };
  };
  const spans = (share: number): Span[] =>
    random() < share ? Array.from({ length: 1 + number(3) }, () => span()) : [];
  const rooms = Array.from({ length: 5 }, (_, index) =>
    room(`room${index}`, {
      capacity: random() < 0.2 ? null : 20 + number(100),
      features: some(['projector', 'stage', 'recording'], 0.6),
      booths: number(3),
      unavailable: spans(0.4),
    }),
  );
  const persons = Array.from({ length: 25 }, (_, index) =>
    person(`person${String(index).padStart(2, '0')}`, {
      unavailable: spans(0.2),
      preferred: spans(0.15),
      undesired: spans(0.2),
    }),
  );
  const roomIds = rooms.map(({ id }) => id);
  const place = () => ({ ...span(), roomId: random() < 0.1 ? null : pick(roomIds) });
  const sessions = Array.from({ length: size }, (_, index): SessionFacts => {
    const where = random() < 0.1 ? null : place();
    return session(`s${String(index).padStart(3, '0')}`, {
      kind: pick([
        'panel',
        'workshop',
        'paper-session',
        'break',
        'exhibition-hours',
        'cultural-visit',
        'screening',
      ]),
      common: random() < 0.08,
      cancelled: random() < 0.06,
      ceremony: index === 0 ? 'opening' : index === 1 ? 'closing' : null,
      elsewhere: random() < 0.2,
      themeId: random() < 0.3 ? null : `theme${number(5)}`,
      at: where,
      people: some(persons, 0.06).map(({ id }) => id),
      needs: some(['projector', 'stage'], 0.15),
      booths: number(3),
      languages: random() < 0.1 ? ['ar', 'en'] : [pick(['ar', 'en'])],
      expected: random() < 0.3 ? null : number(140),
      allowedRooms: random() < 0.15 ? some(roomIds, 0.5) : [],
      barredRooms: random() < 0.15 ? some(roomIds, 0.3) : [],
      preferredRooms: random() < 0.2 ? some(roomIds, 0.4) : [],
      undesiredRooms: random() < 0.2 ? some(roomIds, 0.4) : [],
      only: spans(0.1),
      unavailable: spans(0.1),
      preferred: spans(0.1),
      undesired: spans(0.1),
      pinned: random() < 0.2,
      pause: random() < 0.4 ? number(5) * 15 : 0,
      level: random() < 0.3 ? null : 1 + number(3),
      released: random() < 0.5 ? null : random() < 0.5 ? where : place(),
    });
  });
  const ids = sessions.map(({ id }) => id);
  const relations = (['before', 'apart', 'shared'] as const).flatMap((kind) =>
    Array.from({ length: 12 }, () => ({ kind, first: pick(ids), second: pick(ids), weight: 1 + number(9) })),
  );
  return factsOf({
    rooms,
    persons,
    sessions,
    relations: relations.filter(
      ({ kind, first, second }, index) =>
        first !== second &&
        relations.findIndex((one) => one.kind === kind && one.first === first && one.second === second) ===
          index,
    ),
    busy: Array.from({ length: 12 }, (_, index) => ({
      ...span(),
      resourceId: random() < 0.5 ? pick(roomIds) : pick(persons).id,
      label: `X${index}`,
    })),
  });
}

/** Sessions of a day beside which nothing else is: room and theme of their own, and what a rule needs to be broken. */
type Plant = (day: number, name: string) => Partial<ScheduleFacts>;

const placed = (day: number, from: number, to: number, roomId: string | null) => ({
  start: at(day, from),
  end: at(day, to),
  roomId,
});

const two =
  (first: Partial<SessionFacts>, second: Partial<SessionFacts>, more: object = {}): Plant =>
  (day, name) => {
    const put = (id: string, hours: readonly [number, number], session_: Partial<SessionFacts>) =>
      session(id, { at: placed(day, ...hours, `${name} ${id}`), ...session_ });
    const sessions = [put(`${name}a`, [9, 10], first), put(`${name}b`, [9.5, 10.5], second)];
    return { sessions, rooms: sessions.map(({ at: where }) => room(where?.roomId ?? '')), ...more };
  };

/** Breaks a rule once, and no other. */
export const plants: Record<RuleName, Plant> = {
  'room-twice': (day, name) => ({
    rooms: [room(name)],
    sessions: [
      session(`${name}a`, { at: placed(day, 9, 10, name) }),
      session(`${name}b`, { at: placed(day, 9.5, 10.5, name) }),
      session(`${name}c`, { at: placed(day, 10.5, 11, name) }),
    ],
  }),
  'person-twice': (day, name) =>
    two(
      { people: [name] },
      { people: [name, `${name}x`] },
      { persons: [person(name), person(`${name}x`)] },
    )(day, name),
  'person-unavailable': (day, name) => ({
    rooms: [room(name)],
    persons: [person(name, { unavailable: [{ start: at(day, 9.5), end: at(day, 12) }] })],
    sessions: [session(name, { at: placed(day, 9, 10, name), people: [name] })],
  }),
  'room-unavailable': (day, name) => ({
    rooms: [room(name, { unavailable: [{ start: at(day, 8), end: at(day, 9.25) }] })],
    sessions: [session(name, { at: placed(day, 9, 10, name) })],
  }),
  equipment: (day, name) => ({
    rooms: [room(name)],
    sessions: [session(name, { at: placed(day, 9, 10, name), needs: ['stage', 'projector'] })],
  }),
  interpretation: (day, name) => ({
    rooms: [room(name)],
    sessions: [session(name, { at: placed(day, 9, 10, name), booths: 2 })],
  }),
  capacity: (day, name) => ({
    rooms: [room(name)],
    sessions: [session(name, { at: placed(day, 9, 10, name), expected: 111 })],
  }),
  order: (day, name) => ({
    rooms: [room(name)],
    sessions: [
      session(`${name}a`, { at: placed(day, 11, 12, name) }),
      session(`${name}b`, { at: placed(day, 9, 10, name) }),
    ],
    relations: [{ kind: 'before', first: `${name}a`, second: `${name}b`, weight: 1 }],
  }),
  'opening-first': (_, name) => ({
    rooms: [room(name)],
    sessions: [
      session(`${name}a`, { at: placed(0, 9, 10, name), ceremony: 'opening' }),
      session(`${name}b`, { at: placed(0, 8, 9, name) }),
      session(`${name}c`, { at: placed(0, 8.5, 9, null), kind: 'break', common: true, cancelled: true }),
    ],
  }),
  'closing-last': (_, name) => ({
    length: 40,
    rooms: [room(name)],
    sessions: [
      session(`${name}a`, { at: placed(39, 9, 10, name), ceremony: 'closing' }),
      session(`${name}b`, { at: placed(39, 10, 11, name) }),
      session(`${name}c`, { at: placed(39, 11, 12, name), kind: 'break' }),
    ],
  }),
  break: (day, name) => two({ common: true, kind: 'break' }, {})(day, name),
  pinned: (day, name) => ({
    rooms: [room(name)],
    sessions: [
      session(name, { at: placed(day, 9, 10, name), released: placed(day, 10, 11, name), pinned: true }),
    ],
  }),
  'room-not-allowed': (day, name) => ({
    rooms: [room(name)],
    sessions: [session(name, { at: placed(day, 9, 10, name), allowedRooms: ['other'], barredRooms: [name] })],
  }),
  'time-not-allowed': (day, name) => ({
    rooms: [room(name)],
    sessions: [
      session(name, { at: placed(day, 9, 10, name), only: [{ start: at(day, 9.25), end: at(day, 11) }] }),
    ],
  }),
  apart: (day, name) =>
    two(
      {},
      {},
      { relations: [{ kind: 'apart', first: `${name}b`, second: `${name}a`, weight: 1 }] },
    )(day, name),
  pause: (day, name) => ({
    rooms: [room(name)],
    persons: [person(name)],
    sessions: [
      session(`${name}a`, { at: placed(day, 9, 10, name), people: [name], pause: 30 }),
      session(`${name}b`, { at: placed(day, 10.25, 11, name), people: [name], pause: 30 }),
      session(`${name}c`, { at: placed(day, 11.5, 12, name), people: [name] }),
    ],
  }),
  'outside-edition': (_, name) => ({
    rooms: [room(name)],
    sessions: [session(name, { at: placed(-1, 9, 10, name), kind: 'break' })],
  }),
  'no-room': (day, name) => ({ sessions: [session(name, { at: placed(day, 9, 10, null) })] }),
  'moved-after-release': (day, name) => ({
    rooms: [room(name)],
    sessions: [session(name, { at: placed(day, 9, 10, name), released: placed(day, 9, 11, name) })],
  }),
  'theme-at-once': (day, name) => ({
    sessions: [9, 9.5].map((from) =>
      session(`${name}${from}`, { at: placed(day, from, from + 1, null), elsewhere: true, themeId: name }),
    ),
  }),
  'theme-wanders': (day, name) => ({
    rooms: [room(`${name}x`), room(`${name}y`)],
    sessions: [
      session(`${name}a`, { at: placed(day, 9, 10, `${name}x`), themeId: name }),
      session(`${name}b`, { at: placed(day, 10, 11, `${name}y`), themeId: name }),
      session(`${name}c`, { at: placed(day, 11, 12, `${name}y`), themeId: name }),
    ],
  }),
  'shared-audience': (day, name) =>
    two(
      {},
      {},
      { relations: [{ kind: 'shared', first: `${name}a`, second: `${name}b`, weight: 7 }] },
    )(day, name),
  'room-tight': (day, name) => ({
    rooms: [room(name)],
    sessions: [session(name, { at: placed(day, 9, 10, name), expected: 110 })],
  }),
  'language-unbalanced': (day, name) => ({
    rooms: [room(name)],
    sessions: [9, 10, 13, 14].map((from) =>
      session(`${name}${from}`, {
        at: placed(day, from, from + 1, name),
        languages: from < 12 ? ['ar', 'en'] : ['ar'],
      }),
    ),
  }),
  'speaker-days-apart': (day, name) => ({
    rooms: [room(name)],
    persons: [person(name)],
    sessions: [0, 3].map((later) =>
      session(`${name}${later}`, { at: placed(day + later, 9, 10, name), people: [name] }),
    ),
  }),
  'undesired-room': (day, name) => ({
    rooms: [room(name)],
    sessions: [session(name, { at: placed(day, 9, 10, name), undesiredRooms: [name] })],
  }),
  'preferred-room': (day, name) => ({
    rooms: [room(name)],
    sessions: [session(name, { at: placed(day, 9, 10, name), preferredRooms: ['other'] })],
  }),
  'undesired-time': (day, name) => ({
    rooms: [room(name)],
    persons: [person(name, { undesired: [{ start: at(day, 9.5), end: at(day, 12) }] })],
    sessions: [session(name, { at: placed(day, 9, 10, name), people: [name] })],
  }),
  'preferred-time': (day, name) => ({
    rooms: [room(name)],
    sessions: [
      session(name, { at: placed(day, 9, 10, name), preferred: [{ start: at(day, 9.5), end: at(day, 12) }] }),
    ],
  }),
  'content-flow': (day, name) => ({
    rooms: [room(name)],
    sessions: [3, 1].map((level, index) =>
      session(`${name}${level}`, { at: placed(day, 9 + index, 10 + index, name), themeId: name, level }),
    ),
  }),
  'early-or-late': (day, name) => ({
    rooms: [room(name)],
    sessions: [session(name, { at: placed(day, 19.5, 20.5, name) })],
  }),
};

/** Several programmes as one, each thing beside the others. */
export const merged = (parts: readonly Partial<ScheduleFacts>[]): ScheduleFacts =>
  factsOf({
    length: 40,
    rooms: parts.flatMap(({ rooms = [] }) => rooms),
    persons: parts.flatMap(({ persons = [] }) => persons),
    sessions: parts.flatMap(({ sessions = [] }) => sessions),
    relations: parts.flatMap(({ relations = [] }) => relations),
  });
