import type {
  Instance,
  InstanceSession,
  Placement,
} from '../../../../src/features/scheduling/engine/format.ts';
import { createRandom } from '../../../../src/features/scheduling/engine/random.ts';

/** A session of the small example, with what matters to a test said. */
export const session = (id: string, more: Partial<InstanceSession> = {}): InstanceSession => ({
  id,
  slots: 1,
  people: [],
  theme: null,
  audience: 0,
  needs: [],
  rooms: null,
  times: null,
  pinned: null,
  pause: 0,
  preferredRooms: [],
  undesiredRooms: [],
  level: null,
  languages: null,
  anyHour: false,
  ...more,
});

/** Two days, or more, of two slots, a break, and two slots; a hall and a small room. */
export function example(more: Partial<Instance> = {}, days = 2): Instance {
  const slot = (day: number, hour: number) => ({
    id: `d${day}h${hour}`,
    start: `2026-11-1${day}T${String(hour).padStart(2, '0')}:00:00+03:00`,
    end: `2026-11-1${day}T${String(hour + 1).padStart(2, '0')}:00:00+03:00`,
    day: `2026-11-1${day}`,
    early: false,
    late: false,
  });
  return {
    slots: Array.from({ length: days }, (_, day) => day).flatMap((day) =>
      [9, 10, 12, 13].map((hour) => slot(day, hour)),
    ),
    rooms: [
      { id: 'hall', capacity: 100, features: ['interpretation'], unavailable: [] },
      { id: 'small', capacity: 20, features: [], unavailable: [] },
    ],
    people: ['amal', 'badr', 'ceren'].map((id) => ({
      id,
      unavailable: [],
      preferred: [],
      undesired: [],
      days: null,
    })),
    sessions: [],
    before: [],
    apart: [],
    shared: [],
    previous: null,
    weights: {},
    ...more,
  };
}

/** An instance in which everything happens that the format knows, small enough that everything clashes. */
export function tangled(seed: number): Instance {
  const random = createRandom(seed);
  const base = example({}, 4);
  const slots = base.slots.map(({ id }) => id);
  const hours = base.slots.map((slot, index) => ({ ...slot, early: index % 4 === 0, late: index % 4 === 3 }));
  const some = <T>(list: readonly T[], share: number): T[] => list.filter(() => random.next() < share);
  const any = <T>(list: readonly T[]): T => list[random.below(list.length)] as T;
  const rooms = base.rooms.map((room) => ({ ...room, unavailable: some(slots, 0.2) }));
  const people = base.people.map(({ id }) => ({
    id,
    unavailable: some(slots, 0.2),
    preferred: some(slots, random.next() < 0.5 ? 0.5 : 0),
    undesired: some(slots, 0.2),
    days: random.next() < 0.3 ? null : some([...new Set(base.slots.map(({ day }) => day))], 0.3),
  }));
  const ids = Array.from({ length: 20 }, (_, index) => `s${index}`);
  const sessions = ids.map((id) =>
    session(id, {
      slots: 1 + random.below(2),
      people: some(people, 0.4).map((person) => person.id),
      theme: random.next() < 0.2 ? null : any(['a', 'b', 'c']),
      audience: any([0, 15, 20, 21, 22, 23, 90, 105, 110, 111]),
      needs: random.next() < 0.3 ? ['interpretation'] : [],
      rooms: random.next() < 0.2 ? [any(rooms).id] : null,
      times: random.next() < 0.2 ? some(slots, 0.5) : null,
      pinned: null,
      pause: any([0, 0, 30, 60, 90]),
      preferredRooms: random.next() < 0.3 ? [any(rooms).id] : [],
      undesiredRooms: random.next() < 0.3 ? [any(rooms).id] : [],
      level: any([null, 1, 2, 3]),
      languages: random.next() < 0.1 ? null : some(['ar', 'en', 'fr'], 0.5),
      anyHour: random.next() < 0.2,
    }),
  );
  const pairs = (count: number): (readonly [string, string])[] =>
    Array.from({ length: count }, () => [any(ids), any(ids)] as const).filter(
      ([one, other]) => one !== other,
    );
  const placement = (): Placement => ({ slot: any(slots), room: any(rooms).id });
  const pinnable = sessions.findIndex((one) => one.slots === 1);
  return {
    ...base,
    slots: hours,
    rooms,
    people,
    sessions: sessions.map((one, index) => (index === pinnable ? { ...one, pinned: placement() } : one)),
    // From the one of the lower number to the other: no circle.
    before: pairs(8).filter(([one, other]) => ids.indexOf(one) < ids.indexOf(other)),
    apart: pairs(4),
    shared: pairs(6).map(([one, other]) => [one, other, 1 + random.below(5)] as const),
    previous: Object.fromEntries(some(ids, 0.4).map((id) => [id, placement()])),
    weights: { 'person-twice': 2, unplaced: 3, 'theme-wanders': 1.5, capacity: 0 },
  };
}

/** Places most sessions anywhere, without looking. */
export function anywhere(instance: Instance, seed: number): Record<string, Placement> {
  const random = createRandom(seed);
  const placements: Record<string, Placement> = {};
  for (const { id } of instance.sessions) {
    const slot = instance.slots[random.below(instance.slots.length)];
    const room = instance.rooms[random.below(instance.rooms.length)];
    if (slot !== undefined && room !== undefined && random.next() < 0.85) {
      placements[id] = { slot: slot.id, room: room.id };
    }
  }
  return placements;
}
