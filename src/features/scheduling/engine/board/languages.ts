import { endSlot, type Problem } from '../problem.ts';
import type { Group } from './groups.ts';
import { createParts } from './parts.ts';

/**
 * `language-unbalanced`: languages that are spoken on a day in two sessions or more, all of them in one half of it while
 * the other half has two sessions or more. The halves meet in the middle between the first beginning and the last end.
 */
export function createLanguages(problem: Problem): Group | undefined {
  const { slots, days, dayOf, begins, ends, languages, languageFrom, languageOf, balanced } = problem;
  if (problem.balanceCost === 0 || languageOf.length === 0) return undefined;
  /** By slot: sessions that begin in it, and end with it; by language × slot: those that begin in it. */
  const beginning = new Int32Array(slots);
  const ending = new Int32Array(slots);
  const spoken = new Int32Array(languages * slots);
  const firstOf = new Int32Array(days).fill(slots);
  const lastOf = new Int32Array(days).fill(-1);
  for (let slot = 0; slot < slots; slot += 1) {
    const day = dayOf[slot] as number;
    firstOf[day] = Math.min(firstOf[day] as number, slot);
    lastOf[day] = Math.max(lastOf[day] as number, slot);
  }

  function costOf(day: number): number {
    let from = firstOf[day] as number;
    let to = lastOf[day] as number;
    while (from <= to && beginning[from] === 0) from += 1;
    while (to >= from && ending[to] === 0) to -= 1;
    if (from > to) return 0;
    const middle = ((begins[from] as number) + (ends[to] as number)) / 2;
    let half = from;
    let before = 0;
    for (; half <= to && (begins[half] as number) < middle; half += 1) before += beginning[half] as number;
    let after = 0;
    for (let slot = half; slot <= to; slot += 1) after += beginning[slot] as number;
    if (before < 2 || after < 2) return 0;
    let found = 0;
    for (let base = 0; base < languages * slots; base += slots) {
      let early = 0;
      let late = 0;
      for (let slot = from; slot < half; slot += 1) early += spoken[base + slot] as number;
      for (let slot = half; slot <= to; slot += 1) late += spoken[base + slot] as number;
      if ((early === 0 && late > 1) || (late === 0 && early > 1)) found += 1;
    }
    return found * problem.balanceCost;
  }

  const parts = createParts(days, costOf);
  return {
    base: parts.base,
    shift(session, _room, start, sign) {
      if (balanced[session] === 0) return;
      const last = endSlot(problem, session, start) - 1;
      beginning[start] = (beginning[start] as number) + sign;
      ending[last] = (ending[last] as number) + sign;
      for (let at = languageFrom[session] as number; at < (languageFrom[session + 1] as number); at += 1) {
        const cell = (languageOf[at] as number) * slots + start;
        spoken[cell] = (spoken[cell] as number) + sign;
      }
      parts.touch(dayOf[start] as number);
    },
    change: parts.change,
    settle: parts.settle,
    forget: parts.forget,
  };
}
