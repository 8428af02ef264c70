/** Runs of the solver: started, watched, cancelled, compared, accepted. */
import type { AboveProgramme, Part } from '../../programme/index.ts';

export function createSolver(_context: AboveProgramme): Part {
  return { addApi() {}, addPages() {} };
}
