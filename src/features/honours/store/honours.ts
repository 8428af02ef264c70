import { and, asc, eq, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db, Tx } from '../../../platform/database/index.ts';
import { type BodySummary, bodyColumns, type PersonSummary, personJson } from '../../directory/index.ts';
import { bodies, persons, states } from '../../directory/tables.ts';
import { honours } from '../tables.ts';

export type HonourRow = typeof honours.$inferSelect;

/** An honour with the person or the body that holds it. */
export interface HonourWhole {
  readonly honour: HonourRow;
  readonly person: PersonSummary | null;
  readonly body: BodySummary | null;
}

const personBody = alias(bodies, 'persons_body');
const personState = alias(states, 'persons_state');

const honoursWhole = (db: Db, where: SQL | undefined): Promise<HonourWhole[]> =>
  db
    .select({ honour: honours, person: personJson(), body: bodyColumns })
    .from(honours)
    .leftJoin(persons, eq(persons.id, honours.personId))
    .leftJoin(personBody, eq(personBody.id, persons.bodyId))
    .leftJoin(personState, eq(personState.code, persons.stateCode))
    .leftJoin(bodies, eq(bodies.id, honours.bodyId))
    .where(where)
    .orderBy(asc(honours.position));

/** Honours of an edition in the order of conferral: one query. */
export const listHonours = (db: Db, editionId: string): Promise<HonourWhole[]> =>
  honoursWhole(db, eq(honours.editionId, editionId));

export const findHonour = async (db: Db, id: string): Promise<HonourWhole | undefined> =>
  (await honoursWhole(db, eq(honours.id, id)))[0];

export const lockHonour = async (tx: Tx, id: string): Promise<HonourRow | undefined> =>
  (await tx.select().from(honours).where(eq(honours.id, id)).for('update'))[0];

export const lastPosition = async (tx: Tx, editionId: string): Promise<number> => {
  const [row] = await tx
    .select({ last: sql<number | null>`max(${honours.position})` })
    .from(honours)
    .where(eq(honours.editionId, editionId));
  return row?.last ?? 0;
};

/** Makes room at a position: those from it on move one further, so that the order keeps no gap and no double. */
export async function makeRoom(tx: Tx, editionId: string, position: number): Promise<void> {
  // By way of negative numbers: a unique key is checked row by row.
  const from = and(eq(honours.editionId, editionId), sql`${honours.position} >= ${position}`);
  await tx
    .update(honours)
    .set({ position: sql`-(${honours.position} + 1)` })
    .where(from);
  await tx
    .update(honours)
    .set({ position: sql`-${honours.position}`, version: sql`${honours.version} + 1` })
    .where(and(eq(honours.editionId, editionId), sql`${honours.position} < 0`));
}

/** Takes an honour out of the row for a moment, so that the others can move. */
export const park = async (tx: Tx, id: string): Promise<void> => {
  await tx.update(honours).set({ position: 0 }).where(eq(honours.id, id));
};

/** Closes the gap that an honour left behind at a position. */
export async function closeGap(tx: Tx, editionId: string, position: number): Promise<void> {
  const after = and(eq(honours.editionId, editionId), sql`${honours.position} > ${position}`);
  await tx
    .update(honours)
    .set({ position: sql`-(${honours.position} - 1)` })
    .where(after);
  await tx
    .update(honours)
    .set({ position: sql`-${honours.position}`, version: sql`${honours.version} + 1` })
    .where(and(eq(honours.editionId, editionId), sql`${honours.position} < 0`));
}

export const insertHonours = (tx: Tx, rows: (typeof honours.$inferInsert)[]): Promise<HonourRow[]> =>
  rows.length === 0 ? Promise.resolve([]) : tx.insert(honours).values(rows).returning();

export const updateHonour = async (tx: Tx, id: string, row: Partial<HonourRow>): Promise<HonourRow> => {
  const [edited] = await tx
    .update(honours)
    .set({ ...row, version: sql`${honours.version} + 1` })
    .where(eq(honours.id, id))
    .returning();
  if (edited === undefined) throw new Error('The statement returned no row.');
  return edited;
};

export const deleteHonour = async (tx: Tx, id: string): Promise<void> => {
  await tx.delete(honours).where(eq(honours.id, id));
};
