import type { PartPages } from '../../../series/index.ts';
import type { PlaceServices } from '../feature.ts';
import { addManagedActivities } from './activities/index.ts';
import { addActivityForms } from './activity-forms/index.ts';
import { addEditionActivities } from './edition.ts';
import { addManagedPlaces } from './managed-places.ts';
import { addOwnPlacePages } from './own/index.ts';
import { addSignUpPages } from './sign-up.ts';

/** What the pages of this part are made with. */
export interface PlacePages extends PlaceServices, PartPages {}

/** Adds the pages of activities and places. */
export function addPlacesPages(deps: PlacePages): void {
  addManagedActivities(deps);
  addActivityForms(deps);
  addManagedPlaces(deps);
  addEditionActivities(deps);
  addSignUpPages(deps);
  addOwnPlacePages(deps);
}
