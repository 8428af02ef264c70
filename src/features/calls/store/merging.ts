/** What moves when one account of a person takes over another: what they sent, wrote, reviewed and said. */
import { and, asc, eq, inArray, or, sql } from 'drizzle-orm';
import type { Database, Tx } from '../../../platform/database/index.ts';
import type { Language } from '../../../platform/language/index.ts';
import { reviewComments, reviewers, reviews, submissionAuthors, submissions } from '../tables.ts';
import { idRows } from './reviewing-interests.ts';
import type { ReviewerRow } from './reviewing-people.ts';
import type { ReviewRow } from './reviewing-reviews.ts';
import type { AuthorRow } from './submissions.ts';

/** Two accounts, of which the second takes over the first. */
export interface Move {
  readonly from: string;
  readonly into: string;
}

/** Submissions that an account sent change hands. @returns their editions and ids */
export const moveSubmissions = (tx: Tx, { from, into }: Move) =>
  tx
    .update(submissions)
    .set({ accountId: into, version: sql`${submissions.version} + 1` })
    .where(eq(submissions.accountId, from))
    .returning({ id: submissions.id, editionId: submissions.editionId });

/** Where either account stands among authors, in the order of the authors, held until the transaction ends. */
export const lockAuthorships = (tx: Tx, { from, into }: Move): Promise<AuthorRow[]> =>
  tx
    .select()
    .from(submissionAuthors)
    .where(inArray(submissionAuthors.accountId, [from, into]))
    .orderBy(asc(submissionAuthors.submissionId), asc(submissionAuthors.position))
    .for('update');

/** Reviews of either account, held until the transaction ends. */
export const lockReviewsOf = (tx: Tx, { from, into }: Move): Promise<ReviewRow[]> =>
  tx
    .select()
    .from(reviews)
    .where(inArray(reviews.reviewerId, [from, into]))
    .orderBy(asc(reviews.submissionId), asc(reviews.id))
    .for('update');

/** What either account takes on as a reviewer, held until the transaction ends. */
export const lockReviewersOf = (tx: Tx, { from, into }: Move): Promise<ReviewerRow[]> =>
  tx
    .select()
    .from(reviewers)
    .where(inArray(reviewers.accountId, [from, into]))
    .orderBy(asc(reviewers.editionId), asc(reviewers.accountId))
    .for('update');

export async function deleteReviewer(tx: Tx, { editionId, accountId }: ReviewerRow): Promise<void> {
  await tx
    .delete(reviewers)
    .where(and(eq(reviewers.editionId, editionId), eq(reviewers.accountId, accountId)));
}

/** What an account said about submissions is the other's. */
export async function moveComments(tx: Tx, { from, into }: Move): Promise<void> {
  await tx.update(reviewComments).set({ authorId: into }).where(eq(reviewComments.authorId, from));
}

/** Reviews of an account that stand although it sent the submission itself, or wrote it with others; undecided ones. */
export const listReviewsOfOwn = (tx: Tx, accountId: string): Promise<ReviewRow[]> =>
  tx
    .select()
    .from(reviews)
    .where(
      and(
        eq(reviews.reviewerId, accountId),
        inArray(reviews.state, ['assigned', 'draft', 'submitted']),
        inArray(
          reviews.submissionId,
          tx
            .select({ id: submissions.id })
            .from(submissions)
            .where(
              and(
                inArray(submissions.state, ['submitted', 'under-review']),
                or(
                  eq(submissions.accountId, accountId),
                  inArray(
                    submissions.id,
                    tx
                      .select({ id: submissionAuthors.submissionId })
                      .from(submissionAuthors)
                      .where(eq(submissionAuthors.accountId, accountId)),
                  ),
                ),
              ),
            ),
        ),
      ),
    )
    .orderBy(asc(reviews.id));

/** The versions of submissions whose authors changed. */
export async function touchSubmissions(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(submissions)
    .set({ version: sql`${submissions.version} + 1` })
    .where(sql`${submissions.id} in ${idRows(ids)}`);
}

/** In which language somebody is written to. */
export async function languageOf(
  { rows }: Pick<Database, 'rows'>,
  tx: Tx,
  accountId: string,
): Promise<Language> {
  const [row] = await rows<{ language: Language }>(
    tx,
    sql`select language from accounts where id = ${accountId}::uuid`,
  );
  return row?.language ?? 'ar';
}
