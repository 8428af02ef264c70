import { endSlot, type Problem } from '../problem.ts';
import type { Cost } from './cost.ts';

/**
 * What beginning in a slot would cost every session against the times of all others, kept up to date as they come and go:
 * trying a change only reads it, and only a change that is kept writes.
 */
export function createPairs(problem: Problem) {
  const { slots, run, begins, ends, pairFrom, pairOther, pairHard, pairSoft } = problem;
  const { pauseAfter, pauseBefore, orderAfter, orderBefore } = problem;
  /** By session × slot, what the slot itself costs included. */
  const hardAt = problem.timeHard.slice();
  const softAt = problem.timeSoft.slice();
  /** By slot: the first of those that touch one another up to it. */
  const runFrom = new Int32Array(slots);
  for (let slot = 1; slot < slots; slot += 1) {
    runFrom[slot] = (run[slot - 1] as number) > 1 ? (runFrom[slot - 1] as number) : slot;
  }
  /** By pair: 1 where the two mind each other only while they are at one time. */
  const plain = new Uint8Array(pairOther.length);
  for (let pair = 0; pair < pairOther.length; pair += 1) {
    const far =
      (pauseAfter[pair] as number) +
      (pauseBefore[pair] as number) +
      (orderAfter[pair] as number) +
      (orderBefore[pair] as number);
    plain[pair] = far === 0 ? 1 : 0;
  }
  const cost: Cost = { hard: 0, medium: 0, soft: 0 };

  /** What a pair of `session` costs where this one begins in one slot and the other in another, into a shared object. */
  function between(session: number, pair: number, from: number, otherFrom: number): Readonly<Cost> {
    cost.hard = 0;
    cost.soft = 0;
    if (from < 0 || otherFrom < 0) return cost;
    const to = endSlot(problem, session, from);
    const otherTo = endSlot(problem, pairOther[pair] as number, otherFrom);
    if (to <= otherFrom) {
      const gap = pauseAfter[pair] as number;
      if (gap > 0 && (begins[otherFrom] as number) - (ends[to - 1] as number) < gap) {
        cost.hard += problem.pauseCost;
      }
      cost.hard += orderBefore[pair] as number;
    } else if (otherTo <= from) {
      const gap = pauseBefore[pair] as number;
      if (gap > 0 && (begins[from] as number) - (ends[otherTo - 1] as number) < gap) {
        cost.hard += problem.pauseCost;
      }
      cost.hard += orderAfter[pair] as number;
    } else {
      cost.hard += (pairHard[pair] as number) + (orderAfter[pair] as number) + (orderBefore[pair] as number);
      cost.soft += pairSoft[pair] as number;
    }
    return cost;
  }

  return {
    hardAt,
    softAt,
    between,

    /** The pair of two sessions, as the first one's; -1: they don't mind each other. */
    find(session: number, other: number): number {
      let low = pairFrom[session] as number;
      let high = (pairFrom[session + 1] as number) - 1;
      while (low <= high) {
        const middle = (low + high) >>> 1;
        const there = pairOther[middle] as number;
        if (there === other) return middle;
        if (there < other) low = middle + 1;
        else high = middle - 1;
      }
      return -1;
    },

    /** Tells all others that a session now begins in a slot, or no longer does. */
    count(session: number, start: number, sign: 1 | -1): void {
      const end = endSlot(problem, session, start);
      const last = pairFrom[session + 1] as number;
      for (let pair = pairFrom[session] as number; pair < last; pair += 1) {
        const other = pairOther[pair] as number;
        const base = other * slots;
        if (plain[pair] === 0) {
          for (let slot = 0; slot < slots; slot += 1) {
            const { hard, soft } = between(session, pair, start, slot);
            hardAt[base + slot] = (hardAt[base + slot] as number) + sign * hard;
            softAt[base + slot] = (softAt[base + slot] as number) + sign * soft;
          }
          continue;
        }
        const hard = sign * (pairHard[pair] as number);
        const soft = sign * (pairSoft[pair] as number);
        // Slots from which the other reaches into this one's time.
        const first = Math.max(runFrom[start] as number, start - (problem.lasts[other] as number) + 1);
        if (hard !== 0) {
          for (let at = base + first; at < base + end; at += 1) hardAt[at] = (hardAt[at] as number) + hard;
        }
        if (soft !== 0) {
          for (let at = base + first; at < base + end; at += 1) softAt[at] = (softAt[at] as number) + soft;
        }
      }
    },
  };
}
