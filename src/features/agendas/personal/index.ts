/** A person's own agenda: favourites and roles, as page, PDF and calendar, and what changed in it. */
import type { AboveProgramme, Part } from '../../programme/index.ts';

export function createPersonal(_context: AboveProgramme): Part {
  return { addApi() {}, addPages() {} };
}
