import { type Policy, rolePolicy } from '../../../platform/http/index.ts';

/** Reviews what was assigned to them, as a reviewer of the edition. */
export const reviewPapers: Policy = rolePolicy('reviews.write', ['reviewer']);

/** Names criteria and reviewers, assigns, and decides. */
export const decidePapers: Policy = rolePolicy('papers.decide', ['organiser', 'programme-manager']);

/** Reads reviews: one's own, and all of them for those who decide. */
export const readReviews: Policy = rolePolicy('reviews.read', ['organiser', 'programme-manager', 'reviewer']);
