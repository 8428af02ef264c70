import { and, asc, eq, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Database, Db, Tx } from '../../platform/database/index.ts';
import type { Language, LocalText } from '../../platform/language/index.ts';
import { afterKey, inOrder, type ListPage } from './keyset.ts';
import { bothLanguages, likenessCondition, searchCondition, searchText } from './search.ts';
import { insertInChunks } from './store-batches.ts';
import { stateColumns } from './summaries.ts';
import { type BodyKind, bodies, states } from './tables.ts';

export type BodyRow = typeof bodies.$inferSelect;
export type NewBody = typeof bodies.$inferInsert;

/** What the search of bodies reads. */
export const bodySearch = (row: { readonly name: LocalText; readonly shortName: LocalText | null }): string =>
  searchText([
    { text: row.name, names: true },
    { text: row.shortName, names: true },
  ]);

const parents = alias(bodies, 'parents');

const bodiesWhole = (db: Db) =>
  db
    .select({
      body: bodies,
      parent: { id: parents.id, slug: parents.slug, name: parents.name, shortName: parents.shortName },
      state: stateColumns,
    })
    .from(bodies)
    .leftJoin(parents, eq(parents.id, bodies.parentId))
    .leftJoin(states, eq(states.code, bodies.stateCode));
/** A body with its parent and its state. */
export type BodyWhole = Awaited<ReturnType<typeof bodiesWhole>>[number];

export interface BodyFilter {
  readonly q?: string | undefined;
  /** Finds what looks like `q` instead: for a search that found nothing. Default false. */
  readonly alike?: boolean | undefined;
  readonly kind?: BodyKind | undefined;
  readonly state?: string | undefined;
  readonly parent?: string | undefined;
}

const bodyNames = [bothLanguages(bodies.name), bothLanguages(bodies.shortName)];

const bodyConditions = ({ q, alike, kind, state, parent }: BodyFilter): (SQL | undefined)[] => [
  alike && q
    ? (likenessCondition(bodies.search, q) ?? sql`false`)
    : searchCondition(bodies.search, bodyNames, q),
  kind === undefined ? undefined : eq(bodies.kind, kind),
  state === undefined ? undefined : eq(bodies.stateCode, state),
  parent === undefined ? undefined : eq(bodies.parentId, parent),
];

/** Bodies in the order of a language. */
export const listBodies = (
  db: Db,
  language: Language,
  filter: BodyFilter,
  page: ListPage,
): Promise<BodyWhole[]> => {
  const key = language === 'ar' ? bodies.sortAr : bodies.sortEn;
  return bodiesWhole(db)
    .where(and(...bodyConditions(filter), afterKey(key, bodies.id, page.after)))
    .orderBy(inOrder(key), asc(bodies.id))
    .limit(page.limit)
    .offset(page.skip ?? 0);
};

/** How many bodies a filter finds. */
export const countBodies = (db: Db, filter: BodyFilter): Promise<number> =>
  db.$count(bodies, and(...bodyConditions(filter)));

/** A body with its parent and state, by id. */
export const findBody = async (db: Db, id: string): Promise<BodyWhole | undefined> =>
  (await bodiesWhole(db).where(eq(bodies.id, id)))[0];

/** What names of bodies are compared with when a file is read or a duplicate is suspected. */
export interface BodyName {
  readonly id: string;
  readonly slug: string;
  readonly name: LocalText;
  readonly shortName: LocalText | null;
  readonly stateCode: string | null;
}

/** Every body's names, in the order of a language: for choices and for comparing names. */
export const listBodyNames = (db: Db, language: Language = 'ar'): Promise<BodyName[]> =>
  db
    .select({
      id: bodies.id,
      slug: bodies.slug,
      name: bodies.name,
      shortName: bodies.shortName,
      stateCode: bodies.stateCode,
    })
    .from(bodies)
    .orderBy(inOrder(language === 'ar' ? bodies.sortAr : bodies.sortEn), asc(bodies.id));

/** Inserts many at once; in the order given. */
export const insertBodies = (tx: Tx, rows: readonly NewBody[]): Promise<BodyRow[]> =>
  insertInChunks(rows, (chunk) => tx.insert(bodies).values(chunk).returning());

/** The row, locked until the end of the transaction. */
export const lockBody = async (tx: Tx, id: string): Promise<BodyRow | undefined> =>
  (await tx.select().from(bodies).where(eq(bodies.id, id)).for('update'))[0];

export const updateBody = async (tx: Tx, id: string, row: Partial<BodyRow>): Promise<BodyRow> =>
  (
    await tx
      .update(bodies)
      .set({ ...row, version: sql`${bodies.version} + 1` })
      .where(eq(bodies.id, id))
      .returning()
  )[0] as BodyRow;

export const deleteBody = async (tx: Tx, id: string): Promise<void> => {
  await tx.delete(bodies).where(eq(bodies.id, id));
};

/** Parents of a body and of all above it, by id; for the rule that nobody is above itself. */
export async function parentsAbove(
  database: Pick<Database, 'rows'>,
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, string | null>> {
  if (ids.length === 0) return new Map();
  const rows = await database.rows<{ id: string; parent_id: string | null }>(
    tx,
    // UNION, not UNION ALL: a circle that is there already must not turn for ever.
    sql`with recursive above as (
        select id, parent_id from bodies where id in ${[...ids]}
        union
        select b.id, b.parent_id from bodies b join above a on b.id = a.parent_id
      ) select id, parent_id from above`,
  );
  return new Map(rows.map(({ id, parent_id }) => [id, parent_id]));
}

/** Holds off other changes of parents until the end of the transaction: two at once could close a circle. */
export const lockParents = async (tx: Tx): Promise<void> => {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('directory.parents'))`);
};

/** Every body: what a file is compared with. */
export const listAllBodies = (db: Db): Promise<BodyRow[]> => db.select().from(bodies).orderBy(asc(bodies.id));
