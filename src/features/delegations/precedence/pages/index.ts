import type { PrecedencePages } from './common.ts';
import { addFilePages } from './files.ts';
import { addListPages } from './lists.ts';
import { addPlanPages } from './plans/index.ts';
import { addRecordPages } from './record.ts';
import { addVersionSteps } from './steps.ts';
import { addVersionPage } from './version.ts';

/** Adds the management pages of precedence. */
export function addPrecedencePages(deps: PrecedencePages): void {
  addListPages(deps);
  addRecordPages(deps);
  addVersionPage(deps);
  addVersionSteps(deps);
  addFilePages(deps);
  addPlanPages(deps);
}
