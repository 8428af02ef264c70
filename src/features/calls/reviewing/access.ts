/** Who sees which submission while it is reviewed: the one place that says so, for both faces. */
import type { AccountActor, Actor } from '../../../platform/actor/index.ts';
import type { Database, Db } from '../../../platform/database/index.ts';
import { notFound } from '../../../platform/errors/index.ts';
import { type EditionWhole, placeOf } from '../../series/index.ts';
import { readInterests } from '../store/reviewing-interests.ts';
import { findPaper, type PaperFacts } from '../store/reviewing-papers.ts';
import { findReview, listReviewsOf, type ReviewRow } from '../store/reviewing-reviews.ts';
import type { ReviewingContext } from './context.ts';
import { decidePapers, reviewPapers } from './policy.ts';

/** A submission, by what right its reader sees it, and the reader's own assignment to it. */
export interface SeenPaper {
  readonly paper: PaperFacts;
  readonly whole: EditionWhole;
  /** `decider`: all of it. `reviewer`: what reviewers may see. */
  readonly as: 'decider' | 'reviewer';
  readonly own: ReviewRow | null;
}

const asAccount = (actor: Actor): AccountActor | null => (actor.kind === 'account' ? actor : null);

export const decidesIn = (actor: Actor, whole: EditionWhole): boolean =>
  decidePapers.allows(actor, placeOf(whole.edition));
export const reviewsIn = (actor: Actor, whole: EditionWhole): boolean =>
  reviewPapers.allows(actor, placeOf(whole.edition));

/** Whether an assignment still shows its reviewer the submission: it was not declined, and there is no conflict. */
export async function isOpenTo(
  database: Pick<Database, 'rows'>,
  db: Db,
  { editionId, submissionId, reviewerId, state }: ReviewRow,
): Promise<boolean> {
  if (state === 'declined' || state === 'conflict') return false;
  const interests = await readInterests(database, db, editionId, {
    submissionIds: [submissionId],
    accountIds: [reviewerId],
  });
  return interests.between(submissionId, reviewerId).length === 0;
}

/** Reading submissions that are reviewed; what one may not see answers like what does not exist. */
export function createAccess({ database, finder }: Pick<ReviewingContext, 'database' | 'finder'>) {
  const { db } = database;

  /** @throws 404 for whoever neither decides nor reviews it free of conflicts */
  async function seePaper(actor: Actor, submissionId: string): Promise<SeenPaper> {
    const paper = await findPaper(database, db, submissionId);
    const whole = paper && (await finder.find(paper.editionId));
    const account = asAccount(actor);
    if (paper === undefined || whole === undefined) throw notFound();
    const own =
      account === null
        ? undefined
        : (await listReviewsOf(db, [submissionId])).find(
            ({ reviewerId }) => reviewerId === account.accountId,
          );
    if (decidesIn(actor, whole)) return { paper, whole, as: 'decider', own: own ?? null };
    if (
      own === undefined ||
      paper.state === 'withdrawn' ||
      !reviewsIn(actor, whole) ||
      !(await isOpenTo(database, db, own))
    ) {
      throw notFound();
    }
    return { paper, whole, as: 'reviewer', own };
  }

  return {
    seePaper,
    /** A review with its submission. A reviewer sees their own. */
    async seeReview(actor: Actor, id: string): Promise<SeenPaper & { readonly review: ReviewRow }> {
      const review = await findReview(db, id);
      if (review === undefined) throw notFound();
      const seen = await seePaper(actor, review.submissionId);
      if (seen.as === 'reviewer' && seen.own?.id !== review.id) throw notFound();
      return { ...seen, review };
    },
  };
}
export type Access = ReturnType<typeof createAccess>;
