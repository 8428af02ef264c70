import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Db, Tx } from '../../../platform/database/index.ts';
import { bodyColumns, stateColumns } from '../../directory/index.ts';
import { bodies, states } from '../../directory/tables.ts';
import {
  participations,
  precedenceEntries,
  precedenceHolders,
  precedenceLists,
  precedenceVersions,
} from '../tables.ts';

export type ListRow = typeof precedenceLists.$inferSelect;
export type VersionRow = typeof precedenceVersions.$inferSelect;
export type EntryRow = typeof precedenceEntries.$inferSelect;
export type NewEntry = typeof precedenceEntries.$inferInsert;

const one = <T>(rows: readonly T[]): T => {
  const [row] = rows;
  if (row === undefined) throw new Error('The statement returned no row.');
  return row;
};

/** Lists of an edition with the numbers of their versions in force and in preparation, the oldest list first. */
export const listLists = (db: Db, where: { readonly editionId: string } | { readonly id: string }) => {
  const numberOf = (state: string) =>
    sql<
      number | null
    >`(select v.number from precedence_versions v where v.edition_id = "precedence_lists"."edition_id"
      and v.list_id = "precedence_lists"."id" and v.state = ${state})`;
  return db
    .select({
      list: precedenceLists,
      inForce: numberOf('signed-off'),
      draft: numberOf('draft'),
      missing: sql<number>`(select count(*)::int from participations p
        where p.edition_id = "precedence_lists"."edition_id" and p.status = 'accepted' and not exists (
          select from precedence_entries e join precedence_versions v on v.edition_id = e.edition_id and v.id = e.version_id
          where e.participation_id = p.id and e.edition_id = p.edition_id and v.list_id = "precedence_lists"."id"
            and v.state = 'signed-off'))`,
    })
    .from(precedenceLists)
    .where('id' in where ? eq(precedenceLists.id, where.id) : eq(precedenceLists.editionId, where.editionId))
    .orderBy(asc(precedenceLists.createdAt), asc(precedenceLists.id));
};
/** A list with its versions' numbers. */
export type ListWhole = Awaited<ReturnType<typeof listLists>>[number];

export const insertList = async (tx: Tx, row: typeof precedenceLists.$inferInsert): Promise<ListRow> =>
  one(await tx.insert(precedenceLists).values(row).returning());

export const lockList = async (tx: Tx, id: string): Promise<ListRow | undefined> =>
  (await tx.select().from(precedenceLists).where(eq(precedenceLists.id, id)).for('update'))[0];

export const findList = async (db: Db, id: string): Promise<ListRow | undefined> =>
  (await db.select().from(precedenceLists).where(eq(precedenceLists.id, id)))[0];

export const updateList = async (tx: Tx, id: string, values: Partial<ListRow>): Promise<ListRow> =>
  one(
    await tx
      .update(precedenceLists)
      .set({ ...values, version: sql`${precedenceLists.version} + 1` })
      .where(eq(precedenceLists.id, id))
      .returning(),
  );

export const deleteList = async (tx: Tx, id: string): Promise<void> => {
  await tx.delete(precedenceLists).where(eq(precedenceLists.id, id));
};

/** Versions of a list, the newest first. */
export const listVersions = (db: Db, listId: string): Promise<VersionRow[]> =>
  db
    .select()
    .from(precedenceVersions)
    .where(eq(precedenceVersions.listId, listId))
    .orderBy(desc(precedenceVersions.number));

export const findVersion = async (db: Db, id: string): Promise<VersionRow | undefined> =>
  (await db.select().from(precedenceVersions).where(eq(precedenceVersions.id, id)))[0];

export const insertVersion = async (
  tx: Tx,
  row: typeof precedenceVersions.$inferInsert,
): Promise<VersionRow> => one(await tx.insert(precedenceVersions).values(row).returning());

export const updateVersion = async (tx: Tx, id: string, values: Partial<VersionRow>): Promise<VersionRow> =>
  one(
    await tx
      .update(precedenceVersions)
      .set({ ...values, version: sql`${precedenceVersions.version} + 1` })
      .where(eq(precedenceVersions.id, id))
      .returning(),
  );

export const deleteVersion = async (tx: Tx, id: string): Promise<void> => {
  await tx.delete(precedenceVersions).where(eq(precedenceVersions.id, id));
};

/** The order of a version, without names. */
export const listEntries = (db: Db, versionId: string): Promise<EntryRow[]> =>
  db
    .select()
    .from(precedenceEntries)
    .where(eq(precedenceEntries.versionId, versionId))
    .orderBy(asc(precedenceEntries.position));

/** Puts an order in the place of the one that a draft has. */
export async function replaceEntries(tx: Tx, versionId: string, rows: readonly NewEntry[]): Promise<void> {
  await tx.delete(precedenceEntries).where(eq(precedenceEntries.versionId, versionId));
  if (rows.length > 0) await tx.insert(precedenceEntries).values([...rows]);
}

/** Places of versions with the parties' names, in their order. */
export const listPlaces = (db: Db, versionIds: readonly string[]) =>
  db
    .select({
      versionId: precedenceEntries.versionId,
      position: precedenceEntries.position,
      basis: precedenceEntries.basis,
      participationId: participations.id,
      status: participations.status,
      kind: participations.entityKind,
      state: stateColumns,
      body: bodyColumns,
    })
    .from(precedenceEntries)
    .innerJoin(
      participations,
      and(
        eq(participations.editionId, precedenceEntries.editionId),
        eq(participations.id, precedenceEntries.participationId),
      ),
    )
    .leftJoin(states, eq(states.code, participations.stateCode))
    .leftJoin(bodies, eq(bodies.id, participations.bodyId))
    .where(inArray(precedenceEntries.versionId, [...versionIds]))
    .orderBy(asc(precedenceEntries.versionId), asc(precedenceEntries.position));
export type PlaceRow = Awaited<ReturnType<typeof listPlaces>>[number];

/** Who takes part, with what places are computed from. */
export const listAcceptedParties = (db: Db, editionId: string) =>
  db
    .select({
      id: participations.id,
      kind: participations.entityKind,
      stateCode: participations.stateCode,
      bodyId: participations.bodyId,
      stateSortAr: states.sortAr,
      stateSortEn: states.sortEn,
      slug: bodies.slug,
      bodySortAr: bodies.sortAr,
      bodySortEn: bodies.sortEn,
    })
    .from(participations)
    .leftJoin(states, eq(states.code, participations.stateCode))
    .leftJoin(bodies, eq(bodies.id, participations.bodyId))
    .where(and(eq(participations.editionId, editionId), eq(participations.status, 'accepted')));

/** The order that is in force for a use: of its lists, the one signed off last. Whoever withdrew is left out. */
export const listOrderFor = (db: Db, editionId: string, use: string) =>
  db
    .select({ participationId: precedenceEntries.participationId, versionId: precedenceEntries.versionId })
    .from(precedenceEntries)
    .innerJoin(
      participations,
      and(
        eq(participations.editionId, precedenceEntries.editionId),
        eq(participations.id, precedenceEntries.participationId),
        eq(participations.status, 'accepted'),
      ),
    )
    .where(
      and(
        eq(precedenceEntries.editionId, editionId),
        eq(
          precedenceEntries.versionId,
          sql`(select v.id from precedence_versions v
            join precedence_lists l on l.edition_id = v.edition_id and l.id = v.list_id
            where v.edition_id = ${editionId}::uuid and v.state = 'signed-off' and ${use} = any (l.uses)
            order by v.signed_off_at desc, v.id desc limit 1)`,
        ),
      ),
    )
    .orderBy(asc(precedenceEntries.position));

/** Notes that an account has a version in its hands; the first time counts. */
export const insertHolders = async (
  tx: Tx,
  rows: readonly (typeof precedenceHolders.$inferInsert)[],
): Promise<void> => {
  if (rows.length > 0)
    await tx
      .insert(precedenceHolders)
      .values([...rows])
      .onConflictDoNothing();
};

/** Every precedence row of an edition, for its export. */
export const listAllVersions = (db: Db, editionId: string): Promise<VersionRow[]> =>
  db
    .select()
    .from(precedenceVersions)
    .where(eq(precedenceVersions.editionId, editionId))
    .orderBy(asc(precedenceVersions.listId), asc(precedenceVersions.number));

/** The orders of every version of an edition. */
export const listAllEntries = (db: Db, editionId: string): Promise<EntryRow[]> =>
  db
    .select()
    .from(precedenceEntries)
    .where(eq(precedenceEntries.editionId, editionId))
    .orderBy(asc(precedenceEntries.versionId), asc(precedenceEntries.position));
