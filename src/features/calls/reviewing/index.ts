/** Reviewers, assignments, scores, discussion, decisions, and the book of abstracts. */
import type { AboveProgramme, Part } from '../../programme/index.ts';
import { type Access, createAccess } from './access.ts';
import { addReviewingApi } from './api.ts';
import type { ReviewingContext } from './context.ts';
import { type AssigningService, createAssigningService } from './service/assigning.ts';
import { createCriteriaService } from './service/criteria.ts';
import { createDecidingService, type DecidingService } from './service/deciding.ts';
import { createReviewersService } from './service/reviewers.ts';
import { createReviewsService, type ReviewsService } from './service/reviewing.ts';

export { reviewingMails } from './mails.ts';
export { decidePapers } from './policy.ts';

/** What the faces of reviewing are made with. */
export interface Reviewing extends ReviewingContext {
  readonly access: Access;
  readonly criteria: ReturnType<typeof createCriteriaService>;
  readonly reviewers: ReturnType<typeof createReviewersService>;
  readonly reviews: ReviewsService;
  readonly assigning: AssigningService;
  readonly deciding: DecidingService;
}

export function createReviewing(
  context: AboveProgramme,
): Part & Pick<Reviewing, 'assigning' | 'deciding' | 'reviews'> {
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
  const { assigning, deciding, reviews } = reviewing;
  return {
    assigning,
    deciding,
    reviews,
    addApi: (api) => addReviewingApi(api, reviewing),
    addPages() {},
  };
}
