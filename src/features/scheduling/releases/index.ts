/** Frozen versions of the schedule: released, compared, rolled back, told of. */
import type { AboveProgramme, Part } from '../../programme/index.ts';

export function createReleases(_context: AboveProgramme): Part {
  return { addApi() {}, addPages() {} };
}
