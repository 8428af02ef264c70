import type { Instance } from '../format.ts';
import type { Placed } from './placed.ts';
import type { Say } from './say.ts';

const list = (ids: readonly string[]): string => ids.map((id) => `“${id}”`).join(', ');

/** What each session breaks by itself, where it is. */
export function sessionViolations(instance: Instance, placed: readonly Placed[], say: Say): void {
  const people = new Map(instance.people.map((person) => [person.id, person]));
  for (const { session, room, slots } of placed) {
    const { id, audience } = session;
    const first = slots[0];
    if (first === undefined) continue;
    const at = slots.map((slot) => slot.id);
    if (slots.length < session.slots) {
      say(
        'time-not-allowed',
        [id],
        `“${id}” takes ${session.slots} slots; from “${first.id}” on there are ${slots.length}`,
      );
    } else if (session.times !== null && !session.times.includes(first.id)) {
      say('time-not-allowed', [id], `“${id}” may not begin in “${first.id}”`);
    }
    if (session.rooms !== null && !session.rooms.includes(room.id)) {
      say('room-not-allowed', [id], `“${id}” may not be in “${room.id}”`);
    }
    const missing = session.needs.filter((need) => !room.features.includes(need));
    if (missing.length > 0)
      say('equipment', [id], `“${id}” needs ${list(missing)}, which “${room.id}” has not`);
    if (room.unavailable.some((slot) => at.includes(slot))) {
      say('room-unavailable', [id], `“${room.id}” can’t be had in ${list(at)}, where “${id}” is`);
    }
    if (100 * audience > 110 * room.capacity) {
      say('capacity', [id], `“${id}” expects ${audience}, “${room.id}” seats ${room.capacity}`);
    } else if (audience > room.capacity) {
      say('room-tight', [id], `“${id}” expects ${audience}, “${room.id}” seats ${room.capacity}: tight`);
    }
    if (session.undesiredRooms.includes(room.id)) {
      say('undesired-room', [id], `“${id}” would rather not be in “${room.id}”`);
    }
    if (session.preferredRooms.length > 0 && !session.preferredRooms.includes(room.id)) {
      say('preferred-room', [id], `“${id}” would like another room than “${room.id}”`);
    }
    if (!session.anyHour) {
      if (first.early) say('early-or-late', [id], `“${id}” begins early, in “${first.id}”`);
      if (slots.at(-1)?.late) say('early-or-late', [id], `“${id}” ends late, in “${at.at(-1)}”`);
    }
    const { pinned } = session;
    if (pinned !== null && (pinned.slot !== first.id || pinned.room !== room.id)) {
      say('pinned', [id], `“${id}” is pinned to “${pinned.slot}” in “${pinned.room}”`);
    }
    const before = instance.previous?.[id];
    if (before !== undefined && (before.slot !== first.id || before.room !== room.id)) {
      say('moved-after-release', [id], `“${id}” was released in “${before.slot}”, “${before.room}”`);
    }
    for (const name of session.people) {
      const person = people.get(name);
      if (person === undefined) continue;
      if (person.unavailable.some((slot) => at.includes(slot))) {
        say('person-unavailable', [id], `“${name}” is not there in ${list(at)}, where “${id}” is`);
      }
      if (person.undesired.some((slot) => at.includes(slot))) {
        say('undesired-time', [id], `“${name}” would rather not be in “${id}” in ${list(at)}`);
      }
      if (person.preferred.length > 0 && !at.every((slot) => person.preferred.includes(slot))) {
        say('preferred-time', [id], `“${name}” would like another time for “${id}” than ${list(at)}`);
      }
    }
  }
}
