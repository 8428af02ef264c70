import type { Instance, InstancePerson } from '../format.ts';
import type { Problem } from '../problem.ts';
import { type Indices, weightOf } from './indices.ts';

type Times = Pick<Problem, 'timeHard' | 'timeSoft' | 'starts'>;
type Rooms = Pick<Problem, 'roomHard' | 'roomSoft' | 'places'>;

const marks = (ids: readonly string[], index: ReadonlyMap<string, number>, size: number): Uint8Array => {
  const marked = new Uint8Array(size);
  for (const id of ids) marked[index.get(id) ?? 0] = 1;
  return marked;
};

/** What it costs each session to begin in each slot: where it may, and how its people like it. */
export function compileTimes(
  instance: Instance,
  { slot, person, slots: inOrder }: Indices,
  run: Int32Array,
): Times {
  const slots = instance.slots.length;
  const timeHard = new Float64Array(instance.sessions.length * slots);
  const timeSoft = new Float64Array(instance.sessions.length * slots);
  const cost = {
    notAllowed: weightOf(instance, 'time-not-allowed'),
    unavailable: weightOf(instance, 'person-unavailable'),
    undesired: weightOf(instance, 'undesired-time'),
    preferred: weightOf(instance, 'preferred-time'),
    hours: weightOf(instance, 'early-or-late'),
  };
  const people = instance.people.map((one: InstancePerson) => ({
    unavailable: marks(one.unavailable, slot, slots),
    undesired: marks(one.undesired, slot, slots),
    preferred: one.preferred.length === 0 ? null : marks(one.preferred, slot, slots),
  }));
  const starts = instance.sessions.map((session, index) => {
    const allowed = session.times === null ? null : marks(session.times, slot, slots);
    const there = session.people.map((id) => people[person.get(id) ?? 0]);
    const free: number[] = [];
    for (let start = 0; start < slots; start += 1) {
      const end = start + Math.min(session.slots, run[start] ?? 1);
      const cut = session.slots > (run[start] ?? 1);
      let hard = cut || (allowed !== null && allowed[start] === 0) ? cost.notAllowed : 0;
      let soft = 0;
      if (!session.anyHour) {
        if (inOrder[start]?.early === true) soft += cost.hours;
        if (inOrder[end - 1]?.late === true) soft += cost.hours;
      }
      for (const one of there) {
        if (one === undefined) continue;
        if (one.unavailable.subarray(start, end).includes(1)) hard += cost.unavailable;
        if (one.undesired.subarray(start, end).includes(1)) soft += cost.undesired;
        if (one.preferred?.subarray(start, end).includes(0) === true) soft += cost.preferred;
      }
      timeHard[index * slots + start] = hard;
      timeSoft[index * slots + start] = soft;
      if (hard === 0 && !cut) free.push(start);
    }
    return Int32Array.from(free);
  });
  return { timeHard, timeSoft, starts };
}

/** What it costs each session to be in each room: whether it may, has what it needs, and seats enough. */
export function compileRooms(instance: Instance, { room }: Indices): Rooms {
  const rooms = instance.rooms.length;
  const roomHard = new Float64Array(instance.sessions.length * rooms);
  const roomSoft = new Float64Array(instance.sessions.length * rooms);
  const cost = {
    notAllowed: weightOf(instance, 'room-not-allowed'),
    equipment: weightOf(instance, 'equipment'),
    capacity: weightOf(instance, 'capacity'),
    tight: weightOf(instance, 'room-tight'),
    undesired: weightOf(instance, 'undesired-room'),
    preferred: weightOf(instance, 'preferred-room'),
  };
  const features = instance.rooms.map((one) => new Set(one.features));
  const places = instance.sessions.map((session, index) => {
    const allowed = session.rooms === null ? null : marks(session.rooms, room, rooms);
    const undesired = marks(session.undesiredRooms, room, rooms);
    const preferred = session.preferredRooms.length === 0 ? null : marks(session.preferredRooms, room, rooms);
    const free: number[] = [];
    for (const [place, { capacity }] of instance.rooms.entries()) {
      let hard = allowed !== null && allowed[place] === 0 ? cost.notAllowed : 0;
      if (session.needs.some((need) => features[place]?.has(need) !== true)) hard += cost.equipment;
      // In whole numbers: 1.1 × 80 is more than 88 in floating point.
      const tooSmall = session.audience * 10 > capacity * 11;
      if (tooSmall) hard += cost.capacity;
      roomHard[index * rooms + place] = hard;
      let soft = !tooSmall && session.audience > capacity ? cost.tight : 0;
      if (undesired[place] === 1) soft += cost.undesired;
      if (preferred !== null && preferred[place] === 0) soft += cost.preferred;
      roomSoft[index * rooms + place] = soft;
      if (hard === 0) free.push(place);
    }
    return Int32Array.from(free);
  });
  return { roomHard, roomSoft, places };
}
