import type { Problem } from '../problem.ts';
import type { Group } from './groups.ts';
import { createParts } from './parts.ts';

/** `speaker-days-apart`: days of a person on which there is something, with days between on which there is nothing. */
export function createDaysApart(problem: Problem): Group | undefined {
  const { days, dayOf, persons, personFrom, personOf, presentOn, apartCost } = problem;
  if (apartCost === 0 || days < 3 || personOf.length === 0) return undefined;
  /** By person × day: what there is. */
  const counts = Int32Array.from(presentOn);

  function costOf(person: number): number {
    let gaps = 0;
    let last = -1;
    for (let day = 0; day < days; day += 1) {
      if (counts[person * days + day] === 0) continue;
      if (last >= 0 && day > last + 1) gaps += 1;
      last = day;
    }
    return gaps * apartCost;
  }

  const parts = createParts(persons, costOf);
  return {
    base: parts.base,
    shift(session, _room, start, sign) {
      const day = dayOf[start] as number;
      for (let at = personFrom[session] as number; at < (personFrom[session + 1] as number); at += 1) {
        const person = personOf[at] as number;
        const cell = person * days + day;
        const count = (counts[cell] as number) + sign;
        counts[cell] = count;
        if (count === (sign > 0 ? 1 : 0)) parts.touch(person);
      }
    },
    change: parts.change,
    settle: parts.settle,
    forget: parts.forget,
  };
}
