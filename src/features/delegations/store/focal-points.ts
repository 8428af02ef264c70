/** SQL of focal points. */
import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Db, Tx } from '../../../platform/database/index.ts';
import { files } from '../../../platform/files/tables.ts';
import { focalPoints } from '../tables.ts';

export type FocalPointRow = typeof focalPoints.$inferSelect;
export type NewFocalPointRow = typeof focalPoints.$inferInsert;

const wholes = (db: Db) =>
  db
    .select({ row: focalPoints, letter: { id: files.id, name: files.name, bytes: files.bytes } })
    .from(focalPoints)
    .leftJoin(files, eq(files.id, focalPoints.fileId));
/** A focal point with the letter of appointment. */
export type FocalPointWhole = Awaited<ReturnType<typeof wholes>>[number];

/** Focal points of delegations: those in force first, the newest first. */
export const listFocalPoints = (db: Db, delegationIds: readonly string[]): Promise<FocalPointWhole[]> =>
  delegationIds.length === 0
    ? Promise.resolve([])
    : wholes(db)
        .where(inArray(focalPoints.delegationId, [...delegationIds]))
        .orderBy(
          asc(
            sql`case ${focalPoints.state} when 'appointed' then 0 when 'proposed' then 1 when 'ended' then 2 else 3 end`,
          ),
          desc(focalPoints.createdAt),
          asc(focalPoints.id),
        );

export const findFocalPoint = async (db: Db, id: string): Promise<FocalPointWhole | undefined> =>
  (await wholes(db).where(eq(focalPoints.id, id)))[0];

/** The focal point whose letter a file is. */
export const findByLetter = async (db: Db, fileId: string): Promise<FocalPointRow | undefined> =>
  (await db.select().from(focalPoints).where(eq(focalPoints.fileId, fileId)))[0];

export async function insertFocalPoint(tx: Tx, values: NewFocalPointRow): Promise<FocalPointRow> {
  const [row] = await tx.insert(focalPoints).values(values).returning();
  if (row === undefined) throw new Error('The statement returned no row.');
  return row;
}

export async function lockFocalPoint(tx: Tx, id: string): Promise<FocalPointRow | undefined> {
  const [row] = await tx.select().from(focalPoints).where(eq(focalPoints.id, id)).for('update');
  return row;
}

export async function updateFocalPoint(
  tx: Tx,
  id: string,
  values: Partial<NewFocalPointRow>,
): Promise<FocalPointRow> {
  const [row] = await tx
    .update(focalPoints)
    .set({ ...values, version: sql`${focalPoints.version} + 1` })
    .where(eq(focalPoints.id, id))
    .returning();
  if (row === undefined) throw new Error('The focal point is gone.');
  return row;
}

/** Those appointed for delegations at an address now have an account. */
export const linkAccount = async (
  tx: Tx,
  { delegationIds, email, accountId }: { delegationIds: readonly string[]; email: string; accountId: string },
): Promise<void> => {
  await tx
    .update(focalPoints)
    .set({ accountId })
    .where(
      and(
        inArray(focalPoints.delegationId, [...delegationIds]),
        eq(focalPoints.email, email),
        eq(focalPoints.state, 'appointed'),
      ),
    );
};
