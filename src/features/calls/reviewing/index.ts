/** Reviewers, assignments, scores, discussion, decisions, and the book of abstracts. */
import type { AboveProgramme, Part } from '../../programme/index.ts';

export function createReviewing(_context: AboveProgramme): Part {
  return { addApi() {}, addPages() {} };
}
