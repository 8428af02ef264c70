import { type Cost, createBoard } from '../board.ts';
import { endSlot, type Placing, type Problem } from '../problem.ts';
import type { Random } from '../random.ts';
import { repair } from './repair.ts';

/** Places tried for one session at most, so that a long programme starts at once. */
const LOOKS = 400;

/** How free a session is: the product of its rooms and times by its length. */
const freedomOf = (problem: Problem, session: number): number =>
  ((problem.starts[session]?.length ?? 0) * (problem.places[session]?.length ?? 0)) /
  (problem.lasts[session] ?? 1);

/**
 * A first placing: what is pinned where it is pinned, what was released where it was if that still may be, the rest one
 * by one, the least free first, each where it costs least; then what was left out, with others making room.
 */
export function placeGreedily(problem: Problem, random: Random): Placing {
  const board = createBoard(problem);
  const waiting: number[] = [];
  const settled = (session: number, cell: number): boolean => {
    const room = Math.floor(cell / problem.slots);
    const start = cell % problem.slots;
    if (board.measure(session, room, start).hard > 0) return false;
    board.put(session, room, start);
    return true;
  };
  for (let session = 0; session < problem.sessions; session += 1) {
    const pinned = problem.pinned[session] as number;
    if (pinned >= 0) board.put(session, Math.floor(pinned / problem.slots), pinned % problem.slots);
  }
  for (let session = 0; session < problem.sessions; session += 1) {
    if ((problem.pinned[session] as number) >= 0) continue;
    const previous = problem.previous[session] as number;
    if (previous < 0 || !settled(session, previous)) waiting.push(session);
  }
  waiting.sort((one, other) => freedomOf(problem, one) - freedomOf(problem, other) || one - other);
  for (const session of waiting) {
    const rooms = problem.places[session] ?? new Int32Array();
    const starts = problem.starts[session] ?? new Int32Array();
    const all = rooms.length * starts.length;
    let best: Cost & { cell: number } = { hard: problem.unplacedCost, medium: 0, soft: 0, cell: -1 };
    // From somewhere on, in steps that touch every place once where there is time for all.
    const offset = random.below(Math.max(1, all));
    const stride = Math.max(1, Math.floor(all / LOOKS));
    for (let look = 0, at = offset; look < all; look += stride, at += stride) {
      const room = rooms[Math.floor((at % all) / starts.length)] as number;
      const start = starts[at % starts.length] as number;
      if (board.isTaken(room, start, endSlot(problem, session, start))) continue;
      const { hard, medium, soft } = board.measure(session, room, start);
      if (hard < best.hard || (hard === best.hard && best.cell >= 0 && soft < best.soft)) {
        best = { hard, medium, soft, cell: room * problem.slots + start };
      }
    }
    board.put(
      session,
      Math.floor(Math.max(0, best.cell) / problem.slots),
      best.cell < 0 ? -1 : best.cell % problem.slots,
    );
  }
  repair(problem, board, random);
  return { room: board.room, start: board.start };
}
