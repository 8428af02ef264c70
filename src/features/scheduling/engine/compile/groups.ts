import type { Instance } from '../format.ts';
import type { Problem } from '../problem.ts';
import { type Indices, weightOf } from './indices.ts';

type Groups = Pick<
  Problem,
  | 'level'
  | 'flowCost'
  | 'dayOf'
  | 'days'
  | 'personFrom'
  | 'personOf'
  | 'persons'
  | 'presentOn'
  | 'apartCost'
  | 'languageFrom'
  | 'languageOf'
  | 'languages'
  | 'balanced'
  | 'balanceCost'
>;

/** Lists of numbers one after the other, and where each begins. */
function laid(lists: readonly (readonly number[])[]): { readonly from: Int32Array; readonly of: Int32Array } {
  const from = new Int32Array(lists.length + 1);
  for (const [index, list] of lists.entries()) from[index + 1] = (from[index] ?? 0) + list.length;
  return { from, of: Int32Array.from(lists.flat()) };
}

/** What the wishes about many sessions at once read: levels, the days of people, languages. */
export function compileGroups(instance: Instance, { slots, person }: Indices): Groups {
  const { sessions, people } = instance;
  const days = [...new Set(slots.map(({ day }) => day))];
  const dayIndex = new Map(days.map((day, index) => [day, index]));
  const minded = new Set(people.flatMap(({ id, days: own }) => (own === null ? [] : [id])));
  const persons = laid(
    sessions.map((session) => session.people.filter((id) => minded.has(id)).map((id) => person.get(id) ?? 0)),
  );
  const presentOn = new Int32Array(people.length * days.length);
  for (const [index, { days: own }] of people.entries()) {
    for (const day of own ?? []) {
      const at = dayIndex.get(day);
      if (at !== undefined) presentOn[index * days.length + at] = 1;
    }
  }
  const spoken = [...new Set(sessions.flatMap(({ languages }) => languages ?? []))];
  const languages = laid(
    sessions.map((session) => [...new Set(session.languages ?? [])].map((one) => spoken.indexOf(one))),
  );
  return {
    level: Int32Array.from(sessions, ({ level }) => level ?? 0),
    flowCost: weightOf(instance, 'content-flow'),
    dayOf: Int32Array.from(slots, ({ day }) => dayIndex.get(day) ?? 0),
    days: days.length,
    personFrom: persons.from,
    personOf: persons.of,
    persons: people.length,
    presentOn,
    apartCost: weightOf(instance, 'speaker-days-apart'),
    languageFrom: languages.from,
    languageOf: languages.of,
    languages: spoken.length,
    balanced: Uint8Array.from(sessions, (session) => (session.languages === null ? 0 : 1)),
    balanceCost: weightOf(instance, 'language-unbalanced'),
  };
}
