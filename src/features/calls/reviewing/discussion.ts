import { type Actor, accountIdOf } from '../../../platform/actor/index.ts';
import type { Database } from '../../../platform/database/index.ts';
import { readInterests } from '../store/reviewing-interests.ts';
import {
  accountNames,
  listComments,
  listReviewsOf,
  type ReviewRow,
  type SaidComment,
} from '../store/reviewing-reviews.ts';
import type { SeenPaper } from './access.ts';
import { type Speaker, speakerOf } from './present.ts';

/** A review that was handed in, with who wrote it, as its reader may know them. */
export interface SaidReview {
  readonly review: ReviewRow;
  readonly speaker: Speaker;
}

/** What was said of a submission, as its reader may see it. */
export interface Discussion {
  readonly comments: readonly SaidComment[];
  readonly speaker: (accountId: string, name: string) => Speaker;
  /** All of them for those who decide; for a reviewer those handed in, once their own is, so that none leans on another. */
  readonly reviews: readonly SaidReview[];
  /** Reviewers who may not see the submission: what they wrote does not count. */
  readonly inConflict: ReadonlySet<string>;
}

/**
 * Reads it for somebody who was let in (see `createAccess`): then, and only then, it looks beyond what the reader sees
 * by themselves, since a reviewer sees no other's review.
 */
export const readDiscussion = (
  { rows, transaction, widened }: Pick<Database, 'rows' | 'transaction' | 'widened'>,
  actor: Actor,
  seen: Pick<SeenPaper, 'paper' | 'as' | 'own'>,
): Promise<Discussion> =>
  transaction((tx) =>
    widened(tx, async () => {
      const { paper, as, own } = seen;
      const reviews = await listReviewsOf(tx, [paper.id]);
      const comments = await listComments({ rows }, tx, paper.id);
      const names = await accountNames(
        { rows },
        tx,
        reviews.map(({ reviewerId }) => reviewerId),
      );
      const interests = await readInterests({ rows }, tx, paper.editionId, {
        submissionIds: [paper.id],
        accountIds: [...names.keys()],
      });
      const inConflict = new Set(
        [...names.keys()].filter((id) => interests.between(paper.id, id).length > 0),
      );
      const speaker = speakerOf(seen, accountIdOf(actor), reviews);
      const shown = reviews.filter(
        ({ reviewerId, state }) =>
          as === 'decider' ||
          (own?.state === 'submitted' &&
            state === 'submitted' &&
            reviewerId !== own.reviewerId &&
            !inConflict.has(reviewerId)),
      );
      return {
        comments,
        speaker,
        inConflict,
        reviews: shown.map((review) => ({
          review,
          speaker: speaker(review.reviewerId, names.get(review.reviewerId) ?? ''),
        })),
      };
    }),
  );
