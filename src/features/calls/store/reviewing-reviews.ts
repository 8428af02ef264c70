import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Database, Db, Tx } from '../../../platform/database/index.ts';
import { reviewComments, reviews, type SubmissionState, submissions } from '../tables.ts';
import { idRows } from './reviewing-interests.ts';

export type ReviewRow = typeof reviews.$inferSelect;
export type SubmissionRow = typeof submissions.$inferSelect;
export type CommentRow = typeof reviewComments.$inferSelect;

/** States in which an assignment stands. */
export const standing = ['assigned', 'draft', 'submitted'] as const;

export const findReview = async (db: Db, id: string): Promise<ReviewRow | undefined> =>
  (await db.select().from(reviews).where(eq(reviews.id, id)))[0];

export const lockReview = async (tx: Tx, id: string): Promise<ReviewRow | undefined> =>
  (await tx.select().from(reviews).where(eq(reviews.id, id)).for('update'))[0];

export const listReviewsOf = (db: Db, submissionIds: readonly string[]): Promise<ReviewRow[]> =>
  db
    .select()
    .from(reviews)
    .where(sql`${reviews.submissionId} in ${idRows(submissionIds)}`)
    .orderBy(asc(reviews.assignedAt), asc(reviews.id));

/** Inserts assignments; one that stands already is left as it is. */
export const insertReviews = async (
  tx: Tx,
  rows: readonly (typeof reviews.$inferInsert)[],
): Promise<ReviewRow[]> =>
  rows.length === 0
    ? []
    : tx
        .insert(reviews)
        .values([...rows])
        .onConflictDoNothing()
        .returning();

export async function updateReview(tx: Tx, id: string, values: Partial<ReviewRow>): Promise<ReviewRow> {
  const [row] = await tx
    .update(reviews)
    .set({ ...values, version: sql`${reviews.version} + 1` })
    .where(eq(reviews.id, id))
    .returning();
  if (row === undefined) throw new Error('The statement returned no row.');
  return row;
}

export async function deleteReview(tx: Tx, id: string): Promise<void> {
  await tx.delete(reviews).where(eq(reviews.id, id));
}

/** Submissions of an edition by id, locked in the order of their ids: two who decide never wait for each other. */
export const lockSubmissions = (
  tx: Tx,
  editionId: string,
  ids: readonly string[],
): Promise<SubmissionRow[]> =>
  tx
    .select()
    .from(submissions)
    .where(and(eq(submissions.editionId, editionId), sql`${submissions.id} in ${idRows(ids)}`))
    .orderBy(asc(submissions.id))
    .for('update');

export const listSubmissions = (
  db: Db,
  editionId: string,
  ids: readonly string[],
): Promise<SubmissionRow[]> =>
  db
    .select()
    .from(submissions)
    .where(and(eq(submissions.editionId, editionId), sql`${submissions.id} in ${idRows(ids)}`))
    .orderBy(asc(submissions.code));

/** Submissions of a call that are not decided yet, by code. */
export const listWaiting = (db: Db, callId: string): Promise<SubmissionRow[]> =>
  db
    .select()
    .from(submissions)
    .where(and(eq(submissions.callId, callId), inArray(submissions.state, ['submitted', 'under-review'])))
    .orderBy(asc(submissions.code), asc(submissions.id));

/** The state of a submission, held until the transaction ends: nobody decides it meanwhile. */
export async function holdState(
  { rows }: Pick<Database, 'rows'>,
  tx: Tx,
  id: string,
): Promise<SubmissionState | undefined> {
  const [row] = await rows<{ state: SubmissionState }>(
    tx,
    sql`select s.state from ${submissions} s where s.id = ${id} for share`,
  );
  return row?.state;
}

export async function updateSubmission(
  tx: Tx,
  id: string,
  values: Partial<SubmissionRow>,
): Promise<SubmissionRow> {
  const [row] = await tx
    .update(submissions)
    .set({ ...values, version: sql`${submissions.version} + 1` })
    .where(eq(submissions.id, id))
    .returning();
  if (row === undefined) throw new Error('The statement returned no row.');
  return row;
}

/** One change of an edition's assignments at a time. */
export async function lockAssignments(
  { rows }: Pick<Database, 'rows'>,
  tx: Tx,
  editionId: string,
): Promise<void> {
  await rows(tx, sql`select pg_advisory_xact_lock(hashtextextended(${`reviews ${editionId}`}, 0))`);
}

export async function insertComment(tx: Tx, row: typeof reviewComments.$inferInsert): Promise<CommentRow> {
  const [written] = await tx.insert(reviewComments).values(row).returning();
  if (written === undefined) throw new Error('The statement returned no row.');
  return written;
}

/** What was said about a submission, the first first, with its authors' names. */
export interface SaidComment {
  readonly id: string;
  readonly authorId: string;
  readonly authorName: string;
  readonly text: string;
  readonly createdAt: Date;
}

interface RawComment extends Record<string, unknown>, Omit<SaidComment, 'createdAt'> {
  readonly createdAt: number;
}

export async function listComments(
  { rows }: Pick<Database, 'rows'>,
  db: Db,
  submissionId: string,
): Promise<SaidComment[]> {
  const found = await rows<RawComment>(
    db,
    sql`select c.id, c.author_id as "authorId", a.name as "authorName", c.text,
        (extract(epoch from c.created_at) * 1000)::float8 as "createdAt"
      from ${reviewComments} c join accounts a on a.id = c.author_id
      where c.submission_id = ${submissionId} order by c.created_at, c.id`,
  );
  return found.map(({ createdAt, ...comment }) => ({ ...comment, createdAt: new Date(createdAt) }));
}

/** Names of accounts by id. */
export async function accountNames(
  { rows }: Pick<Database, 'rows'>,
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = await rows<{ id: string; name: string }>(
    db,
    sql`select a.id, a.name from accounts a where a.id in ${idRows(ids)}`,
  );
  return new Map(found.map(({ id, name }) => [id, name]));
}
