/** The rules of a schedule: what breaks them, how an edition takes them, what it accepts and why. */
import type { AboveProgramme, Part } from '../../programme/index.ts';

export function createConflicts(_context: AboveProgramme): Part {
  return { addApi() {}, addPages() {} };
}
