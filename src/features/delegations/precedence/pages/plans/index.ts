import type { PrecedencePages } from '../common.ts';
import { addPlanOpening } from './opening.ts';
import { addPlanPrinting } from './printing.ts';
import { addPlanRecord } from './record.ts';

/** Adds seating plans: their forms, the drawing, and name plates. */
export function addPlanPages(deps: PrecedencePages): void {
  addPlanOpening(deps);
  addPlanRecord(deps);
  addPlanPrinting(deps);
}
