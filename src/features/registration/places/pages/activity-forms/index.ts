import type { PlacePages } from '../index.ts';
import { addActivityEditing } from './editing.ts';
import { addActivityOpening } from './opening.ts';
import { addReserving } from './reserving.ts';

/** Adds the forms of an activity: opened for a session, edited, taken away, seats set aside. */
export function addActivityForms(deps: PlacePages): void {
  addActivityOpening(deps);
  addActivityEditing(deps);
  addReserving(deps);
}
