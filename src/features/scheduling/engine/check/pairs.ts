import type { Instance } from '../format.ts';
import type { Placed } from './placed.ts';
import type { Say } from './say.ts';

const MINUTE = 60_000;

/** What two sessions break together. */
export function pairViolations(instance: Instance, placed: readonly Placed[], say: Say): void {
  for (const [index, one] of placed.entries()) {
    // In order of time: once one begins after this one's end, all do.
    for (let next = index + 1; next < placed.length; next += 1) {
      const other = placed[next];
      if (other === undefined || other.from >= one.to) break;
      atOnce(one, other, say);
    }
  }
  pauses(placed, say);
  relations(instance, placed, say);
}

function atOnce(one: Placed, other: Placed, say: Say): void {
  const ids = [one.session.id, other.session.id];
  const both = `“${ids[0]}” and “${ids[1]}”`;
  if (one.room.id === other.room.id) say('room-twice', ids, `${both} are in “${one.room.id}” at one time`);
  const people = one.session.people.filter((person) => other.session.people.includes(person));
  if (people.length > 0) {
    say('person-twice', ids, `${people.map((id) => `“${id}”`).join(', ')} would be in ${both} at one time`);
  }
  if (one.session.theme !== null && one.session.theme === other.session.theme) {
    say('theme-at-once', ids, `${both}, both of “${one.session.theme}”, are at one time`);
  }
}

/** People who need a pause after a session, and have another too soon. */
function pauses(placed: readonly Placed[], say: Say): void {
  for (const one of placed) {
    if (one.session.pause === 0) continue;
    for (const other of placed) {
      if (other.from < one.to || other.from - one.to >= one.session.pause * MINUTE) continue;
      const person = one.session.people.find((id) => other.session.people.includes(id));
      if (person === undefined) continue;
      const gap = (other.from - one.to) / MINUTE;
      const text = `“${person}” needs ${one.session.pause} minutes after “${one.session.id}” and has ${gap} before “${other.session.id}”`;
      say('pause', [one.session.id, other.session.id], text);
    }
  }
}

function relations(instance: Instance, placed: readonly Placed[], say: Say): void {
  const where = new Map(placed.map((one) => [one.session.id, one]));
  for (const [first, second] of instance.before) {
    const one = where.get(first);
    const other = where.get(second);
    if (one !== undefined && other !== undefined && one.to > other.from) {
      say('order', [first, second], `“${first}” does not end before “${second}” begins`);
    }
  }
  const overlap = (first: string, second: string): boolean => {
    const one = where.get(first);
    const other = where.get(second);
    return one !== undefined && other !== undefined && one.from < other.to && other.from < one.to;
  };
  for (const [first, second] of instance.apart) {
    if (overlap(first, second))
      say('apart', [first, second], `“${first}” and “${second}” must not be at one time`);
  }
  for (const [first, second, weight] of instance.shared) {
    if (overlap(first, second)) {
      say(
        'shared-audience',
        [first, second],
        `${weight} would like both “${first}” and “${second}”, at one time`,
        weight,
      );
    }
  }
}
