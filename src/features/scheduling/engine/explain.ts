import { type Placed, placedSessions } from './check/placed.ts';
import type { Instance, InstanceRoom, InstanceSession, Slot, Solution } from './format.ts';

/**
 * Why a session has no place. `by` names the sessions that stand in its way, pinned ones first; without them, nothing
 * that the solver may move would help.
 */
export type Reason =
  | { readonly code: 'room-not-allowed' }
  | { readonly code: 'no-room-equipped'; readonly needs: readonly string[] }
  | { readonly code: 'no-room-large'; readonly audience: number; readonly seats: number }
  | { readonly code: 'no-room-suits'; readonly needs: readonly string[]; readonly audience: number }
  | { readonly code: 'no-time-allowed'; readonly slots: number }
  | { readonly code: 'people-unavailable'; readonly people: readonly string[] }
  | { readonly code: 'people-busy'; readonly people: readonly string[]; readonly by: readonly string[] }
  | {
      readonly code: 'rooms-taken';
      readonly needs: readonly string[];
      readonly rooms: readonly string[];
      readonly by: readonly string[];
      readonly pinned: boolean;
    }
  | { readonly code: 'rooms-closed'; readonly rooms: readonly string[] }
  | { readonly code: 'relation'; readonly by: readonly string[] };

export interface Explanation {
  readonly session: string;
  /** The most telling first; never empty. */
  readonly reasons: readonly Reason[];
}

const seatsEnough = (session: InstanceSession, room: InstanceRoom): boolean =>
  session.audience * 10 <= room.capacity * 11;
const isEquipped = (session: InstanceSession, room: InstanceRoom): boolean =>
  session.needs.every((need) => room.features.includes(need));

/** The rooms that would do, or why there is none. */
function roomsFor(instance: Instance, session: InstanceSession): readonly InstanceRoom[] | Reason {
  const allowed = instance.rooms.filter(({ id }) => session.rooms === null || session.rooms.includes(id));
  if (allowed.length === 0) return { code: 'room-not-allowed' };
  const equipped = allowed.filter((room) => isEquipped(session, room));
  if (equipped.length === 0) return { code: 'no-room-equipped', needs: session.needs };
  const large = allowed.filter((room) => seatsEnough(session, room));
  if (large.length === 0) {
    const seats = Math.max(...allowed.map(({ capacity }) => capacity));
    return { code: 'no-room-large', audience: session.audience, seats };
  }
  const both = equipped.filter((room) => large.includes(room));
  return both.length > 0 ? both : { code: 'no-room-suits', needs: session.needs, audience: session.audience };
}

/** Every run of slots in which the session could lie, whoever is there. */
function runsFor({ slots }: Instance, session: InstanceSession): readonly (readonly Slot[])[] {
  const sorted = [...slots].sort((one, other) => Date.parse(one.start) - Date.parse(other.start));
  return sorted.flatMap((first, index) => {
    if (session.times !== null && !session.times.includes(first.id)) return [];
    const run = sorted.slice(index, index + session.slots);
    const touching = run.every((slot, at) => {
      const before = run[at - 1];
      return (
        before === undefined || (before.day === slot.day && Date.parse(before.end) === Date.parse(slot.start))
      );
    });
    return run.length === session.slots && touching ? [run] : [];
  });
}

/** Gathers what stands in the way over all the times that there are. */
function obstacles() {
  const sets = {
    away: new Set<string>(),
    busy: new Set<string>(),
    busyBy: new Set<string>(),
    takenBy: new Set<string>(),
    takenRooms: new Set<string>(),
    closedRooms: new Set<string>(),
    related: new Set<string>(),
  };
  return sets;
}

/**
 * Explains, for each session that a solution leaves out, what stood in its way, in the file's ids. Pure: the same
 * answer for the same files.
 */
export function explainUnplaced(
  instance: Instance,
  placements: Solution['placements'],
): readonly Explanation[] {
  const placed = placedSessions(instance, placements);
  return instance.sessions
    .filter(({ id }) => placements[id] === undefined)
    .map((session) => ({ session: session.id, reasons: reasonsOf(instance, session, placed) }));
}

function reasonsOf(
  instance: Instance,
  session: InstanceSession,
  placed: readonly Placed[],
): readonly Reason[] {
  const rooms = roomsFor(instance, session);
  if ('code' in rooms) return [rooms];
  const runs = runsFor(instance, session);
  if (runs.length === 0) return [{ code: 'no-time-allowed', slots: session.slots }];
  const people = instance.people.filter(({ id }) => session.people.includes(id));
  const found = obstacles();
  let reachable = 0;
  for (const run of runs) {
    const ids = run.map(({ id }) => id);
    const away = people.filter(({ unavailable }) => unavailable.some((slot) => ids.includes(slot)));
    for (const { id } of away) found.away.add(id);
    if (away.length > 0) continue;
    reachable += 1;
    look(instance, session, { run, ids, rooms, placed, found });
  }
  if (reachable === 0) return [{ code: 'people-unavailable', people: [...found.away] }];
  const pinnedFirst = (list: ReadonlySet<string>): string[] => {
    const pinned = (id: string): boolean => instance.sessions.find((one) => one.id === id)?.pinned !== null;
    return [...list].sort((one, other) => Number(pinned(other)) - Number(pinned(one)));
  };
  const isPinned = (id: string): boolean => instance.sessions.find((one) => one.id === id)?.pinned !== null;
  const reasons: Reason[] = [];
  if (found.takenBy.size > 0) {
    const by = pinnedFirst(found.takenBy);
    reasons.push({
      code: 'rooms-taken',
      needs: session.needs,
      rooms: [...found.takenRooms],
      by,
      pinned: by.every(isPinned),
    });
  }
  if (found.busyBy.size > 0) {
    reasons.push({ code: 'people-busy', people: [...found.busy], by: pinnedFirst(found.busyBy) });
  }
  if (found.related.size > 0) reasons.push({ code: 'relation', by: pinnedFirst(found.related) });
  if (found.closedRooms.size > 0) reasons.push({ code: 'rooms-closed', rooms: [...found.closedRooms] });
  if (found.away.size > 0) reasons.push({ code: 'people-unavailable', people: [...found.away] });
  return reasons.length > 0 ? reasons : [{ code: 'no-time-allowed', slots: session.slots }];
}

/** What stands in the way in one run of slots, added to what was found. */
function look(
  instance: Instance,
  session: InstanceSession,
  {
    run,
    ids,
    rooms,
    placed,
    found,
  }: {
    readonly run: readonly Slot[];
    readonly ids: readonly string[];
    readonly rooms: readonly InstanceRoom[];
    readonly placed: readonly Placed[];
    readonly found: ReturnType<typeof obstacles>;
  },
): void {
  const from = Date.parse(run[0]?.start ?? '');
  const to = Date.parse(run.at(-1)?.end ?? '');
  for (const other of placed) {
    const own = other.session;
    const atOnce = other.from < to && from < other.to;
    const shared = own.people.filter((id) => session.people.includes(id));
    const soon =
      (other.to <= from && from - other.to < own.pause * 60_000) ||
      (to <= other.from && other.from - to < session.pause * 60_000);
    if (shared.length > 0 && (atOnce || soon)) {
      for (const id of shared) found.busy.add(id);
      found.busyBy.add(own.id);
    }
    const apart = instance.apart.some((pair) => pair.includes(own.id) && pair.includes(session.id));
    const order = instance.before.some(
      ([first, second]) =>
        (first === session.id && second === own.id && to > other.from) ||
        (first === own.id && second === session.id && other.to > from),
    );
    if ((apart && atOnce) || order) found.related.add(own.id);
  }
  for (const room of rooms) {
    if (room.unavailable.some((slot) => ids.includes(slot))) {
      found.closedRooms.add(room.id);
      continue;
    }
    for (const other of placed) {
      if (other.room.id !== room.id || other.from >= to || from >= other.to) continue;
      found.takenBy.add(other.session.id);
      found.takenRooms.add(room.id);
    }
  }
}
