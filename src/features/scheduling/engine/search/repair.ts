import type { Board } from '../board.ts';
import { endSlot, type Problem } from '../problem.ts';
import type { Random } from '../random.ts';

/** What one conflict weighs against any company. */
const CONFLICT = 1_000;
/** Changes that are tried for one session of the programme, and besides. */
const STEPS = 4;
const STEPS_MORE = 400;

/** Sessions that the search may move. */
export const movableOf = (problem: Problem): Int32Array =>
  Int32Array.from({ length: problem.sessions }, (_, session) => session).filter(
    (session) =>
      (problem.pinned[session] ?? -1) < 0 &&
      (problem.starts[session]?.length ?? 0) > 0 &&
      (problem.places[session]?.length ?? 0) > 0,
  );

/**
 * Places what is left out, by a chain: each goes where it drives out the fewest others, those the least that were driven
 * out the least before, and they look for a place in turn. Leaves the board with the fewest left out that there were.
 */
export function repair(problem: Problem, board: Board, random: Random): void {
  const movable = movableOf(problem);
  let waiting = [...movable].filter((session) => (board.start[session] as number) < 0);
  if (waiting.length === 0 || problem.unplacedCost === 0) return;
  const canMove = new Uint8Array(problem.sessions);
  for (const session of movable) canMove[session] = 1;
  /** By session: what driving it out weighs, the more the more often it was. */
  const weight = new Float64Array(problem.sessions).fill(CONFLICT);
  const inRoom = new Int32Array(problem.slots);
  let best = { left: waiting.length, room: board.room.slice(), start: board.start.slice() };

  /** What those that a session can't stand while it begins in a slot weigh; infinite where one can't be moved. */
  function company(session: number, start: number, say?: (other: number) => void): number {
    if (board.pairs.hardAt[session * problem.slots + start] === 0) return 0;
    let sum = 0;
    for (
      let pair = problem.pairFrom[session] as number;
      pair < (problem.pairFrom[session + 1] as number);
      pair += 1
    ) {
      const other = problem.pairOther[pair] as number;
      if (board.pairs.between(session, pair, start, board.start[other] as number).hard === 0) continue;
      sum += canMove[other] === 0 ? Number.POSITIVE_INFINITY : (weight[other] as number);
      say?.(other);
    }
    return sum;
  }

  function occupants(room: number, from: number, to: number): number {
    if (!board.isOpen(room, from, to)) return Number.POSITIVE_INFINITY;
    if (!board.isTaken(room, from, to)) return 0;
    const count = board.gather(room, from, to, inRoom);
    let sum = 0;
    for (let index = 0; index < count; index += 1) {
      const other = inRoom[index] as number;
      sum += canMove[other] === 0 ? Number.POSITIVE_INFINITY : (weight[other] as number);
    }
    return sum;
  }

  /** Where a session drives out the least. */
  function placeFor(session: number): { room: number; start: number } | undefined {
    let found: { room: number; start: number } | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const start of problem.starts[session] ?? []) {
      const people = company(session, start);
      if (people >= least) continue;
      const wishes = board.pairs.softAt[session * problem.slots + start] as number;
      const end = endSlot(problem, session, start);
      for (const room of problem.places[session] ?? []) {
        const cost = people + occupants(room, start, end) + Math.min(CONFLICT / 2, wishes) + random.next();
        if (cost >= least) continue;
        least = cost;
        found = { room, start };
      }
    }
    return found;
  }

  /** Nothing that can be moved would make room for them. */
  let hopeless = 0;
  const steps = STEPS * movable.length + STEPS_MORE;
  for (let step = 0; step < steps && waiting.length > 0; step += 1) {
    const index = random.below(waiting.length);
    const session = waiting[index] as number;
    waiting = waiting.toSpliced(index, 1);
    const place = placeFor(session);
    if (place === undefined) {
      hopeless += 1;
      continue;
    }
    const { room, start } = place;
    const driven = new Set<number>();
    company(session, start, (other) => driven.add(other));
    const count = board.gather(room, start, endSlot(problem, session, start), inRoom);
    for (let at = 0; at < count; at += 1) driven.add(inRoom[at] as number);
    for (const other of driven) {
      board.lift(other);
      weight[other] = (weight[other] as number) + CONFLICT / 2;
      waiting.push(other);
    }
    board.put(session, room, start);
    const left = waiting.length + hopeless;
    if (left < best.left) best = { left, room: board.room.slice(), start: board.start.slice() };
  }
  for (const session of movable) board.lift(session);
  for (const session of movable)
    board.put(session, best.room[session] as number, best.start[session] as number);
}
