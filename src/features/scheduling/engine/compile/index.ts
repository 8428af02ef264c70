import type { Instance, Placement, Solution } from '../format.ts';
import type { Placing, Problem } from '../problem.ts';
import { compileGroups } from './groups.ts';
import { type Indices, weightOf } from './indices.ts';
import { compilePairs } from './pairs.ts';
import { compileRooms, compileTimes } from './sessions.ts';

/** An instance made ready to be searched, with the way back to its ids. */
export interface Compiled {
  readonly problem: Problem;
  toPlacing(placements: Solution['placements']): Placing;
  toPlacements(placing: Placing): Record<string, Placement>;
}

const indexOf = (list: readonly { readonly id: string }[]): ReadonlyMap<string, number> =>
  new Map(list.map(({ id }, index) => [id, index]));

/** Turns an instance that `readInstance` let pass into arrays. */
export function compile(instance: Instance): Compiled {
  const slots = [...instance.slots].sort((one, other) => Date.parse(one.start) - Date.parse(other.start));
  const indices: Indices = {
    slots,
    slot: indexOf(slots),
    room: indexOf(instance.rooms),
    person: indexOf(instance.people),
    session: indexOf(instance.sessions),
  };
  const sizes = { sessions: instance.sessions.length, rooms: instance.rooms.length, slots: slots.length };
  const run = new Int32Array(sizes.slots);
  const begins = Float64Array.from(slots, ({ start }) => Date.parse(start) / 60_000);
  const ends = Float64Array.from(slots, ({ end }) => Date.parse(end) / 60_000);
  for (let slot = sizes.slots - 1; slot >= 0; slot -= 1) {
    const touches = slots[slot]?.day === slots[slot + 1]?.day && ends[slot] === begins[slot + 1];
    run[slot] = touches ? (run[slot + 1] ?? 0) + 1 : 1;
  }
  const lasts = Int32Array.from(instance.sessions, (session) => session.slots);
  const closed = new Uint8Array(sizes.rooms * sizes.slots);
  for (const [room, { unavailable }] of instance.rooms.entries()) {
    for (const id of unavailable) closed[room * sizes.slots + (indices.slot.get(id) ?? 0)] = 1;
  }
  const cellOf = (placement: Placement | null | undefined): number =>
    placement == null
      ? -1
      : (indices.room.get(placement.room) ?? 0) * sizes.slots + (indices.slot.get(placement.slot) ?? 0);
  const themes = [...new Set(instance.sessions.map(({ theme }) => theme).filter((theme) => theme !== null))];
  const problem: Problem = {
    ...sizes,
    begins,
    ends,
    run,
    lasts,
    longest: lasts.reduce((most, one) => Math.max(most, one), 1),
    ...compileTimes(instance, indices, run),
    ...compileRooms(instance, indices),
    ...compilePairs(instance, indices),
    ...compileGroups(instance, indices),
    closed,
    closedCost: weightOf(instance, 'room-unavailable'),
    unplacedCost: weightOf(instance, 'unplaced'),
    roomTwiceCost: weightOf(instance, 'room-twice'),
    pinned: Int32Array.from(instance.sessions, ({ pinned }) => cellOf(pinned)),
    pinnedCost: weightOf(instance, 'pinned'),
    previous: Int32Array.from(instance.sessions, ({ id }) => cellOf(instance.previous?.[id])),
    movedCost: weightOf(instance, 'moved-after-release'),
    pauseCost: weightOf(instance, 'pause'),
    theme: Int32Array.from(instance.sessions, ({ theme }) => (theme === null ? -1 : themes.indexOf(theme))),
    themes: themes.length,
    wanderCost: weightOf(instance, 'theme-wanders'),
  };
  return {
    problem,
    toPlacing(placements) {
      const room = new Int32Array(sizes.sessions);
      const start = new Int32Array(sizes.sessions).fill(-1);
      for (const [id, placement] of Object.entries(placements)) {
        const session = indices.session.get(id) ?? 0;
        room[session] = indices.room.get(placement.room) ?? 0;
        start[session] = indices.slot.get(placement.slot) ?? -1;
      }
      return { room, start };
    },
    toPlacements({ room, start }) {
      const placements: Record<string, Placement> = {};
      for (const [session, { id }] of instance.sessions.entries()) {
        const slot = slots[start[session] ?? -1];
        const where = instance.rooms[room[session] ?? 0];
        if (slot !== undefined && where !== undefined) placements[id] = { slot: slot.id, room: where.id };
      }
      return placements;
    },
  };
}
