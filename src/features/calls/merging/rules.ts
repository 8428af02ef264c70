/** What stays where two accounts of one person both had something in the same place. Pure. */

/** What decides between two reviews. */
export interface ReviewSides {
  readonly state: 'assigned' | 'draft' | 'submitted' | 'declined' | 'conflict';
  readonly submittedAt: Date | null;
  readonly updatedAt: Date;
}

const weights: Readonly<Record<ReviewSides['state'], number>> = {
  conflict: 3,
  submitted: 2,
  draft: 1,
  declined: 1,
  assigned: 0,
};

/**
 * Of two reviews of one submission the one that stays. A conflict of interest is the person's, whichever account said so;
 * what was handed in stays before what was only begun, what was touched before what was not; of two alike, the newer.
 */
export function keptReview<R extends ReviewSides>(one: R, other: R): R {
  const weighed = weights[one.state] - weights[other.state];
  if (weighed !== 0) return weighed > 0 ? one : other;
  const age = (review: R) => (review.submittedAt ?? review.updatedAt).getTime();
  return age(one) >= age(other) ? one : other;
}

/** What a reviewer takes on. */
export interface Readiness {
  readonly themeIds: readonly string[];
  readonly mostReviews: number | null;
  readonly bodyId: string | null;
  readonly stateCode: string | null;
}

/** What a reviewer takes on with both accounts: every theme that either knew, the higher limit, where either belongs. */
export const joinedReadiness = (kept: Readiness, gone: Readiness): Readiness => ({
  // No theme means every theme, no limit means none.
  themeIds:
    kept.themeIds.length === 0 || gone.themeIds.length === 0
      ? []
      : [...new Set([...kept.themeIds, ...gone.themeIds])],
  mostReviews:
    kept.mostReviews === null || gone.mostReviews === null
      ? null
      : Math.max(kept.mostReviews, gone.mostReviews),
  bodyId: kept.bodyId ?? gone.bodyId,
  stateCode: kept.stateCode ?? gone.stateCode,
});

/** What decides between two places among the authors of one submission. */
export interface AuthorSides {
  readonly state: 'submitter' | 'invited' | 'accepted' | 'declined';
  readonly position: number;
}

/** Of two places among the authors the one that stays: whoever submitted it, else the one who said yes, else the earlier. */
export function keptAuthor<A extends AuthorSides>(one: A, other: A): A {
  const rank = ({ state }: A) => ['submitter', 'accepted', 'invited', 'declined'].indexOf(state);
  const ranked = rank(one) - rank(other) || one.position - other.position;
  return ranked <= 0 ? one : other;
}
