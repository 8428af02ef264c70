import { asc, eq, sql } from 'drizzle-orm';
import type { Db, Tx } from '../../../platform/database/index.ts';
import { outcomeDocuments } from '../tables.ts';
import { type DocumentRow, one } from './rows.ts';

export const listDocuments = (db: Db, editionId: string): Promise<DocumentRow[]> =>
  db
    .select()
    .from(outcomeDocuments)
    .where(eq(outcomeDocuments.editionId, editionId))
    .orderBy(
      sql`array_position(array['recommendations', 'declaration', 'statement-of-action', 'final-communique'],
      ${outcomeDocuments.kind})`,
      asc(outcomeDocuments.id),
    );

export const findDocument = async (db: Db, id: string): Promise<DocumentRow | undefined> =>
  (await db.select().from(outcomeDocuments).where(eq(outcomeDocuments.id, id)))[0];

export const lockDocument = async (tx: Tx, id: string): Promise<DocumentRow | undefined> =>
  (await tx.select().from(outcomeDocuments).where(eq(outcomeDocuments.id, id)).for('update'))[0];

export const insertDocument = async (
  tx: Tx,
  row: typeof outcomeDocuments.$inferInsert,
): Promise<DocumentRow> => one(await tx.insert(outcomeDocuments).values(row).returning());

export const updateDocument = async (tx: Tx, id: string, row: Partial<DocumentRow>): Promise<DocumentRow> =>
  one(
    await tx
      .update(outcomeDocuments)
      .set({ ...row, version: sql`${outcomeDocuments.version} + 1` })
      .where(eq(outcomeDocuments.id, id))
      .returning(),
  );
