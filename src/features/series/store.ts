import { and, asc, desc, eq, getTableName, inArray, or, type SQL, sql } from 'drizzle-orm';
import type { EditionScope } from '../../platform/actor/index.ts';
import type { Db, Tx } from '../../platform/database/index.ts';
import { isId } from '../../platform/http/index.ts';
import { bodies } from '../directory/tables.ts';
import { coOrganisers, editions, rooms, series, themes, venues } from './tables.ts';

export type SeriesRow = typeof series.$inferSelect;
export type EditionRow = typeof editions.$inferSelect;
export type ThemeRow = typeof themes.$inferSelect;
export type VenueRow = typeof venues.$inferSelect;
export type RoomRow = typeof rooms.$inferSelect;

const bodyColumns = { id: bodies.id, slug: bodies.slug, name: bodies.name };

const seriesWithOwner = (db: Db) =>
  db.select({ series, owner: bodyColumns }).from(series).leftJoin(bodies, eq(bodies.id, series.ownerBodyId));
export type SeriesWithOwner = Awaited<ReturnType<typeof seriesWithOwner>>[number];

/** A series is known with its first edition that may be seen; before, to those who have a right on it. */
const visibleSeries = (scope: EditionScope): SQL | undefined =>
  scope.all
    ? undefined
    : or(
        scope.seriesIds.length > 0 ? inArray(series.id, [...scope.seriesIds]) : undefined,
        sql`exists (select 1 from editions e where e.series_id = ${series.id} and (e.visibility = 'public'
          or e.id in (select value::uuid from jsonb_array_elements_text(
            ${JSON.stringify(scope.editionIds)}::text::jsonb) as given(value))))`,
      );

/** Series that the scope may see, as their addresses sort: a forum has few. */
export const listSeries = (db: Db, scope: EditionScope): Promise<SeriesWithOwner[]> =>
  seriesWithOwner(db).where(visibleSeries(scope)).orderBy(asc(series.external), asc(series.slug));

/** A series by id or slug, if the scope may see it. */
export async function findVisibleSeries(
  db: Db,
  scope: EditionScope,
  reference: string,
): Promise<SeriesWithOwner | undefined> {
  const [row] = await seriesWithOwner(db).where(
    and(isId(reference) ? eq(series.id, reference) : eq(series.slug, reference), visibleSeries(scope)),
  );
  return row;
}

/** A series by id or slug, whoever asks. */
export async function findSeries(db: Db, reference: string): Promise<SeriesWithOwner | undefined> {
  const [row] = await seriesWithOwner(db).where(
    isId(reference) ? eq(series.id, reference) : eq(series.slug, reference),
  );
  return row;
}

/** Bodies that hold the edition with its organiser, as one JSON column: no second query for a list. */
const coOrganiserList = sql<{ id: string; slug: string; name: SeriesRow['name'] }[]>`coalesce((
  select json_agg(json_build_object('id', b.id, 'slug', b.slug, 'name', b.name) order by c.position)
  from ${coOrganisers} c join ${bodies} b on b.id = c.body_id where c.edition_id = "editions"."id"), '[]'::json)`;

const editionsWhole = (db: Db) =>
  db
    .select({
      edition: editions,
      series: {
        id: series.id,
        slug: series.slug,
        acronym: series.acronym,
        name: series.name,
        noun: series.noun,
      },
      organiser: bodyColumns,
      coOrganisers: coOrganiserList,
    })
    .from(editions)
    .innerJoin(series, eq(series.id, editions.seriesId))
    .leftJoin(bodies, eq(bodies.id, editions.organiserBodyId));
export type EditionWhole = Awaited<ReturnType<typeof editionsWhole>>[number];

/** Public editions, and those in the scope whatever their visibility. */
export function visibleEditions(scope: EditionScope): SQL | undefined {
  if (scope.all) return undefined;
  return or(
    eq(editions.visibility, 'public'),
    scope.seriesIds.length > 0 ? inArray(editions.seriesId, [...scope.seriesIds]) : undefined,
    scope.editionIds.length > 0 ? inArray(editions.id, [...scope.editionIds]) : undefined,
  );
}

export interface EditionFilter {
  readonly seriesId?: string;
  readonly limit?: number;
}

/** Editions that the scope may see, newest first. */
export const listEditions = (
  db: Db,
  scope: EditionScope,
  filter: EditionFilter = {},
): Promise<EditionWhole[]> =>
  editionsWhole(db)
    .where(
      and(
        visibleEditions(scope),
        filter.seriesId === undefined ? undefined : eq(editions.seriesId, filter.seriesId),
      ),
    )
    .orderBy(desc(editions.startsOn), asc(editions.id))
    .limit(filter.limit ?? 200);

/** An edition by id, or by `series:edition`. */
export async function findEdition(db: Db, reference: string): Promise<EditionWhole | undefined> {
  const [seriesSlug = '', slug = ''] = reference.split(':');
  const [row] = await editionsWhole(db).where(
    isId(reference) ? eq(editions.id, reference) : and(eq(series.slug, seriesSlug), eq(editions.slug, slug)),
  );
  return row;
}

export const listThemes = (db: Db, editionId: string): Promise<ThemeRow[]> =>
  db.select().from(themes).where(eq(themes.editionId, editionId)).orderBy(asc(themes.number));
export const listVenues = (db: Db, editionId: string): Promise<VenueRow[]> =>
  db
    .select()
    .from(venues)
    .where(eq(venues.editionId, editionId))
    .orderBy(asc(venues.position), asc(venues.id));
export const listRooms = (db: Db, editionId: string): Promise<RoomRow[]> =>
  db.select().from(rooms).where(eq(rooms.editionId, editionId)).orderBy(asc(rooms.position), asc(rooms.id));

export const insertSeries = async (tx: Tx, row: typeof series.$inferInsert): Promise<SeriesRow> =>
  one(await tx.insert(series).values(row).returning());
export const insertEdition = async (tx: Tx, row: typeof editions.$inferInsert): Promise<EditionRow> =>
  one(await tx.insert(editions).values(row).returning());

/** Writes a new version of a row; undefined when there is none, which a locked row never is. */
export const updateSeries = async (tx: Tx, id: string, row: Partial<SeriesRow>): Promise<SeriesRow> =>
  one(
    await tx
      .update(series)
      .set({ ...row, version: sql`${series.version} + 1` })
      .where(eq(series.id, id))
      .returning(),
  );
export const updateEdition = async (tx: Tx, id: string, row: Partial<EditionRow>): Promise<EditionRow> =>
  one(
    await tx
      .update(editions)
      .set({ ...row, version: sql`${editions.version} + 1` })
      .where(eq(editions.id, id))
      .returning(),
  );

/** The row, locked until the end of the transaction, so that its version can be compared. */
export const lockSeries = async (tx: Tx, id: string): Promise<SeriesRow | undefined> =>
  (await tx.select().from(series).where(eq(series.id, id)).for('update'))[0];
export const lockEdition = async (tx: Tx, id: string): Promise<EditionRow | undefined> =>
  (await tx.select().from(editions).where(eq(editions.id, id)).for('update'))[0];

export async function replaceCoOrganisers(
  tx: Tx,
  editionId: string,
  bodyIds: readonly string[],
): Promise<void> {
  await tx.delete(coOrganisers).where(eq(coOrganisers.editionId, editionId));
  if (bodyIds.length === 0) return;
  await tx
    .insert(coOrganisers)
    .values(bodyIds.map((bodyId, index) => ({ editionId, bodyId, position: index + 1 })));
}

export const listCoOrganiserIds = async (db: Db, editionId: string): Promise<string[]> =>
  (
    await db
      .select({ bodyId: coOrganisers.bodyId })
      .from(coOrganisers)
      .where(eq(coOrganisers.editionId, editionId))
      .orderBy(asc(coOrganisers.position))
  ).map(({ bodyId }) => bodyId);

/** The part tables have one shape: they belong to an edition, carry a version, stand in an order. */
export type PartTable = typeof themes | typeof venues | typeof rooms;

export const insertPart = async <T extends PartTable>(tx: Tx, table: T, row: T['$inferInsert']) =>
  one(
    (await tx
      .insert(table)
      .values(row as never)
      .returning()) as T['$inferSelect'][],
  );
export const insertParts = async <T extends PartTable>(
  tx: Tx,
  table: T,
  rows: readonly T['$inferInsert'][],
) =>
  (await tx
    .insert(table)
    .values(rows as never)
    .returning()) as T['$inferSelect'][];
export const lockPart = async <T extends PartTable>(
  tx: Tx,
  table: T,
  id: string,
): Promise<T['$inferSelect'] | undefined> =>
  (
    (await tx
      .select()
      .from(table as typeof rooms)
      .where(eq(table.id, id))
      .for('update')) as T['$inferSelect'][]
  )[0];
export const updatePart = async <T extends PartTable>(
  tx: Tx,
  table: T,
  id: string,
  row: Partial<T['$inferInsert']>,
) =>
  one(
    (await tx
      .update(table)
      .set({ ...(row as object), version: sql`${table.version} + 1` } as never)
      .where(eq(table.id, id))
      .returning()) as T['$inferSelect'][],
  );
export const deletePart = async (tx: Tx, table: PartTable, id: string): Promise<void> => {
  await tx.delete(table).where(eq(table.id, id));
};
export const findPart = async <T extends PartTable>(
  db: Db,
  table: T,
  id: string,
): Promise<T['$inferSelect'] | undefined> =>
  (
    (await db
      .select()
      .from(table as typeof rooms)
      .where(eq(table.id, id))) as T['$inferSelect'][]
  )[0];

/** The next free number or position of an edition's part, counting from 1. */
export async function nextInOrder(tx: Tx, table: PartTable, editionId: string): Promise<number> {
  const column = 'number' in table ? table.number : table.position;
  const [row] = await tx
    .select({ last: sql<number | null>`max(${column})` })
    .from(table as typeof rooms)
    .where(eq(table.editionId, editionId));
  return (row?.last ?? 0) + 1;
}

function one<T>(rows: readonly T[]): T {
  const [row] = rows;
  if (row === undefined) throw new Error('The statement returned no row.');
  return row;
}

/** The name that the database knows a table by. */
export const nameOfTable = (table: PartTable): string => getTableName(table);
