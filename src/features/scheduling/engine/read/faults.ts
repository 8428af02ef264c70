import type { Instance, Placement, Slot } from '../format.ts';
import type { Fault } from './format-error.ts';

/**
 * Everything about an instance that its shape alone does not tell: ids, times, what is pinned. A session that is longer
 * than every day is none: it has no place, and the answer says so.
 */
export function instanceFaults(instance: Instance): Fault[] {
  const faults: Fault[] = [];
  const say = (path: string, message: string): void => {
    faults.push({ path, message });
  };
  const idsOf = (list: 'slots' | 'rooms' | 'people' | 'sessions'): Set<string> => {
    const seen = new Set<string>();
    for (const [index, { id }] of instance[list].entries()) {
      if (seen.has(id)) say(`/${list}/${index}/id`, `“${id}” is there twice; give each its own`);
      seen.add(id);
    }
    return seen;
  };
  const slots = idsOf('slots');
  const rooms = idsOf('rooms');
  const people = idsOf('people');
  const sessions = idsOf('sessions');

  const known = (path: string, ids: readonly string[], among: ReadonlySet<string>, what: string): void => {
    for (const [index, id] of ids.entries()) {
      if (!among.has(id))
        say(`${path}/${index}`, `there is no ${what} “${id}”; add it or remove the id here`);
    }
  };
  slotFaults(instance.slots, say);
  for (const [index, room] of instance.rooms.entries()) {
    known(`/rooms/${index}/unavailable`, room.unavailable, slots, 'slot');
  }
  const days = new Set(instance.slots.map(({ day }) => day));
  for (const [index, person] of instance.people.entries()) {
    known(`/people/${index}/days`, person.days ?? [], days, 'day');
    for (const field of ['unavailable', 'preferred', 'undesired'] as const) {
      known(`/people/${index}/${field}`, person[field], slots, 'slot');
    }
  }
  const place = (path: string, { slot, room }: Placement): void => {
    known(path, [slot], slots, 'slot');
    known(path, [room], rooms, 'room');
  };
  const runs = runsOf(instance.slots);
  for (const [index, session] of instance.sessions.entries()) {
    const path = `/sessions/${index}`;
    known(`${path}/people`, session.people, people, 'person');
    known(`${path}/rooms`, session.rooms ?? [], rooms, 'room');
    known(`${path}/preferredRooms`, session.preferredRooms, rooms, 'room');
    known(`${path}/undesiredRooms`, session.undesiredRooms, rooms, 'room');
    known(`${path}/times`, session.times ?? [], slots, 'slot');
    if (new Set(session.people).size < session.people.length) say(`${path}/people`, 'name each person once');
    if (session.pinned === null) continue;
    place(`${path}/pinned`, session.pinned);
    const room = runs.get(session.pinned.slot);
    if (room !== undefined && room < session.slots) {
      say(
        `${path}/pinned`,
        `it takes ${session.slots} slots, and from “${session.pinned.slot}” to the next break there are ${room}; pin it earlier or shorten it`,
      );
    }
  }
  for (const list of ['before', 'apart', 'shared'] as const) {
    for (const [index, [first, second]] of instance[list].entries()) {
      known(`/${list}/${index}`, [first, second], sessions, 'session');
      if (first === second) say(`/${list}/${index}`, `“${first}” is paired with itself; name two sessions`);
    }
  }
  cycleFaults(instance, say);
  sizeFaults(instance, say);
  for (const [session, placement] of Object.entries(instance.previous ?? {})) {
    if (!sessions.has(session)) say(`/previous/${session}`, `there is no session “${session}”; remove it`);
    place(`/previous/${session}`, placement);
  }
  return faults;
}

/** Sessions × slots, and rooms × slots, beyond which no computer that this runs on holds the tables of the search. */
const MOST_CELLS = 20_000_000;

function sizeFaults(
  { slots, rooms, sessions }: Instance,
  say: (path: string, message: string) => void,
): void {
  for (const [count, what] of [
    [sessions.length, 'sessions'],
    [rooms.length, 'rooms'],
  ] as const) {
    if (slots.length * count > MOST_CELLS) {
      say(
        '/slots',
        `${slots.length} slots for ${count} ${what} are too many; make the slots longer or split the file`,
      );
    }
  }
}

/** Names a circle of sessions of which each comes before the next: none of them can be first. */
function cycleFaults({ before }: Instance, say: (path: string, message: string) => void): void {
  const after = new Map<string, { readonly id: string; readonly index: number }[]>();
  for (const [index, [first, second]] of before.entries()) {
    if (first === second) continue;
    const list = after.get(first) ?? [];
    list.push({ id: second, index });
    after.set(first, list);
  }
  const done = new Set<string>();
  for (const root of after.keys()) {
    if (done.has(root)) continue;
    // By hand instead of by calls: a chain may be as long as the programme.
    const path = [{ id: root, next: 0 }];
    const onPath = new Map([[root, 0]]);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const step = after.get(top.id)?.[top.next];
      top.next += 1;
      if (step === undefined) {
        done.add(top.id);
        onPath.delete(top.id);
        path.pop();
        continue;
      }
      const from = onPath.get(step.id);
      if (from !== undefined) {
        const circle = [...path.slice(from).map(({ id }) => id), step.id].map((id) => `“${id}”`);
        say(`/before/${step.index}`, `${circle.join(' before ')} is a circle; remove one of these`);
      } else if (!done.has(step.id)) {
        onPath.set(step.id, path.length);
        path.push({ id: step.id, next: 0 });
      }
    }
  }
}

function slotFaults(slots: readonly Slot[], say: (path: string, message: string) => void): void {
  const sorted = slots
    .map((slot, index) => ({ ...slot, index, from: Date.parse(slot.start), to: Date.parse(slot.end) }))
    .sort((one, other) => one.from - other.from || one.index - other.index);
  for (const { from, to, index, start, end } of sorted) {
    if (to <= from) say(`/slots/${index}`, `it ends at ${end}, not after it starts at ${start}`);
  }
  for (const [position, slot] of sorted.entries()) {
    const before = sorted[position - 1];
    if (before !== undefined && before.to > slot.from && slot.to > slot.from) {
      say(`/slots/${slot.index}`, `it overlaps slot “${before.id}”; slots follow one another`);
    }
  }
}

/** For each slot, how many can be taken from it on: itself and those that touch one another on its day. */
function runsOf(slots: readonly Slot[]): ReadonlyMap<string, number> {
  const sorted = [...slots].sort((one, other) => Date.parse(one.start) - Date.parse(other.start));
  const runs = new Map<string, number>();
  let after: Slot | undefined;
  for (const slot of sorted.reverse()) {
    const touches =
      after !== undefined && after.day === slot.day && Date.parse(slot.end) === Date.parse(after.start);
    runs.set(slot.id, touches && after !== undefined ? (runs.get(after.id) ?? 0) + 1 : 1);
    after = slot;
  }
  return runs;
}
