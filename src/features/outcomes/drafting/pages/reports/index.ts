import type { DraftingPages } from '../wording.ts';
import { addReportList } from './list.ts';
import { addPointPages } from './points.ts';
import { addReportPage } from './report.ts';

/** Adds the reports of sessions: their list, what a rapporteur writes, and what becomes of each point. */
export function addReportPages(deps: DraftingPages): void {
  addReportList(deps);
  addReportPage(deps);
  addPointPages(deps);
}
