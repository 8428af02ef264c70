import type { PlacePages } from '../index.ts';
import { addAccountPlaces } from './account.ts';
import { addPlacePage } from './place.ts';
import { addLinkPlaces } from './registration-link.ts';

/**
 * Adds what people do with their own places: the tab of their account, the page of their registration's link for those
 * without one, and the page of one place.
 */
export function addOwnPlacePages(deps: PlacePages): void {
  addAccountPlaces(deps);
  addLinkPlaces(deps);
  addPlacePage(deps);
}
