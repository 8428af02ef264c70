import type { BadgePages } from '../index.ts';
import { addBadgePage } from './page.ts';
import { addBadgePrinting } from './printing.ts';
import { addBadgeSteps } from './steps.ts';

/** Adds the page of one badge, the badge as PDF, and what is done to it. */
export function addBadgeRecord(deps: BadgePages): void {
  addBadgePage(deps);
  addBadgePrinting(deps);
  addBadgeSteps(deps);
}
