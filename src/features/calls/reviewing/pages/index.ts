import { addAccountReviews } from './account.ts';
import { addAssignmentPages } from './assignments.ts';
import { addBoardPage } from './board.ts';
import { addBookPages } from './book.ts';
import { addCriteriaPages } from './criteria.ts';
import { addDecisionPages } from './decide.ts';
import type { ReviewingPages } from './frame.ts';
import { addMyReviewsPages } from './mine.ts';
import { addOwnReviewPages } from './own-review.ts';
import { addPaperPages } from './paper.ts';
import { addReviewerPages } from './reviewers.ts';

/** Adds every page of reviewing. */
export function addReviewingPages(reviewing: ReviewingPages): void {
  addBoardPage(reviewing);
  addPaperPages(reviewing);
  addCriteriaPages(reviewing);
  addReviewerPages(reviewing);
  addAssignmentPages(reviewing);
  addDecisionPages(reviewing);
  addMyReviewsPages(reviewing);
  addAccountReviews(reviewing);
  addOwnReviewPages(reviewing);
  addBookPages(reviewing);
}
