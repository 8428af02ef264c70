import { type Board, type Cost, costOf, createBoard } from '../board.ts';
import { endSlot, type Placing, type Problem } from '../problem.ts';
import type { Random } from '../random.ts';
import type { Landscape } from './landscape.ts';

/** Sessions that one change moves at most: the one chosen and those that it drives out. */
const MOST = 6;
/** How often one without a place is looked for while something is broken, and among how many. */
const WAITING_SHARE = 0.2;
const WAITING_LOOKS = 60;
/** Tries to find a free place for a session that was driven out. */
const TRIES = 12;

/** A session of the present change, with where it was and goes. */
interface Move {
  session: number;
  fromRoom: number;
  fromStart: number;
  toRoom: number;
  toStart: number;
}

/** The board as a landscape: sessions move, swap places, or drive others out to free ones. */
export function createProgrammeLandscape(problem: Problem, from: Placing): Landscape {
  const board = createBoard(problem);
  for (let session = 0; session < problem.sessions; session += 1) {
    board.put(session, from.room[session] ?? 0, from.start[session] ?? -1);
  }
  const score: Cost = costOf(problem, board);
  const before: Cost = { ...score };
  const movable = Int32Array.from({ length: problem.sessions }, (_, session) => session).filter(
    (session) =>
      (problem.pinned[session] ?? -1) < 0 &&
      (problem.starts[session]?.length ?? 0) > 0 &&
      (problem.places[session]?.length ?? 0) > 0,
  );
  const canMove = new Uint8Array(problem.sessions);
  for (const session of movable) canMove[session] = 1;
  const moves: Move[] = Array.from({ length: MOST }, () => ({
    session: 0,
    fromRoom: 0,
    fromStart: 0,
    toRoom: 0,
    toStart: 0,
  }));
  let count = 0;

  const mayBegin = (session: number, start: number): boolean =>
    start >= 0 &&
    start < problem.slots &&
    (problem.timeHard[session * problem.slots + start] as number) === 0 &&
    endSlot(problem, session, start) - start === (problem.lasts[session] as number);
  const mayBeIn = (session: number, room: number): boolean =>
    (problem.roomHard[session * problem.rooms + room] as number) === 0;

  /** Lifts a session as the next of the change; its cost leaves the score. */
  function take(session: number): Move | undefined {
    const move = moves[count];
    if (move === undefined) return undefined;
    count += 1;
    move.session = session;
    move.fromRoom = board.room[session] as number;
    move.fromStart = board.start[session] as number;
    board.lift(session);
    const cost = board.measure(session, move.fromRoom, move.fromStart);
    score.hard -= cost.hard;
    score.medium -= cost.medium;
    score.soft -= cost.soft;
    return move;
  }

  function place(move: Move, room: number, start: number): void {
    move.toRoom = room;
    move.toStart = start;
    const cost = board.measure(move.session, room, start);
    score.hard += cost.hard;
    score.medium += cost.medium;
    score.soft += cost.soft;
    board.put(move.session, room, start);
  }

  const driven = new Int32Array(MOST);
  let drivenCount = 0;
  /** Who is in the way; false where it can't be helped. */
  function whoIsIn(session: number, room: number, start: number): boolean {
    drivenCount = 0;
    let possible = true;
    board.eachIn(room, start, endSlot(problem, session, start), (other) => {
      if (other === session) return;
      if (canMove[other] === 0 || drivenCount >= MOST - 1) possible = false;
      else {
        driven[drivenCount] = other;
        drivenCount += 1;
      }
    });
    return possible;
  }

  /** Puts those driven out where the chosen session was, each as far from its beginning as before. */
  function canSwap(chosen: number, start: number): boolean {
    const oldStart = board.start[chosen] as number;
    const oldRoom = board.room[chosen] as number;
    if (oldStart < 0) return false;
    for (let index = 0; index < drivenCount; index += 1) {
      const other = driven[index] as number;
      const there = oldStart + (board.start[other] as number) - start;
      if (!mayBegin(other, there) || !mayBeIn(other, oldRoom)) return false;
      if (!board.isOpen(oldRoom, there, endSlot(problem, other, there))) return false;
    }
    return true;
  }

  const pick = (list: Int32Array | undefined, random: Random): number =>
    list === undefined ? 0 : (list[random.below(list.length)] as number);

  function freePlace(session: number, random: Random): { room: number; start: number } | undefined {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const start = pick(problem.starts[session], random);
      const room = pick(problem.places[session], random);
      if (board.isFree(room, start, endSlot(problem, session, start))) return { room, start };
    }
    return undefined;
  }

  /** Any session; while something is broken, now and then one that has no place. */
  function choose(random: Random): number {
    const first = random.below(movable.length);
    if (score.hard > 0 && random.next() < WAITING_SHARE) {
      for (let step = 0; step < Math.min(WAITING_LOOKS, movable.length); step += 1) {
        const session = movable[(first + step) % movable.length] as number;
        if ((board.start[session] as number) < 0) return session;
      }
    }
    return movable[first] as number;
  }

  function undo(): void {
    for (let index = count - 1; index >= 0; index -= 1) board.lift((moves[index] as Move).session);
    for (let index = 0; index < count; index += 1) {
      const { session, fromRoom, fromStart } = moves[index] as Move;
      board.put(session, fromRoom, fromStart);
    }
    score.hard = before.hard;
    score.medium = before.medium;
    score.soft = before.soft;
  }

  return {
    size: movable.length,
    score,

    attempt(random) {
      if (movable.length === 0) return false;
      const session = choose(random);
      const oldStart = board.start[session] as number;
      const oldRoom = board.room[session] as number;
      let start = pick(problem.starts[session], random);
      let room = pick(problem.places[session], random);
      if (oldStart >= 0) {
        const kind = random.next();
        const previous = problem.previous[session] as number;
        if (previous >= 0 && kind < 0.1) {
          // Back to where it was released, where that may be.
          const home = previous % problem.slots;
          const homeRoom = Math.floor(previous / problem.slots);
          if (mayBegin(session, home) && mayBeIn(session, homeRoom)) {
            start = home;
            room = homeRoom;
          }
        } else if (kind < 0.35) {
          if (mayBegin(session, oldStart)) start = oldStart;
        } else if (kind < 0.5 && mayBeIn(session, oldRoom)) room = oldRoom;
      }
      if (start === oldStart && room === oldRoom) return false;
      const end = endSlot(problem, session, start);
      if (!board.isOpen(room, start, end)) return false;
      before.hard = score.hard;
      before.medium = score.medium;
      before.soft = score.soft;
      count = 0;
      if (!board.isTaken(room, start, end)) {
        place(take(session) as Move, room, start);
        return true;
      }
      if (!whoIsIn(session, room, start)) return false;
      if (drivenCount === 0) {
        place(take(session) as Move, room, start);
        return true;
      }
      const swap = canSwap(session, start) && random.next() < 0.9;
      const shift = oldStart - start;
      const chosen = take(session) as Move;
      for (let index = 0; index < drivenCount; index += 1) take(driven[index] as number);
      place(chosen, room, start);
      for (let index = 1; index < count; index += 1) {
        const move = moves[index] as Move;
        const free = swap ? undefined : freePlace(move.session, random);
        if (swap) place(move, chosen.fromRoom, move.fromStart + shift);
        else if (free !== undefined) place(move, free.room, free.start);
        else place(move, move.fromRoom, -1);
      }
      return true;
    },

    keep() {},
    undo,

    save() {
      const state = new Int32Array(problem.sessions * 2);
      state.set(board.room);
      state.set(board.start, problem.sessions);
      return state;
    },

    restore(state) {
      for (let session = 0; session < problem.sessions; session += 1) board.lift(session);
      for (let session = 0; session < problem.sessions; session += 1) {
        board.put(session, state[session] as number, state[problem.sessions + session] as number);
      }
      Object.assign(score, costOf(problem, board));
    },

    finish: () => finishBoard(problem, board, movable, score),
  };
}

/** Leaves out what breaks a hard rule wherever it is, since its name with a reason helps more than a clash; places what can be. */
function finishBoard(problem: Problem, board: Board, movable: Int32Array, score: Cost): void {
  for (const session of movable) {
    const room = board.room[session] as number;
    const start = board.start[session] as number;
    if (start < 0) continue;
    board.lift(session);
    const { hard } = board.measure(session, room, start);
    board.put(session, room, hard > 0 && hard >= problem.unplacedCost ? -1 : start);
  }
  for (const session of movable) {
    if ((board.start[session] as number) >= 0) continue;
    let best: Cost = { hard: problem.unplacedCost, medium: 0, soft: 0 };
    let where = { room: 0, start: -1 };
    for (const room of problem.places[session] ?? []) {
      for (const start of problem.starts[session] ?? []) {
        const { hard, medium, soft } = board.measure(session, room, start);
        if (hard < best.hard || (hard === best.hard && where.start >= 0 && soft < best.soft)) {
          best = { hard, medium, soft };
          where = { room, start };
        }
      }
    }
    board.put(session, where.room, where.start);
  }
  Object.assign(score, costOf(problem, board));
}
