/** What can be done on the board: each act gives the moves that it takes, or a clear refusal. Pure, for both sides. */
export { copyBreak } from './breaks.ts';
export { movedSinceRelease } from './changed.ts';
export { move, pin, swap } from './move.ts';
export type {
  BoardCopy,
  BoardMove,
  BoardResult,
  RefusalCode,
} from './result.ts';
export { shift } from './shift.ts';
