import { addAcceptancePages } from './acceptance.ts';
import { addConflictList } from './list.ts';
import { addRulesPage } from './rules.ts';
import type { ConflictsPages } from './shared.ts';

/** Adds the pages of conflicts: the list, accepting one, and the rules. */
export function addConflictsPages(deps: ConflictsPages): void {
  addConflictList(deps);
  addAcceptancePages(deps);
  addRulesPage(deps);
}
