/** What can be done on the board: each act gives the moves that it takes, or a clear refusal. Pure, for both sides. */
export { copyBreak } from './breaks.ts';
export { lengthOf, move, pin, swap } from './move.ts';
export {
  type BoardCopy,
  type BoardMove,
  type BoardResult,
  type RefusalCode,
  refusals,
} from './result.ts';
export { shift } from './shift.ts';
