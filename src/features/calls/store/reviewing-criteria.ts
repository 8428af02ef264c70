import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Database, Db, Tx } from '../../../platform/database/index.ts';
import { calls, reviewCriteria, reviews, submissions } from '../tables.ts';

export type CallRow = typeof calls.$inferSelect;
export type CriterionRow = typeof reviewCriteria.$inferSelect;

export const findCall = async (db: Db, id: string): Promise<CallRow | undefined> =>
  (await db.select().from(calls).where(eq(calls.id, id)))[0];

export const lockCall = async (tx: Tx, id: string): Promise<CallRow | undefined> =>
  (await tx.select().from(calls).where(eq(calls.id, id)).for('update'))[0];

/** Calls of an edition, the first to open first. */
export const listCalls = (db: Db, editionId: string): Promise<CallRow[]> =>
  db.select().from(calls).where(eq(calls.editionId, editionId)).orderBy(asc(calls.opensAt), asc(calls.slug));

/** Criteria of a call in their order. */
export const listCriteria = (db: Db, callId: string): Promise<CriterionRow[]> =>
  db
    .select()
    .from(reviewCriteria)
    .where(eq(reviewCriteria.callId, callId))
    .orderBy(asc(reviewCriteria.position));

/** Criteria of all calls of an edition, in the order of each. */
export const listCriteriaOfEdition = (db: Db, editionId: string): Promise<CriterionRow[]> =>
  db
    .select()
    .from(reviewCriteria)
    .where(eq(reviewCriteria.editionId, editionId))
    .orderBy(asc(reviewCriteria.position));

/** Ids of the criteria of a call that somebody has scored. */
export const scoredCriteria = async (
  { rows }: Pick<Database, 'rows'>,
  tx: Tx,
  callId: string,
): Promise<ReadonlySet<string>> => {
  const found = await rows<{ id: string }>(
    tx,
    sql`select distinct jsonb_object_keys(r.scores) as id from ${reviews} r
      join ${submissions} s on s.edition_id = r.edition_id and s.id = r.submission_id where s.call_id = ${callId}`,
  );
  return new Set(found.map(({ id }) => id));
};

export async function deleteCriteria(tx: Tx, editionId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .delete(reviewCriteria)
    .where(and(eq(reviewCriteria.editionId, editionId), inArray(reviewCriteria.id, [...ids])));
}

/** Inserts a criterion, or writes a new version of the one with its id. */
export async function putCriterion(tx: Tx, row: typeof reviewCriteria.$inferInsert): Promise<CriterionRow> {
  const { label, hint, weight, position } = row;
  const [written] = await tx
    .insert(reviewCriteria)
    .values(row)
    .onConflictDoUpdate({
      target: [reviewCriteria.editionId, reviewCriteria.id],
      set: { label, hint, weight, position, version: sql`${reviewCriteria.version} + 1` },
    })
    .returning();
  if (written === undefined) throw new Error('The statement returned no row.');
  return written;
}

/** A new version of a call, whose criteria are part of it. */
export async function touchCall(tx: Tx, id: string, now: Date): Promise<CallRow> {
  const [written] = await tx
    .update(calls)
    .set({ version: sql`${calls.version} + 1`, updatedAt: now })
    .where(eq(calls.id, id))
    .returning();
  if (written === undefined) throw new Error('The statement returned no row.');
  return written;
}
