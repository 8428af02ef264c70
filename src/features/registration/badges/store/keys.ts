import { desc, eq } from 'drizzle-orm';
import type { Db, Tx } from '../../../../platform/database/index.ts';
import { badgeKeys } from '../../tables.ts';

export type BadgeKeyRow = typeof badgeKeys.$inferSelect;

/** Keys of an edition, the newest first. */
export const listKeys = (db: Db, editionId: string): Promise<BadgeKeyRow[]> =>
  db.select().from(badgeKeys).where(eq(badgeKeys.editionId, editionId)).orderBy(desc(badgeKeys.number));

export async function insertKey(tx: Tx, values: typeof badgeKeys.$inferInsert): Promise<BadgeKeyRow> {
  const [row] = await tx.insert(badgeKeys).values(values).returning();
  if (row === undefined) throw new Error('The statement returned no row.');
  return row;
}
