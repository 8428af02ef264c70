import type { SubmissionPages } from '../index.ts';
import { addManySessions } from './many.ts';
import { addPaperRecord } from './record.ts';
import { addPaperSchedule } from './schedule.ts';
import { addPaperSteps } from './steps.ts';

/** Adds the page of a submission for those who decide, and its way into the programme; also of many at once. */
export function addManagedPaper(deps: SubmissionPages): void {
  addPaperRecord(deps);
  addPaperSteps(deps);
  addPaperSchedule(deps);
  addManySessions(deps);
}
