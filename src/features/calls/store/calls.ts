import { and, asc, desc, eq, gt, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import type { Db, Tx } from '../../../platform/database/index.ts';
import { callQuestions, calls, graceLinks, submissions } from '../tables.ts';

export type CallRow = typeof calls.$inferSelect;
export type NewCall = typeof calls.$inferInsert;
export type QuestionRow = typeof callQuestions.$inferSelect;
export type GraceRow = typeof graceLinks.$inferSelect;

/** A call with what it asks, in order. */
export interface CallWhole {
  readonly call: CallRow;
  readonly questions: readonly QuestionRow[];
}

const order = [asc(calls.closesAt), asc(calls.id)] as const;

/** Calls of an edition with their questions: two statements, whatever their number. */
export async function listCalls(
  db: Db,
  editionId: string,
  filter: { readonly published?: boolean } = {},
): Promise<CallWhole[]> {
  const found = await db
    .select()
    .from(calls)
    .where(
      and(
        eq(calls.editionId, editionId),
        filter.published === undefined ? undefined : eq(calls.published, filter.published),
      ),
    )
    .orderBy(...order);
  if (found.length === 0) return [];
  const questions = await listQuestions(db, editionId);
  return found.map((call) => ({ call, questions: questions.filter(({ callId }) => callId === call.id) }));
}

const listQuestions = (db: Db, editionId: string, callId?: string): Promise<QuestionRow[]> =>
  db
    .select()
    .from(callQuestions)
    .where(
      and(
        eq(callQuestions.editionId, editionId),
        callId === undefined ? undefined : eq(callQuestions.callId, callId),
      ),
    )
    .orderBy(asc(callQuestions.position), asc(callQuestions.id));

const whole = async (db: Db, call: CallRow | undefined): Promise<CallWhole | undefined> =>
  call === undefined ? undefined : { call, questions: await listQuestions(db, call.editionId, call.id) };

/** A call by its id. */
export const findCall = async (db: Db, id: string): Promise<CallWhole | undefined> =>
  whole(db, (await db.select().from(calls).where(eq(calls.id, id)))[0]);

/** A call by its address within an edition. */
export const findCallBySlug = async (
  db: Db,
  editionId: string,
  slug: string,
): Promise<CallWhole | undefined> =>
  whole(
    db,
    (
      await db
        .select()
        .from(calls)
        .where(and(eq(calls.editionId, editionId), eq(calls.slug, slug)))
    )[0],
  );

/** Locks a call. */
export const lockCall = async (tx: Tx, id: string): Promise<CallWhole | undefined> =>
  whole(tx, (await tx.select().from(calls).where(eq(calls.id, id)).for('update'))[0]);

export const slugsOf = async (tx: Tx, editionId: string): Promise<Set<string>> =>
  new Set(
    (await tx.select({ slug: calls.slug }).from(calls).where(eq(calls.editionId, editionId))).map(
      ({ slug }) => slug,
    ),
  );

const one = <T>(rows: readonly T[]): T => {
  const [row] = rows;
  if (row === undefined) throw new Error('The statement returned no row.');
  return row;
};

export const insertCall = async (tx: Tx, row: NewCall): Promise<CallRow> =>
  one(await tx.insert(calls).values(row).returning());

/** The row as it is after; its version has grown. */
export const updateCall = async (tx: Tx, id: string, row: Partial<NewCall>): Promise<CallRow> =>
  one(
    await tx
      .update(calls)
      .set({ ...row, version: sql`${calls.version} + 1` })
      .where(eq(calls.id, id))
      .returning(),
  );

export const deleteCall = async (tx: Tx, id: string): Promise<void> => {
  await tx.delete(calls).where(eq(calls.id, id));
};

export const insertQuestion = async (tx: Tx, row: typeof callQuestions.$inferInsert): Promise<QuestionRow> =>
  one(await tx.insert(callQuestions).values(row).returning());

export const updateQuestion = async (
  tx: Tx,
  id: string,
  row: Partial<typeof callQuestions.$inferInsert>,
): Promise<QuestionRow> =>
  one(
    await tx
      .update(callQuestions)
      .set({ ...row, version: sql`${callQuestions.version} + 1` })
      .where(eq(callQuestions.id, id))
      .returning(),
  );

export const findQuestion = async (db: Db, id: string): Promise<QuestionRow | undefined> =>
  (await db.select().from(callQuestions).where(eq(callQuestions.id, id)))[0];

export const deleteQuestion = async (tx: Tx, id: string): Promise<void> => {
  await tx.delete(callQuestions).where(eq(callQuestions.id, id));
};

/** Gives the questions of a call the places of their ids. */
export const orderQuestions = async (tx: Tx, editionId: string, ids: readonly string[]): Promise<void> => {
  if (ids.length === 0) return;
  const places = sql.join(
    ids.map((id, index) => sql`when ${callQuestions.id} = ${id}::uuid then ${index + 1}`),
    sql` `,
  );
  await tx
    .update(callQuestions)
    .set({ position: sql`(case ${places} end)::smallint` })
    .where(and(eq(callQuestions.editionId, editionId), inArray(callQuestions.id, [...ids])));
};

/** How many submissions each call of an edition has, by state. */
export const countByCall = (
  db: Db,
  editionId: string,
): Promise<{ callId: string; state: string; count: number }[]> =>
  db
    .select({ callId: submissions.callId, state: submissions.state, count: sql<number>`count(*)::int` })
    .from(submissions)
    .where(eq(submissions.editionId, editionId))
    .groupBy(submissions.callId, submissions.state);

export const listGraceLinks = (db: Db, editionId: string, callId: string): Promise<GraceRow[]> =>
  db
    .select()
    .from(graceLinks)
    .where(and(eq(graceLinks.editionId, editionId), eq(graceLinks.callId, callId)))
    .orderBy(desc(graceLinks.createdAt), asc(graceLinks.id));

export const insertGraceLink = async (tx: Tx, row: typeof graceLinks.$inferInsert): Promise<GraceRow> =>
  one(await tx.insert(graceLinks).values(row).returning());

const graceBy = async (db: Db, condition: SQL): Promise<GraceRow | undefined> =>
  (await db.select().from(graceLinks).where(condition))[0];

export const findGraceLink = (db: Db, id: string): Promise<GraceRow | undefined> =>
  graceBy(db, eq(graceLinks.id, id));

export const findGraceBySecret = (db: Db, secretHash: string): Promise<GraceRow | undefined> =>
  graceBy(db, eq(graceLinks.secretHash, secretHash));

/**
 * Uses one of the places of a grace link: of many at once, as many come through as there are places.
 * @returns undefined when it has none left, is over or was revoked
 */
export const useGraceLink = async (tx: Tx, id: string, now: Date): Promise<GraceRow | undefined> =>
  (
    await tx
      .update(graceLinks)
      .set({ remaining: sql`${graceLinks.remaining} - 1` })
      .where(
        and(
          eq(graceLinks.id, id),
          gt(graceLinks.remaining, 0),
          gt(graceLinks.expiresAt, now),
          isNull(graceLinks.revokedAt),
        ),
      )
      .returning()
  )[0];

export const revokeGraceLink = async (tx: Tx, id: string, now: Date): Promise<GraceRow> =>
  one(await tx.update(graceLinks).set({ revokedAt: now }).where(eq(graceLinks.id, id)).returning());
