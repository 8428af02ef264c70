import type { Api } from '../../../../platform/http/index.ts';
import type { BadgeServices } from '../feature.ts';
import { addBadgeOperations } from './badges.ts';
import { addBadgeStates } from './states.ts';
import { addVenueOperations } from './venue.ts';

/** Adds the JSON operations of zones, doors, designs and badges. */
export function addBadgesApi(api: Api, services: BadgeServices): void {
  addVenueOperations(api, services);
  addBadgeOperations(api, services);
  addBadgeStates(api, services);
}
