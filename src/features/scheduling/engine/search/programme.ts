import { type Board, type Cost, costOf, createBoard } from '../board.ts';
import { endSlot, type Placing, type Problem } from '../problem.ts';
import type { Random } from '../random.ts';
import type { Heats, Landscape } from './landscape.ts';
import { createMoves, MOST } from './moves.ts';
import { movableOf, repair } from './repair.ts';

/** How often one without a place is looked for while something is broken, and among how many. */
const WAITING_SHARE = 0.2;
const WAITING_LOOKS = 60;
/** How often those driven out take the place of the one that drives them, where they fit. */
const SWAPS = 0.9;
/** Tries to find a free place for a session that was driven out. */
const TRIES = 4;

/** Changes are chosen with an eye on the better, so that little heat does. */
const HEATS: Heats = { hot: 0.2, warm: 0.15, cool: 0.15, cold: 0.018, wide: 900 };

/** The board as a landscape: sessions move, swap places, or drive others out to free ones. */
export function createProgrammeLandscape(problem: Problem, from: Placing): Landscape {
  const board = createBoard(problem);
  for (let session = 0; session < problem.sessions; session += 1) {
    board.put(session, from.room[session] ?? 0, from.start[session] ?? -1);
  }
  const score: Cost = costOf(problem, board);
  const before: Cost = { ...score };
  const movable = movableOf(problem);
  const canMove = new Uint8Array(problem.sessions);
  for (const session of movable) canMove[session] = 1;
  const moves = createMoves(problem, board);
  const driven = new Int32Array(MOST);

  const mayBegin = (session: number, start: number): boolean =>
    start >= 0 &&
    start < problem.slots &&
    (problem.timeHard[session * problem.slots + start] as number) === 0 &&
    endSlot(problem, session, start) - start === (problem.lasts[session] as number);
  const mayBeIn = (session: number, room: number): boolean =>
    (problem.roomHard[session * problem.rooms + room] as number) === 0;

  /** Who is in the way of a session, into `driven`; -1 where it can't be helped. */
  function whoIsIn(session: number, room: number, start: number): number {
    const found = board.gather(room, start, endSlot(problem, session, start), driven);
    if (found > MOST) return -1;
    let others = 0;
    for (let index = 0; index < found; index += 1) {
      const other = driven[index] as number;
      if (other === session) continue;
      if (canMove[other] === 0) return -1;
      driven[others] = other;
      others += 1;
    }
    return others < MOST ? others : -1;
  }

  /** Aims those driven out at where the chosen one was, each as far from its beginning as before; false: they don't fit. */
  function swap(chosen: number, start: number, count: number): boolean {
    const oldStart = board.start[chosen] as number;
    const oldRoom = board.room[chosen] as number;
    if (oldStart < 0) return false;
    for (let index = 0; index < count; index += 1) {
      const other = driven[index] as number;
      const there = oldStart + (board.start[other] as number) - start;
      if (!mayBegin(other, there) || !mayBeIn(other, oldRoom)) return false;
      if (!moves.isFree(oldRoom, there, endSlot(problem, other, there))) return false;
      moves.aim(index + 1, oldRoom, there);
    }
    return true;
  }

  const pick = (list: Int32Array | undefined, random: Random): number =>
    list === undefined ? 0 : (list[random.below(list.length)] as number);

  /** A slot to begin in: of two at random, now and then of one, the one with the better company. */
  function pickStart(session: number, random: Random): number {
    const one = pick(problem.starts[session], random);
    const other = pick(problem.starts[session], random);
    const { hardAt, softAt } = board.pairs;
    const base = session * problem.slots;
    const hard = (hardAt[base + one] as number) - (hardAt[base + other] as number);
    if (hard !== 0) return hard < 0 ? one : other;
    return (softAt[base + one] as number) <= (softAt[base + other] as number) ? one : other;
  }

  /** Aims one driven out at a free place; false: none was found. */
  function findPlace(index: number, session: number, random: Random): boolean {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const start = pickStart(session, random);
      const room = pick(problem.places[session], random);
      if (!moves.isFree(room, start, endSlot(problem, session, start))) continue;
      moves.aim(index, room, start);
      return true;
    }
    return false;
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

  /** The change as it is aimed, in the score. */
  function weigh(): true {
    moves.weigh();
    score.hard += moves.cost.hard;
    score.medium += moves.cost.medium;
    score.soft += moves.cost.soft;
    return true;
  }

  return {
    size: movable.length,
    heats: HEATS,
    score,

    attempt(random) {
      if (movable.length === 0) return false;
      const session = choose(random);
      const oldStart = board.start[session] as number;
      const oldRoom = board.room[session] as number;
      let start = pickStart(session, random);
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
      const others = board.isTaken(room, start, end) ? whoIsIn(session, room, start) : 0;
      if (others < 0) return false;
      moves.begin();
      moves.aim(moves.take(session), room, start);
      if (others === 0) return weigh();
      for (let index = 0; index < others; index += 1) moves.take(driven[index] as number);
      if (random.next() < SWAPS && swap(session, start, others)) return weigh();
      for (let index = 0; index < others; index += 1) moves.aim(index + 1, 0, -1);
      for (let index = 0; index < others; index += 1) {
        // Nobody is left without a place while everybody has one.
        if (!findPlace(index + 1, driven[index] as number, random) && score.hard === 0) return false;
      }
      return weigh();
    },

    keep: moves.make,
    undo() {
      moves.drop();
      score.hard = before.hard;
      score.medium = before.medium;
      score.soft = before.soft;
    },

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

    mend(random) {
      repair(problem, board, random);
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
