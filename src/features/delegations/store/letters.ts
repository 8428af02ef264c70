/** SQL of what letters are made from: templates, their settings and numbers. */
import { and, asc, eq, sql } from 'drizzle-orm';
import type { Db, Tx } from '../../../platform/database/index.ts';
import { invitations, letterSettings, letterTemplates, visaLetters } from '../tables.ts';

export type LetterTemplateRow = typeof letterTemplates.$inferSelect;
export type NewLetterTemplate = typeof letterTemplates.$inferInsert;
export type LetterSettingsRow = typeof letterSettings.$inferSelect;

/** What holds for the letters of an edition; where nobody has set anything, the defaults of the table. */
export async function readLetterSettings(db: Db, editionId: string): Promise<LetterSettingsRow> {
  const [row] = await db.select().from(letterSettings).where(eq(letterSettings.editionId, editionId));
  return (
    row ?? {
      editionId,
      numberPattern: '{series}/{year}/{number}',
      lastNumber: 0,
      replyBy: null,
      reminderDays: [14, 3],
      quotas: { head: 1, deputy: 1, member: 4, alternate: 1, support: 1 },
      version: 0,
      updatedAt: new Date(0),
    }
  );
}

/** The settings' row, made where it is missing, locked: whoever numbers letters comes one after the other. */
export async function lockLetterSettings(tx: Tx, editionId: string): Promise<LetterSettingsRow> {
  await tx.insert(letterSettings).values({ editionId }).onConflictDoNothing();
  const [row] = await tx
    .select()
    .from(letterSettings)
    .where(eq(letterSettings.editionId, editionId))
    .for('update');
  if (row === undefined) throw new Error('The settings of letters are gone.');
  return row;
}

export async function updateLetterSettings(
  tx: Tx,
  editionId: string,
  values: Partial<typeof letterSettings.$inferInsert>,
): Promise<LetterSettingsRow> {
  const [row] = await tx
    .update(letterSettings)
    .set(values)
    .where(eq(letterSettings.editionId, editionId))
    .returning();
  if (row === undefined) throw new Error('The settings of letters are gone.');
  return row;
}

export const listTemplates = (
  db: Db,
  editionId: string,
  kind?: LetterTemplateRow['kind'],
): Promise<LetterTemplateRow[]> =>
  db
    .select()
    .from(letterTemplates)
    .where(
      and(
        eq(letterTemplates.editionId, editionId),
        kind === undefined ? undefined : eq(letterTemplates.kind, kind),
      ),
    )
    .orderBy(asc(letterTemplates.kind), asc(letterTemplates.createdAt), asc(letterTemplates.id));

export const findTemplate = async (db: Db, id: string): Promise<LetterTemplateRow | undefined> =>
  (await db.select().from(letterTemplates).where(eq(letterTemplates.id, id)))[0];

export const lockTemplate = async (tx: Tx, id: string): Promise<LetterTemplateRow | undefined> =>
  (await tx.select().from(letterTemplates).where(eq(letterTemplates.id, id)).for('update'))[0];

export const insertTemplates = (tx: Tx, rows: readonly NewLetterTemplate[]): Promise<LetterTemplateRow[]> =>
  rows.length === 0
    ? Promise.resolve([])
    : tx
        .insert(letterTemplates)
        .values([...rows])
        .returning();

export async function updateTemplate(
  tx: Tx,
  id: string,
  values: Partial<NewLetterTemplate>,
): Promise<LetterTemplateRow> {
  const [row] = await tx
    .update(letterTemplates)
    .set({ ...values, version: sql`${letterTemplates.version} + 1` })
    .where(eq(letterTemplates.id, id))
    .returning();
  if (row === undefined) throw new Error('The template is gone.');
  return row;
}

export const deleteTemplate = async (tx: Tx, id: string): Promise<void> => {
  await tx.delete(letterTemplates).where(eq(letterTemplates.id, id));
};

/** How many letters name each template. */
export async function countTemplateUses(db: Db, editionId: string): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  for (const table of [invitations, visaLetters]) {
    const rows = await db
      .select({ id: table.templateId, count: sql<number>`count(*)::int` })
      .from(table)
      .where(eq(table.editionId, editionId))
      .groupBy(table.templateId);
    for (const { id, count } of rows) if (id !== null) found.set(id, (found.get(id) ?? 0) + count);
  }
  return found;
}
