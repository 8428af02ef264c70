/** Reviewers, assignments, scores, discussion, decisions, and the book of abstracts. */
import type { AboveProgramme, Part } from '../../programme/index.ts';
import type { ManagementTask } from '../../series/index.ts';
import { createAccess } from './access.ts';
import { addReviewingApi } from './api.ts';
import type { Reviewing, ReviewingContext } from './context.ts';
import { addReviewingPages } from './pages/index.ts';
import { decidePapers, reviewPapers } from './policy.ts';
import { createAssigningService } from './service/assigning.ts';
import { createCriteriaService } from './service/criteria.ts';
import { createDecidingService } from './service/deciding.ts';
import { createReviewersService } from './service/reviewers.ts';
import { createReviewsService } from './service/reviewing.ts';

export { reviewingMails } from './mails.ts';
export { showOnSubmissions } from './on-submissions.ts';

/** What the management menu offers: the board to those who decide, their own list to reviewers. */
export const reviewingTasks: readonly ManagementTask[] = [
  {
    group: 'programme',
    label: 'reviewing:nav.board',
    path: '/reviewing',
    icon: 'check',
    policy: decidePapers,
  },
  { group: 'programme', label: 'reviewing:nav.mine', path: '/my-reviews', icon: 'pen', policy: reviewPapers },
];

export function createReviewing(
  context: AboveProgramme & Pick<ReviewingContext, 'linkOf'>,
): Part & Pick<Reviewing, 'assigning' | 'criteria' | 'deciding' | 'reviews'> {
  const access = createAccess(context);
  const reviewing: Reviewing = {
    ...context,
    access,
    criteria: createCriteriaService(context),
    reviewers: createReviewersService(context),
    reviews: createReviewsService(context, access),
    assigning: createAssigningService(context),
    deciding: createDecidingService(context),
  };
  const { assigning, criteria, deciding, reviews } = reviewing;
  return {
    assigning,
    criteria,
    deciding,
    reviews,
    addApi: (api) => addReviewingApi(api, reviewing),
    addPages: (deps) => addReviewingPages({ ...reviewing, ...deps }),
  };
}
