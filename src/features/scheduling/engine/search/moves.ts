import type { Board, Cost } from '../board.ts';
import { endSlot, type Problem } from '../problem.ts';

/** Sessions that one change moves at most: the one chosen and those that it drives out. */
export const MOST = 6;

/**
 * A change that is weighed before it is made: which sessions go where. What it costs comes from what the board knows of
 * every slot, set right for the pairs that move together; the board itself changes only when the change is made.
 */
export function createMoves(problem: Problem, board: Board) {
  const { pairs, groups } = board;
  const who = new Int32Array(MOST);
  const toRoom = new Int32Array(MOST);
  const toStart = new Int32Array(MOST);
  let count = 0;
  /** By session: the number of the change that moves it. */
  const movedIn = new Int32Array(problem.sessions);
  let change = 0;
  const inside = new Int32Array(MOST);
  const cost: Cost = { hard: 0, medium: 0, soft: 0 };

  const endOf = (session: number, start: number): number => endSlot(problem, session, start);
  const overlap = (one: number, from: number, other: number, otherFrom: number): boolean =>
    from >= 0 && otherFrom >= 0 && from < endOf(other, otherFrom) && otherFrom < endOf(one, from);

  /** Adds what two sessions that both move cost each other, which the board's numbers take for two that stay. */
  function addPair(one: number, other: number): void {
    const first = who[one] as number;
    const second = who[other] as number;
    const [from, otherFrom] = [board.start[first] as number, board.start[second] as number];
    const [to, otherTo] = [toStart[one] as number, toStart[other] as number];
    if (board.room[first] === board.room[second] && overlap(first, from, second, otherFrom)) {
      cost.hard += problem.roomTwiceCost;
    }
    const pair = pairs.find(first, second);
    if (pair < 0) return;
    const add = (start: number, otherStart: number, sign: 1 | -1): void => {
      const { hard, soft } = pairs.between(first, pair, start, otherStart);
      cost.hard += sign * hard;
      cost.soft += sign * soft;
    };
    add(from, otherFrom, 1);
    add(to, otherTo, 1);
    add(from, otherTo, -1);
    add(to, otherFrom, -1);
  }

  /** Leaves everything where it is. */
  function drop(): void {
    for (let index = 0; index < count; index += 1) {
      const start = toStart[index] as number;
      if (start >= 0) groups.shift(who[index] as number, toRoom[index] as number, start, -1);
    }
    for (let index = 0; index < count; index += 1) {
      const session = who[index] as number;
      const start = board.start[session] as number;
      if (start >= 0) groups.shift(session, board.room[session] as number, start, 1);
    }
    groups.forget();
  }

  return {
    cost,
    drop,

    /** Begins a change. */
    begin(): void {
      count = 0;
      change += 1;
    },

    /** Says that a session moves; where to comes with {@link aim}. @returns its number in the change */
    take(session: number): number {
      who[count] = session;
      toStart[count] = -1;
      toRoom[count] = board.room[session] as number;
      movedIn[session] = change;
      count += 1;
      return count - 1;
    },

    aim(index: number, room: number, start: number): void {
      toRoom[index] = room;
      toStart[index] = start;
    },

    /** Whether a room is open, and free of those that stay and those already aimed at it. */
    isFree(room: number, from: number, to: number): boolean {
      if (!board.isOpen(room, from, to)) return false;
      if (board.isTaken(room, from, to)) {
        const there = board.gather(room, from, to, inside);
        if (there > MOST) return false;
        for (let index = 0; index < there; index += 1) {
          if (movedIn[inside[index] as number] !== change) return false;
        }
      }
      for (let index = 0; index < count; index += 1) {
        const start = toStart[index] as number;
        if (start < 0 || toRoom[index] !== room) continue;
        if (start < to && from < endOf(who[index] as number, start)) return false;
      }
      return true;
    },

    /** What the change would cost, into `cost`. Every place that it aims at is free. {@link make} or {@link drop} follows. */
    weigh(): void {
      cost.hard = 0;
      cost.medium = 0;
      cost.soft = 0;
      for (let index = 0; index < count; index += 1) {
        const session = who[index] as number;
        const [room, start] = [board.room[session] as number, board.start[session] as number];
        const after = board.measureAlone(session, toRoom[index] as number, toStart[index] as number);
        cost.hard += after.hard;
        cost.medium += after.medium;
        cost.soft += after.soft;
        const before = board.measureAlone(session, room, start);
        cost.hard -= before.hard;
        cost.medium -= before.medium;
        cost.soft -= before.soft;
        if (start >= 0) {
          const others = board.countIn(room, start, endOf(session, start)) - 1;
          if (others > 0) cost.hard -= problem.roomTwiceCost * others;
          groups.shift(session, room, start, -1);
        }
      }
      for (let index = 0; index < count; index += 1) {
        for (let other = index + 1; other < count; other += 1) addPair(index, other);
        const start = toStart[index] as number;
        if (start >= 0) groups.shift(who[index] as number, toRoom[index] as number, start, 1);
      }
      cost.soft += groups.change();
    },

    /** Moves them. */
    make(): void {
      drop();
      for (let index = 0; index < count; index += 1) board.lift(who[index] as number);
      for (let index = 0; index < count; index += 1) {
        board.put(who[index] as number, toRoom[index] as number, toStart[index] as number);
      }
    },
  };
}
