import { DateTime } from 'luxon';
import type { Instance, InstanceRoom, InstanceSession, Placement, Slot } from './format.ts';
import { createRandom } from './random.ts';

/** What a made-up programme is made of. */
export interface ProgrammeSizes {
  readonly sessions: number;
  readonly rooms: number;
  readonly days: number;
  /** Of 45 minutes, with a break after the first half. */
  readonly slotsPerDay: number;
  readonly themes: number;
  readonly people: number;
  readonly seed: number;
}

/** The three sizes that the figures are measured on. */
export const standardSizes = {
  s60: { sessions: 60, rooms: 4, days: 3, slotsPerDay: 7, themes: 6, people: 70, seed: 1 },
  s150: { sessions: 150, rooms: 6, days: 3, slotsPerDay: 11, themes: 10, people: 170, seed: 2 },
  s800: { sessions: 800, rooms: 30, days: 2, slotsPerDay: 17, themes: 30, people: 1_000, seed: 3 },
} as const satisfies Readonly<Record<string, ProgrammeSizes>>;

export interface GeneratedProgramme {
  readonly instance: Instance;
  /** A placing without a hard violation, around which the instance was made. */
  readonly planted: Readonly<Record<string, Placement>>;
}

const features = ['interpretation', 'streaming', 'round-table'] as const;

function makeRooms(count: number): InstanceRoom[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `room-${index + 1}`,
    capacity: index === 0 ? 600 : index < count * 0.25 ? 300 : index < count * 0.6 ? 150 : 80,
    features: [
      ...(index < Math.max(1, count / 2) ? [features[0]] : []),
      ...(index % 3 === 0 ? [features[1]] : []),
      ...(index % 2 === 0 ? [features[2]] : []),
    ],
    unavailable: [],
  }));
}

function makeSlots({ days, slotsPerDay }: ProgrammeSizes): Slot[] {
  const half = Math.floor(slotsPerDay / 2);
  return Array.from({ length: days * slotsPerDay }, (_, index) => {
    const day = Math.floor(index / slotsPerDay);
    const inDay = index % slotsPerDay;
    const start = DateTime.fromISO('2026-11-10T06:00:00', { zone: 'Asia/Riyadh' }).plus({
      days: day,
      minutes: inDay * 45 + (inDay >= half ? 60 : 0),
    });
    const iso = (at: DateTime): string => at.toISO({ suppressMilliseconds: true }) ?? '';
    return {
      id: `slot-${index + 1}`,
      start: iso(start),
      end: iso(start.plus({ minutes: 45 })),
      day: `day-${day + 1}`,
      early: false,
      late: false,
    };
  });
}

/**
 * A made-up programme in which a placing without conflicts was planted: everything that it asks for is had there. The
 * first and last slots are for everybody and closed to the sessions.
 */
export function generateProgramme(sizes: ProgrammeSizes): GeneratedProgramme {
  const random = createRandom(sizes.seed);
  const slots = makeSlots(sizes);
  const rooms = makeRooms(sizes.rooms);
  const half = Math.floor(sizes.slotsPerDay / 2);
  const isClosed = (slot: number): boolean => slot === 0 || slot === slots.length - 1;
  const slotId = (slot: number): string => slots[slot]?.id ?? '';
  const taken = new Set<number>();
  const busy = Array.from({ length: sizes.people }, () => new Set<number>());
  const atTheme = Array.from({ length: sizes.themes }, () => new Set<number>());
  const spots: { room: number; slot: number; lasts: number }[] = [];
  const planted: Record<string, Placement> = {};

  const makeSession = (number: number): InstanceSession => {
    const lasts = number < Math.round(sizes.sessions / 10) ? 2 : 1;
    let room = 0;
    let slot = 0;
    for (;;) {
      room = random.below(rooms.length);
      slot = random.below(slots.length);
      const inDay = slot % sizes.slotsPerDay;
      if (lasts === 2 && (inDay === sizes.slotsPerDay - 1 || inDay === half - 1)) continue;
      const cells = Array.from({ length: lasts }, (_, index) => slot + index);
      if (cells.some((cell) => isClosed(cell) || taken.has(room * slots.length + cell))) continue;
      for (const cell of cells) taken.add(room * slots.length + cell);
      break;
    }
    const during = Array.from({ length: lasts }, (_, index) => slot + index);
    let theme = random.below(sizes.themes);
    for (let tries = 0; tries < 6 && during.some((at) => atTheme[theme]?.has(at)); tries += 1) {
      theme = random.below(sizes.themes);
    }
    for (const at of during) atTheme[theme]?.add(at);
    const wanted = 1 + random.below(4);
    const people: number[] = [];
    for (let tries = 0; tries < 40 && people.length < wanted; tries += 1) {
      const person = Math.floor(sizes.people * random.next() ** 1.6);
      if (people.includes(person) || during.some((at) => busy[person]?.has(at))) continue;
      people.push(person);
      for (const at of during) busy[person]?.add(at);
    }
    const place = rooms[room];
    const id = `session-${number + 1}`;
    planted[id] = { slot: slotId(slot), room: place?.id ?? '' };
    spots.push({ room, slot, lasts });
    return {
      id,
      slots: lasts,
      people: people.map((person) => `person-${person + 1}`),
      theme: `theme-${theme + 1}`,
      audience: Math.round((place?.capacity ?? 0) * (0.35 + 0.75 * random.next())),
      needs: (place?.features ?? []).filter(() => random.next() < 0.35),
      rooms: null,
      preferredRooms: [],
      undesiredRooms: [],
      times: null,
      pinned: null,
      pause: 0,
      level: null,
      languages: null,
      anyHour: false,
    };
  };
  const sessions = Array.from({ length: sizes.sessions }, (_, number) => makeSession(number));

  const people = busy.map((own, index) => {
    const away: string[] = [];
    if (random.next() < 0.3) {
      const first = random.below(sizes.days) * sizes.slotsPerDay;
      const [from, to] =
        random.next() < 0.5
          ? [0, sizes.slotsPerDay]
          : random.next() < 0.5
            ? [0, half]
            : [half, sizes.slotsPerDay];
      for (let slot = first + from; slot < first + to; slot += 1) if (!own.has(slot)) away.push(slotId(slot));
    }
    const disliked = random.next() < 0.15 ? random.below(sizes.days) : -1;
    const undesired = slots
      .filter((_, slot) => Math.floor(slot / sizes.slotsPerDay) === disliked)
      .map(({ id }) => id);
    return { id: `person-${index + 1}`, unavailable: away, preferred: [], undesired, days: null };
  });
  const pairs = (count: number): (readonly [number, number])[] => {
    const found = new Map<number, readonly [number, number]>();
    for (let tries = 0; tries < count; tries += 1) {
      const one = random.below(sizes.sessions);
      const other = random.below(sizes.sessions);
      if (one < other) found.set(one * sizes.sessions + other, [one, other]);
    }
    return [...found.values()];
  };
  const name = (session: number): string => `session-${session + 1}`;
  const shared = pairs(sizes.sessions * 6).map(
    ([one, other]) => [name(one), name(other), 1 + random.below(9)] as const,
  );
  const before = pairs(Math.ceil(sizes.sessions / 6))
    .filter(([one, other]) => (spots[one]?.slot ?? 0) + (spots[one]?.lasts ?? 1) <= (spots[other]?.slot ?? 0))
    .map(([one, other]) => [name(one), name(other)] as const);
  const ends = [slotId(0), slotId(slots.length - 1)];
  const instance: Instance = {
    slots,
    rooms: rooms.map((room) => ({ ...room, unavailable: ends })),
    people,
    sessions,
    before,
    apart: [],
    shared,
    previous: null,
    weights: {},
  };
  return { instance, planted };
}
