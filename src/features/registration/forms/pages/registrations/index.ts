import type { FormsPages } from '../index.ts';
import { addBehalf } from './behalf.ts';
import { addDecisions } from './decisions.ts';
import { addRegistrationRecord } from './record.ts';
import { addStatistics } from './statistics.ts';
import { addWorkbench } from './workbench.ts';

/** Adds the management of registrations: workbench, decisions, records, on behalf, statistics. */
export function addManagedRegistrations(deps: FormsPages): void {
  addWorkbench(deps);
  addDecisions(deps);
  addBehalf(deps);
  addStatistics(deps);
  addRegistrationRecord(deps);
}
