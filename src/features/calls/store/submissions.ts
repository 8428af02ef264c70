import { and, asc, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import type { Database, Db, Tx } from '../../../platform/database/index.ts';
import { files } from '../../../platform/files/tables.ts';
import { bodyColumns, stateColumns } from '../../directory/index.ts';
import { bodies, states } from '../../directory/tables.ts';
import { papers, sessions } from '../../programme/tables.ts';
import { themes } from '../../series/tables.ts';
import {
  type authorStates,
  calls,
  graceLinks,
  type SubmissionState,
  submissionAuthors,
  submissionFiles,
  submissions,
} from '../tables.ts';

export type SubmissionRow = typeof submissions.$inferSelect;
export type NewSubmission = typeof submissions.$inferInsert;
export type AuthorRow = typeof submissionAuthors.$inferSelect;

/** An author as lists and records show one; no secrets. */
export interface SubmissionAuthor {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly affiliation: string | null;
  readonly presenting: boolean;
  readonly state: (typeof authorStates)[number];
  readonly accountId: string | null;
  readonly personId: string | null;
  readonly bodyId: string | null;
  readonly stateCode: string | null;
}

/** A file that came with a submission. */
export interface SubmissionFile {
  readonly id: string;
  readonly fileId: string;
  /** The question that it answers; null: the text itself. */
  readonly questionId: string | null;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
}

const authorsJson = sql<SubmissionAuthor[]>`coalesce((
  select json_agg(json_build_object('id', a.id, 'name', a.name, 'email', a.email, 'affiliation', a.affiliation,
    'presenting', a.presenting, 'state', a.state, 'accountId', a.account_id, 'personId', a.person_id,
    'bodyId', a.body_id, 'stateCode', a.state_code) order by a.position, a.id)
  from ${submissionAuthors} a
  where a.edition_id = "submissions"."edition_id" and a.submission_id = "submissions"."id"), '[]'::json)`;

const filesJson = sql<SubmissionFile[]>`coalesce((
  select json_agg(json_build_object('id', f.id, 'fileId', f.file_id, 'questionId', f.question_id, 'name', k.name,
    'mediaType', k.media_type, 'bytes', k.bytes) order by f.created_at, f.id)
  from ${submissionFiles} f join ${files} k on k.id = f.file_id
  where f.edition_id = "submissions"."edition_id" and f.submission_id = "submissions"."id"), '[]'::json)`;

/** The session of the programme that it stands in: its paper session, or the one that it became; null for none. */
const placedIn = sql<string | null>`coalesce(
  (select p.session_id from ${papers} p
    where p.edition_id = "submissions"."edition_id" and p.submission_id = "submissions"."id"),
  (select s.id from ${sessions} s
    where s.edition_id = "submissions"."edition_id" and s.id = "submissions"."session_id"))`;

const submissionsWhole = (db: Db) =>
  db
    .select({
      submission: submissions,
      call: calls,
      grace: { expiresAt: graceLinks.expiresAt, revokedAt: graceLinks.revokedAt },
      theme: { id: themes.id, slug: themes.slug, number: themes.number, title: themes.title },
      body: bodyColumns,
      state: stateColumns,
      authors: authorsJson,
      files: filesJson,
      placedIn,
    })
    .from(submissions)
    .innerJoin(calls, and(eq(calls.editionId, submissions.editionId), eq(calls.id, submissions.callId)))
    .leftJoin(
      graceLinks,
      and(eq(graceLinks.editionId, submissions.editionId), eq(graceLinks.id, submissions.graceLinkId)),
    )
    .leftJoin(themes, and(eq(themes.editionId, submissions.editionId), eq(themes.id, submissions.themeId)))
    .leftJoin(bodies, eq(bodies.id, submissions.bodyId))
    .leftJoin(states, eq(states.code, submissions.stateCode));

/** A submission with its call, theme, authors and files, and on whose behalf it is. */
export type SubmissionWhole = Awaited<ReturnType<typeof submissionsWhole>>[number];

export interface SubmissionFilter {
  readonly states?: readonly SubmissionState[] | undefined;
  readonly callId?: string | undefined;
  readonly themeId?: string | undefined;
  readonly kind?: SubmissionRow['kind'] | undefined;
  readonly ids?: readonly string[] | undefined;
}

/** Submissions of an edition by code, drafts last in the order in which they were begun: one statement. */
export const listSubmissions = (
  db: Db,
  editionId: string,
  { states: wanted, callId, themeId, kind, ids }: SubmissionFilter = {},
): Promise<SubmissionWhole[]> =>
  submissionsWhole(db)
    .where(
      and(
        eq(submissions.editionId, editionId),
        wanted === undefined ? undefined : inArray(submissions.state, [...wanted]),
        callId === undefined ? undefined : eq(submissions.callId, callId),
        themeId === undefined ? undefined : eq(submissions.themeId, themeId),
        kind === undefined ? undefined : eq(submissions.kind, kind),
        ids === undefined ? undefined : inArray(submissions.id, [...ids]),
      ),
    )
    .orderBy(sql`${submissions.submittedAt} asc nulls last`, asc(submissions.createdAt), asc(submissions.id));

const by = async (db: Db, condition: SQL): Promise<SubmissionWhole | undefined> =>
  (await submissionsWhole(db).where(condition))[0];

/** A submission by its id. */
export const findSubmission = (db: Db, id: string): Promise<SubmissionWhole | undefined> =>
  by(db, eq(submissions.id, id));

/** A submission by the hash of its link's secret. */
export const findBySecret = (db: Db, secretHash: string): Promise<SubmissionWhole | undefined> =>
  by(db, eq(submissions.secretHash, secretHash));

/** Everything that is somebody's own: begun by their account, or sent from their address. */
export const listOwn = (db: Db, accountId: string, email: string | null): Promise<SubmissionWhole[]> =>
  submissionsWhole(db)
    .where(
      or(
        eq(submissions.accountId, accountId),
        email === null ? undefined : sql`lower(${submissions.contactEmail}) = ${email}`,
      ),
    )
    .orderBy(sql`${submissions.createdAt} desc`, asc(submissions.id));

/** What an address has begun or submitted in a call, the newest first. */
export const listOfContact = (
  db: Db,
  callId: string,
  email: string,
  limit: number,
): Promise<SubmissionRow[]> =>
  db
    .select()
    .from(submissions)
    .where(and(eq(submissions.callId, callId), sql`lower(${submissions.contactEmail}) = ${email}`))
    .orderBy(sql`${submissions.createdAt} desc`, asc(submissions.id))
    .limit(limit);

/** Locks a submission, by its id or by the hash of its secret. */
export async function lockSubmission(
  tx: Tx,
  key: { readonly id: string } | { readonly secretHash: string },
): Promise<SubmissionWhole | undefined> {
  const [row] = await tx
    .select({ id: submissions.id })
    .from(submissions)
    .where('id' in key ? eq(submissions.id, key.id) : eq(submissions.secretHash, key.secretHash))
    .for('update');
  return row === undefined ? undefined : findSubmission(tx, row.id);
}

const one = <T>(rows: readonly T[]): T => {
  const [row] = rows;
  if (row === undefined) throw new Error('The statement returned no row.');
  return row;
};

export const insertSubmission = async (tx: Tx, row: NewSubmission): Promise<SubmissionRow> =>
  one(await tx.insert(submissions).values(row).returning());

/** The row as it is after; its version has grown. */
export const updateSubmission = async (
  tx: Tx,
  id: string,
  row: Partial<NewSubmission>,
): Promise<SubmissionRow> =>
  one(
    await tx
      .update(submissions)
      .set({ ...row, version: sql`${submissions.version} + 1` })
      .where(eq(submissions.id, id))
      .returning(),
  );

export const deleteSubmission = async (tx: Tx, id: string): Promise<void> => {
  await tx.delete(submissions).where(eq(submissions.id, id));
};

/** Waits until nobody else gives codes in the edition, and gives the next one: `P-017`. */
export async function nextCode(database: Database, tx: Tx, editionId: string): Promise<string> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`submissions ${editionId}`}, 0))`);
  const [row] = await database.rows<{ last: number | string | null }>(
    tx,
    sql`select max(substring(code from 3)::int) as last from submissions where edition_id = ${editionId}`,
  );
  return `P-${String(Number(row?.last ?? 0) + 1).padStart(3, '0')}`;
}

export const insertAuthor = async (tx: Tx, row: typeof submissionAuthors.$inferInsert): Promise<AuthorRow> =>
  one(await tx.insert(submissionAuthors).values(row).returning());

export const updateAuthor = async (
  tx: Tx,
  id: string,
  row: Partial<typeof submissionAuthors.$inferInsert>,
): Promise<AuthorRow> =>
  one(await tx.update(submissionAuthors).set(row).where(eq(submissionAuthors.id, id)).returning());

export const deleteAuthor = async (tx: Tx, id: string): Promise<void> => {
  await tx.delete(submissionAuthors).where(eq(submissionAuthors.id, id));
};

/** An author by the hash of the invitation's secret, locked. */
export const lockAuthorBySecret = async (tx: Tx, secretHash: string): Promise<AuthorRow | undefined> =>
  (
    await tx
      .select()
      .from(submissionAuthors)
      .where(eq(submissionAuthors.secretHash, secretHash))
      .for('update')
  )[0];

/** An author by the hash of the invitation's secret. */
export const findAuthorBySecret = async (db: Db, secretHash: string): Promise<AuthorRow | undefined> =>
  (await db.select().from(submissionAuthors).where(eq(submissionAuthors.secretHash, secretHash)))[0];

export const insertFile = async (
  tx: Tx,
  row: typeof submissionFiles.$inferInsert,
): Promise<typeof submissionFiles.$inferSelect> =>
  one(await tx.insert(submissionFiles).values(row).returning());

export const deleteFiles = async (tx: Tx, ids: readonly string[]): Promise<void> => {
  if (ids.length > 0) await tx.delete(submissionFiles).where(inArray(submissionFiles.id, [...ids]));
};
