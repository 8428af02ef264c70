/** Calls for papers, and what comes in: drafts, co-authors, files, grace links, withdrawal. */
import type { AboveProgramme, Part } from '../../programme/index.ts';

export function createSubmissions(_context: AboveProgramme): Part {
  return { addApi() {}, addPages() {} };
}
