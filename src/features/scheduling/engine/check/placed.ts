import type { Instance, InstanceRoom, InstanceSession, Slot, Solution } from '../format.ts';

/** A session where it was put, with the slots that it really gets. */
export interface Placed {
  readonly session: InstanceSession;
  readonly room: InstanceRoom;
  /** In order; fewer than the session lasts where the day or a break ends it. */
  readonly slots: readonly Slot[];
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
}

/** Slots from one on that follow one another without a gap on one day, at most so many. */
function takenFrom(first: Slot, count: number, all: readonly Slot[]): readonly Slot[] {
  const taken = [first];
  for (let last = first; taken.length < count; ) {
    const next = all.find(({ day, start }) => day === last.day && Date.parse(start) === Date.parse(last.end));
    if (next === undefined) break;
    taken.push(next);
    last = next;
  }
  return taken;
}

/** The sessions that a solution places, in order of time. */
export function placedSessions(instance: Instance, placements: Solution['placements']): readonly Placed[] {
  const slots = new Map(instance.slots.map((slot) => [slot.id, slot]));
  const rooms = new Map(instance.rooms.map((room) => [room.id, room]));
  const placed: Placed[] = [];
  for (const session of instance.sessions) {
    const placement = placements[session.id];
    const first = slots.get(placement?.slot ?? '');
    const room = rooms.get(placement?.room ?? '');
    if (first === undefined || room === undefined) continue;
    const taken = takenFrom(first, session.slots, instance.slots);
    const last = taken.at(-1) ?? first;
    placed.push({ session, room, slots: taken, from: Date.parse(first.start), to: Date.parse(last.end) });
  }
  return placed.sort((one, other) => one.from - other.from);
}
