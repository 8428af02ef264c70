import { addComparisonPage } from './comparison.ts';
import { addImportPages } from './import.ts';
import { addReportPages } from './reports/index.ts';
import { addStructurePages } from './structure.ts';
import { addWordingPages, type DraftingPages } from './wording.ts';

/** Adds the pages of drafting. */
export function addDraftingPages(deps: DraftingPages): void {
  addReportPages(deps);
  addWordingPages(deps);
  addStructurePages(deps);
  addComparisonPage(deps);
  addImportPages(deps);
}
