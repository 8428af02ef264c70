import type { Cost } from './board/cost.ts';
import { createGroups } from './board/groups.ts';
import { createPairs } from './board/pairs.ts';
import { endSlot, type Placing, type Problem } from './problem.ts';

export { type Cost, isBetter } from './board/cost.ts';

export type Board = ReturnType<typeof createBoard>;

/** Sessions on rooms and slots, with the cost of each where it is or might be. */
export function createBoard(problem: Problem) {
  const { slots, rooms, closed, longest } = problem;
  const room = new Int32Array(problem.sessions);
  const start = new Int32Array(problem.sessions).fill(-1);
  /** Sessions that take a cell, room × slot. */
  const taken = new Uint16Array(rooms * slots);
  /** Sessions that begin in a cell, as a list through `next`. */
  const head = new Int32Array(rooms * slots).fill(-1);
  const next = new Int32Array(problem.sessions).fill(-1);
  const pairs = createPairs(problem);
  const groups = createGroups(problem);
  const cost: Cost = { hard: 0, medium: 0, soft: 0 };

  /** Puts the sessions of a room that take one of the slots from one to before another into a list. @returns how many */
  function gather(place: number, from: number, to: number, into: Int32Array): number {
    const base = place * slots;
    let found = 0;
    for (let slot = Math.max(0, from - longest + 1); slot < to; slot += 1) {
      for (let other = head[base + slot] as number; other >= 0; other = next[other] as number) {
        if (endSlot(problem, other, slot) <= from) continue;
        if (found < into.length) into[found] = other;
        found += 1;
      }
    }
    return found;
  }

  const nobody = new Int32Array(0);

  function isTaken(place: number, from: number, to: number): boolean {
    for (let cell = place * slots + from; cell < place * slots + to; cell += 1) {
      if (taken[cell] !== 0) return true;
    }
    return false;
  }

  /**
   * The cost of a session at a place against the times of all others, into a shared object: whoever else is in the room
   * and the wishes about many sessions left aside. A slot of -1: of leaving it out.
   */
  function measureAlone(session: number, place: number, from: number): Cost {
    if (from < 0) {
      cost.hard = problem.unplacedCost;
      cost.medium = 0;
      cost.soft = 0;
      return cost;
    }
    const at = session * slots + from;
    let hard = (pairs.hardAt[at] as number) + (problem.roomHard[session * rooms + place] as number);
    const cell = place * slots + from;
    const end = place * slots + endSlot(problem, session, from);
    for (let there = cell; there < end; there += 1) {
      if (closed[there] !== 0) {
        hard += problem.closedCost;
        break;
      }
    }
    const pinned = problem.pinned[session] as number;
    if (pinned >= 0 && pinned !== cell) hard += problem.pinnedCost;
    const previous = problem.previous[session] as number;
    cost.hard = hard;
    cost.medium = previous >= 0 && previous !== cell ? problem.movedCost : 0;
    cost.soft = (pairs.softAt[at] as number) + (problem.roomSoft[session * rooms + place] as number);
    return cost;
  }

  return {
    room,
    start,
    gather,
    isTaken,
    measureAlone,
    pairs,
    groups,

    /** Whether a room is open from one slot to before another. */
    isOpen(place: number, from: number, to: number): boolean {
      for (let cell = place * slots + from; cell < place * slots + to; cell += 1) {
        if (closed[cell] !== 0) return false;
      }
      return true;
    },

    /** How many sessions take time of a room from one slot to before another. */
    countIn: (place: number, from: number, to: number): number =>
      isTaken(place, from, to) ? gather(place, from, to, nobody) : 0,

    /** The whole cost that a session has at a place, into a shared object. It must not be on the board: lift it first. */
    measure(session: number, place: number, from: number): Cost {
      measureAlone(session, place, from);
      if (from < 0) return cost;
      const to = endSlot(problem, session, from);
      if (isTaken(place, from, to)) cost.hard += problem.roomTwiceCost * gather(place, from, to, nobody);
      groups.shift(session, place, from, 1);
      cost.soft += groups.change();
      groups.shift(session, place, from, -1);
      groups.forget();
      return cost;
    },

    /** Takes a session off. */
    lift(session: number): void {
      const from = start[session] as number;
      if (from < 0) return;
      const place = room[session] as number;
      const cell = place * slots + from;
      const end = place * slots + endSlot(problem, session, from);
      for (let at = cell; at < end; at += 1) taken[at] = (taken[at] as number) - 1;
      let before = -1;
      for (let other = head[cell] as number; other !== session; other = next[other] as number) before = other;
      if (before < 0) head[cell] = next[session] as number;
      else next[before] = next[session] as number;
      start[session] = -1;
      pairs.count(session, from, -1);
      groups.shift(session, place, from, -1);
      groups.settle();
    },

    /** Puts a session that is not on it; a slot of -1 leaves it off. */
    put(session: number, place: number, from: number): void {
      room[session] = place;
      start[session] = from;
      if (from < 0) return;
      const cell = place * slots + from;
      const end = place * slots + endSlot(problem, session, from);
      for (let at = cell; at < end; at += 1) taken[at] = (taken[at] as number) + 1;
      next[session] = head[cell] as number;
      head[cell] = session;
      pairs.count(session, from, 1);
      groups.shift(session, place, from, 1);
      groups.settle();
    },
  };
}

/** The whole cost of a placing. */
export function costOf(problem: Problem, placing: Placing): Cost {
  const board = createBoard(problem);
  const total: Cost = { hard: 0, medium: 0, soft: board.groups.base };
  for (let session = 0; session < problem.sessions; session += 1) {
    const place = placing.room[session] ?? 0;
    const from = placing.start[session] ?? -1;
    const { hard, medium, soft } = board.measure(session, place, from);
    total.hard += hard;
    total.medium += medium;
    total.soft += soft;
    board.put(session, place, from);
  }
  return total;
}
