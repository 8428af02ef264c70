import type { PartPages } from '../../../series/index.ts';
import type { BadgeServices } from '../feature.ts';
import { addDesignPages } from './designs.ts';
import { addIssuePage } from './issue.ts';
import { addBadgeList } from './list.ts';
import { addOwnBadgePages } from './own.ts';
import { addPrintPages } from './print.ts';
import { addBadgeRecord } from './record/index.ts';
import { addVenuePages } from './venue.ts';

/** What the pages of this part work with. */
export type BadgePages = BadgeServices & PartPages;

/** Adds the pages of zones, doors, designs and badges. */
export function addBadgePages(deps: BadgePages): void {
  addVenuePages(deps);
  addDesignPages(deps);
  addBadgeList(deps);
  addIssuePage(deps);
  addPrintPages(deps);
  addBadgeRecord(deps);
  addOwnBadgePages(deps);
}
