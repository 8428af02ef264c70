import type { FollowUpPages } from '../../context.ts';
import { addEntryPages } from './entries.ts';
import { createManagedFrame } from './frame.ts';
import { addPlanPages } from './plan.ts';
import { addQueuePage } from './queue.ts';
import { addRecommendationPages } from './recommendation.ts';
import { addRoundPages } from './rounds.ts';

/** Adds the secretariat's pages of follow-up: queue, plan, the record of one recommendation and what is entered there. */
export function addManagedPages(deps: FollowUpPages): void {
  const frame = createManagedFrame(deps);
  addQueuePage(deps, frame);
  addPlanPages(deps, frame);
  addRecommendationPages(deps, frame);
  addEntryPages(deps, frame);
  addRoundPages(deps, frame);
}
