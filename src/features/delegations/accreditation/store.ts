import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Db, Tx } from '../../../platform/database/index.ts';
import {
  type AttendeeCategory,
  accreditationRules,
  accreditationSteps,
  accreditations,
  attendeeCategories,
  unlikenesses,
  watchNotes,
} from '../tables.ts';

export type AccreditationRow = typeof accreditations.$inferSelect;
export type AccreditationStepRow = typeof accreditationSteps.$inferSelect;
export type AccreditationRuleRow = typeof accreditationRules.$inferSelect;
export type WatchNoteRow = typeof watchNotes.$inferSelect;

/** What holds for a category of which nothing was said. */
export const usualRule = {
  needed: true,
  twoPersons: false,
  documents: [] as AccreditationRuleRow['documents'],
};

export async function readRule(db: Db, editionId: string, category: AttendeeCategory) {
  const [row] = await db
    .select()
    .from(accreditationRules)
    .where(and(eq(accreditationRules.editionId, editionId), eq(accreditationRules.category, category)));
  return row;
}

/** Rules of an edition for every category, those of which nothing was said as usual, with version 0. */
export async function listRules(db: Db, editionId: string) {
  const rows = await db.select().from(accreditationRules).where(eq(accreditationRules.editionId, editionId));
  return attendeeCategories.map((category) => {
    const row = rows.find((one) => one.category === category);
    const { needed, twoPersons, documents } = row ?? usualRule;
    return { category, needed, twoPersons, documents, version: row?.version ?? 0 };
  });
}
export type Rule = Awaited<ReturnType<typeof listRules>>[number];

/** Grows with every change of any of them. */
export const versionOfRules = (rules: readonly Pick<Rule, 'version'>[]): number =>
  rules.reduce((sum, { version }) => sum + version, 1);

/** Writes rules of categories, one statement. */
export async function upsertRules(
  tx: Tx,
  editionId: string,
  rules: readonly Pick<Rule, 'category' | 'needed' | 'twoPersons' | 'documents'>[],
  now: Date,
): Promise<void> {
  if (rules.length === 0) return;
  await tx
    .insert(accreditationRules)
    .values(rules.map((rule) => ({ ...rule, editionId, updatedAt: now })))
    .onConflictDoUpdate({
      target: [accreditationRules.editionId, accreditationRules.category],
      set: {
        needed: sql`excluded.needed`,
        twoPersons: sql`excluded.two_persons`,
        documents: sql`excluded.documents`,
        updatedAt: sql`excluded.updated_at`,
        version: sql`${accreditationRules.version} + 1`,
      },
    });
}

export async function insertAccreditation(
  tx: Tx,
  values: typeof accreditations.$inferInsert,
): Promise<AccreditationRow> {
  const [row] = await tx.insert(accreditations).values(values).returning();
  if (row === undefined) throw new Error('The statement returned no row.');
  return row;
}

/** Requests by their ids, locked in the order of these. */
export const lockAccreditations = (tx: Tx, ids: readonly string[]): Promise<AccreditationRow[]> =>
  tx
    .select()
    .from(accreditations)
    .where(inArray(accreditations.id, [...ids]))
    .orderBy(accreditations.id)
    .for('update');

/** The request of somebody, locked. */
export async function lockAccreditationOf(
  tx: Tx,
  editionId: string,
  attendeeId: string,
): Promise<AccreditationRow | undefined> {
  const [row] = await tx
    .select()
    .from(accreditations)
    .where(and(eq(accreditations.editionId, editionId), eq(accreditations.attendeeId, attendeeId)))
    .for('update');
  return row;
}

/** Raises the version as well. */
export async function updateAccreditation(
  tx: Tx,
  id: string,
  values: Partial<typeof accreditations.$inferInsert>,
): Promise<AccreditationRow> {
  const [row] = await tx
    .update(accreditations)
    .set({ ...values, version: sql`${accreditations.version} + 1` })
    .where(eq(accreditations.id, id))
    .returning();
  if (row === undefined) throw new Error('The accreditation is gone.');
  return row;
}

export const insertStep = async (tx: Tx, step: typeof accreditationSteps.$inferInsert): Promise<void> => {
  await tx.insert(accreditationSteps).values(step);
};

export async function insertWatchNote(tx: Tx, note: typeof watchNotes.$inferInsert): Promise<WatchNoteRow> {
  const [row] = await tx.insert(watchNotes).values(note).returning();
  if (row === undefined) throw new Error('The statement returned no row.');
  return row;
}

export async function findWatchNote(db: Db, id: string): Promise<WatchNoteRow | undefined> {
  const [row] = await db.select().from(watchNotes).where(eq(watchNotes.id, id));
  return row;
}

export async function closeWatchNote(tx: Tx, id: string, now: Date): Promise<WatchNoteRow> {
  const [row] = await tx
    .update(watchNotes)
    .set({ closedAt: now, version: sql`${watchNotes.version} + 1` })
    .where(eq(watchNotes.id, id))
    .returning();
  if (row === undefined) throw new Error('The note is gone.');
  return row;
}

export const insertUnlikeness = async (tx: Tx, row: typeof unlikenesses.$inferInsert): Promise<void> => {
  await tx.insert(unlikenesses).values(row).onConflictDoNothing();
};
