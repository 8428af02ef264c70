/** The board on which the working schedule is made: moves, undo, and what others do at the same time. */
import type { AboveProgramme, Part } from '../../programme/index.ts';

export function createGrid(_context: AboveProgramme): Part {
  return { addApi() {}, addPages() {} };
}
