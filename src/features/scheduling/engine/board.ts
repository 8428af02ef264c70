import { endSlot, type Placing, type Problem } from './problem.ts';

/** Three numbers that never outweigh one another. */
export interface Cost {
  hard: number;
  medium: number;
  soft: number;
}

/** Whether one score is better than another: the first level that differs decides. */
export const isBetter = (one: Cost, other: Cost): boolean =>
  one.hard !== other.hard
    ? one.hard < other.hard
    : one.medium !== other.medium
      ? one.medium < other.medium
      : one.soft < other.soft - 1e-9;

export type Board = ReturnType<typeof createBoard>;

/**
 * Sessions on rooms and slots, with the cost of each where it is or might be. `measure` counts a session against all
 * others on the board and presupposes that it is not on it itself: `lift` it first.
 */
export function createBoard(problem: Problem) {
  const { slots, rooms, closed, longest } = problem;
  const room = new Int32Array(problem.sessions);
  const start = new Int32Array(problem.sessions).fill(-1);
  /** Sessions that take a cell, room × slot. */
  const taken = new Uint16Array(rooms * slots);
  /** Sessions that begin in a cell, as a list through `next`. */
  const head = new Int32Array(rooms * slots).fill(-1);
  const next = new Int32Array(problem.sessions).fill(-1);
  const inRoom = new Int32Array(Math.max(1, problem.themes) * rooms);
  const roomsOfTheme = new Int32Array(Math.max(1, problem.themes));
  const cost: Cost = { hard: 0, medium: 0, soft: 0 };

  /** Calls back with each session in a room that takes one of the slots from one to before another. */
  function eachIn(place: number, from: number, to: number, say: (session: number) => void): void {
    const base = place * slots;
    for (let slot = Math.max(0, from - longest + 1); slot < to; slot += 1) {
      for (let other = head[base + slot] as number; other >= 0; other = next[other] as number) {
        if (endSlot(problem, other, slot) > from) say(other);
      }
    }
  }

  function countIn(place: number, from: number, to: number): number {
    const base = place * slots;
    let any = 0;
    for (let slot = from; slot < to; slot += 1) any += taken[base + slot] as number;
    if (any === 0) return 0;
    let found = 0;
    for (let slot = Math.max(0, from - longest + 1); slot < to; slot += 1) {
      for (let other = head[base + slot] as number; other >= 0; other = next[other] as number) {
        if (endSlot(problem, other, slot) > from) found += 1;
      }
    }
    return found;
  }

  function countTheme(cell: number, theme: number, change: 1 | -1): void {
    const before = inRoom[cell] as number;
    inRoom[cell] = before + change;
    if (before === 0 || before + change === 0) {
      roomsOfTheme[theme] = (roomsOfTheme[theme] as number) + change;
    }
  }

  return {
    room,
    start,
    eachIn,
    /** What {@link measure} found last. */
    cost,

    /** Whether a room is free of others, and open, from one slot to before another. */
    isFree(place: number, from: number, to: number): boolean {
      for (let cell = place * slots + from; cell < place * slots + to; cell += 1) {
        if (taken[cell] !== 0 || closed[cell] !== 0) return false;
      }
      return true;
    },

    isOpen(place: number, from: number, to: number): boolean {
      for (let cell = place * slots + from; cell < place * slots + to; cell += 1) {
        if (closed[cell] !== 0) return false;
      }
      return true;
    },

    isTaken(place: number, from: number, to: number): boolean {
      for (let cell = place * slots + from; cell < place * slots + to; cell += 1) {
        if (taken[cell] !== 0) return true;
      }
      return false;
    },

    /** The cost of a session at a place, into `cost`; a slot of -1: of leaving it out. */
    measure(session: number, place: number, from: number): Cost {
      if (from < 0) {
        cost.hard = problem.unplacedCost;
        cost.medium = 0;
        cost.soft = 0;
        return cost;
      }
      const to = endSlot(problem, session, from);
      let hard =
        (problem.timeHard[session * slots + from] as number) +
        (problem.roomHard[session * rooms + place] as number);
      let soft =
        (problem.timeSoft[session * slots + from] as number) +
        (problem.roomSoft[session * rooms + place] as number);
      const twice = countIn(place, from, to);
      if (twice > 0) hard += twice * problem.roomTwiceCost;
      for (let cell = place * slots + from; cell < place * slots + to; cell += 1) {
        if (closed[cell] !== 0) {
          hard += problem.closedCost;
          break;
        }
      }
      const cell = place * slots + from;
      const pinned = problem.pinned[session] as number;
      if (pinned >= 0 && pinned !== cell) hard += problem.pinnedCost;
      const previous = problem.previous[session] as number;
      const medium = previous >= 0 && previous !== cell ? problem.movedCost : 0;
      const theme = problem.theme[session] as number;
      if (theme >= 0 && inRoom[theme * rooms + place] === 0 && (roomsOfTheme[theme] as number) > 0) {
        soft += problem.wanderCost;
      }
      const last = problem.pairFrom[session + 1] as number;
      for (let pair = problem.pairFrom[session] as number; pair < last; pair += 1) {
        const other = problem.pairOther[pair] as number;
        const otherFrom = start[other] as number;
        if (otherFrom < 0) continue;
        const otherTo = endSlot(problem, other, otherFrom);
        if (to <= otherFrom) {
          const gap = problem.pauseAfter[pair] as number;
          if (gap > 0 && (problem.begins[otherFrom] as number) - (problem.ends[to - 1] as number) < gap) {
            hard += problem.pauseCost;
          }
          hard += problem.orderBefore[pair] as number;
        } else if (otherTo <= from) {
          const gap = problem.pauseBefore[pair] as number;
          if (gap > 0 && (problem.begins[from] as number) - (problem.ends[otherTo - 1] as number) < gap) {
            hard += problem.pauseCost;
          }
          hard += problem.orderAfter[pair] as number;
        } else {
          hard +=
            (problem.pairHard[pair] as number) +
            (problem.orderAfter[pair] as number) +
            (problem.orderBefore[pair] as number);
          soft += problem.pairSoft[pair] as number;
        }
      }
      cost.hard = hard;
      cost.medium = medium;
      cost.soft = soft;
      return cost;
    },

    /** Takes a session off. */
    lift(session: number): void {
      const from = start[session] as number;
      if (from < 0) return;
      const place = room[session] as number;
      const cell = place * slots + from;
      const to = endSlot(problem, session, from);
      for (let slot = from; slot < to; slot += 1)
        taken[place * slots + slot] = (taken[place * slots + slot] as number) - 1;
      let before = -1;
      for (let other = head[cell] as number; other !== session; other = next[other] as number) before = other;
      if (before < 0) head[cell] = next[session] as number;
      else next[before] = next[session] as number;
      const theme = problem.theme[session] as number;
      if (theme >= 0) countTheme(theme * rooms + place, theme, -1);
      start[session] = -1;
    },

    /** Puts a session that is not on it; a slot of -1 leaves it off. */
    put(session: number, place: number, from: number): void {
      room[session] = place;
      start[session] = from;
      if (from < 0) return;
      const cell = place * slots + from;
      const to = endSlot(problem, session, from);
      for (let slot = from; slot < to; slot += 1)
        taken[place * slots + slot] = (taken[place * slots + slot] as number) + 1;
      next[session] = head[cell] as number;
      head[cell] = session;
      const theme = problem.theme[session] as number;
      if (theme >= 0) countTheme(theme * rooms + place, theme, 1);
    },
  };
}

/** The whole cost of a placing. */
export function costOf(problem: Problem, placing: Placing): Cost {
  const board = createBoard(problem);
  const total: Cost = { hard: 0, medium: 0, soft: 0 };
  for (let session = 0; session < problem.sessions; session += 1) {
    const { hard, medium, soft } = board.measure(
      session,
      placing.room[session] ?? 0,
      placing.start[session] ?? -1,
    );
    total.hard += hard;
    total.medium += medium;
    total.soft += soft;
    board.put(session, placing.room[session] ?? 0, placing.start[session] ?? -1);
  }
  return total;
}
