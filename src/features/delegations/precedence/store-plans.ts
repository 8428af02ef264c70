import { asc, eq, sql } from 'drizzle-orm';
import type { Db, Tx } from '../../../platform/database/index.ts';
import { seatingPlans } from '../tables.ts';

export type PlanRow = typeof seatingPlans.$inferSelect;

/** Plans of a list, or of an edition, the oldest first. */
export const listPlans = (
  db: Db,
  where: { readonly listId: string } | { readonly editionId: string },
): Promise<PlanRow[]> =>
  db
    .select()
    .from(seatingPlans)
    .where(
      'listId' in where ? eq(seatingPlans.listId, where.listId) : eq(seatingPlans.editionId, where.editionId),
    )
    .orderBy(asc(seatingPlans.createdAt), asc(seatingPlans.id));

export const findPlan = async (db: Db, id: string): Promise<PlanRow | undefined> =>
  (await db.select().from(seatingPlans).where(eq(seatingPlans.id, id)))[0];

const one = (rows: readonly PlanRow[]): PlanRow => {
  const [row] = rows;
  if (row === undefined) throw new Error('The statement returned no row.');
  return row;
};

export const insertPlan = async (tx: Tx, row: typeof seatingPlans.$inferInsert): Promise<PlanRow> =>
  one(await tx.insert(seatingPlans).values(row).returning());

export const updatePlan = async (tx: Tx, id: string, values: Partial<PlanRow>): Promise<PlanRow> =>
  one(
    await tx
      .update(seatingPlans)
      .set({ ...values, version: sql`${seatingPlans.version} + 1` })
      .where(eq(seatingPlans.id, id))
      .returning(),
  );

export const deletePlan = async (tx: Tx, id: string): Promise<void> => {
  await tx.delete(seatingPlans).where(eq(seatingPlans.id, id));
};
