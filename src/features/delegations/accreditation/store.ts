import { and, eq } from 'drizzle-orm';
import type { Db, Tx } from '../../../platform/database/index.ts';
import { type AttendeeCategory, accreditationRules, accreditations } from '../tables.ts';

export type AccreditationRow = typeof accreditations.$inferSelect;

export async function readRule(db: Db, editionId: string, category: AttendeeCategory) {
  const [row] = await db
    .select()
    .from(accreditationRules)
    .where(and(eq(accreditationRules.editionId, editionId), eq(accreditationRules.category, category)));
  return row;
}

export async function insertAccreditation(
  tx: Tx,
  values: typeof accreditations.$inferInsert,
): Promise<AccreditationRow> {
  const [row] = await tx.insert(accreditations).values(values).returning();
  if (row === undefined) throw new Error('The statement returned no row.');
  return row;
}
