import type { PartPages } from '../../../series/index.ts';
import type { BadgeServices } from '../feature.ts';

/** What the pages of this part work with. */
export type BadgePages = BadgeServices & PartPages;

/** Adds the pages of zones, doors, designs and badges. */
export function addBadgePages(_deps: BadgePages): void {}
