import type { PlacePages } from '../index.ts';
import { addActivityList } from './list.ts';
import { addActivityRecord } from './record.ts';

/** Adds the overview of an edition's activities, and the page of each with everybody who asked for a place. */
export function addManagedActivities(deps: PlacePages): void {
  addActivityList(deps);
  addActivityRecord(deps);
}
