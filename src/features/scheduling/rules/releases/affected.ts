import type { Aspect, SessionContent, SessionDifference } from '../../../programme/index.ts';

/** What about a session makes whoever is on it, or wants to attend it, plan anew. */
const weighty: ReadonlySet<Aspect> = new Set(['time', 'room', 'title']);

const peopleOf = (session: SessionContent | null): ReadonlyMap<string, string> => {
  const roles = new Map<string, string>();
  for (const { personId, role } of session?.roles ?? []) {
    roles.set(personId, `${roles.get(personId) ?? ''} ${role}`);
  }
  return roles;
};

const matters = ({ kind, aspects }: SessionDifference): boolean =>
  kind !== 'changed' || aspects.some((aspect) => weighty.has(aspect));

/**
 * Differences by the person whom each concerns: whoever has a role in the session when it is new, moved, renamed,
 * cancelled or taken off, and whoever came to it, left it or does something else in it. A new summary or another
 * speaker beside them is no reason to write.
 */
export function concernedPersons(
  differences: readonly SessionDifference[],
): ReadonlyMap<string, readonly SessionDifference[]> {
  const concerned = new Map<string, SessionDifference[]>();
  for (const difference of differences) {
    const [before, after] = [peopleOf(difference.before), peopleOf(difference.after)];
    for (const personId of new Set([...before.keys(), ...after.keys()])) {
      if (!matters(difference) && before.get(personId) === after.get(personId)) continue;
      const list = concerned.get(personId);
      if (list === undefined) concerned.set(personId, [difference]);
      else list.push(difference);
    }
  }
  return concerned;
}

/** Sessions of which those should hear who want to attend them: moved, renamed, cancelled, restored, taken off. */
export const concernedSessions = (differences: readonly SessionDifference[]): string[] =>
  differences.filter((one) => one.kind !== 'added' && matters(one)).map(({ id }) => id);
