import { and, asc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import type { Db, Tx } from '../../platform/database/index.ts';
import type { Language, LocalText } from '../../platform/language/index.ts';
import { afterKey, inOrder, type ListPage } from './keyset.ts';
import { bothLanguages, likenessCondition, searchCondition, searchText } from './search.ts';
import { insertInChunks } from './store-batches.ts';
import { bodyColumns, type PersonSummary, personColumns, stateColumns } from './summaries.ts';
import { bodies, persons, states } from './tables.ts';

export type PersonRow = typeof persons.$inferSelect;
export type NewPerson = typeof persons.$inferInsert;

/** What the search of persons reads. */
export const personSearch = (row: { readonly name: LocalText; readonly post: LocalText | null }): string =>
  searchText([
    { text: row.name, names: true },
    { text: row.post, names: false },
  ]);

const personsWhole = (db: Db) =>
  db
    .select({ person: persons, body: bodyColumns, state: stateColumns })
    .from(persons)
    .leftJoin(bodies, eq(bodies.id, persons.bodyId))
    .leftJoin(states, eq(states.code, persons.stateCode));
/** A person with body and state. */
export type PersonWhole = Awaited<ReturnType<typeof personsWhole>>[number];

export interface PersonFilter {
  readonly q?: string | undefined;
  /** Finds what looks like `q` instead: for a search that found nothing. Default false. */
  readonly alike?: boolean | undefined;
  readonly body?: string | undefined;
  readonly state?: string | undefined;
  readonly principal?: boolean | undefined;
}

const personTexts = [bothLanguages(persons.name), bothLanguages(persons.post)];

const personConditions = ({ q, alike, body, state, principal }: PersonFilter): (SQL | undefined)[] => [
  // Whoever was erased is in no list: the entry stays for what refers to it.
  isNull(persons.erasedAt),
  alike && q
    ? (likenessCondition(persons.search, q) ?? sql`false`)
    : searchCondition(persons.search, personTexts, q),
  body === undefined ? undefined : eq(persons.bodyId, body),
  state === undefined ? undefined : eq(persons.stateCode, state),
  principal === undefined ? undefined : eq(persons.principal, principal),
];

/** Persons in the order of a language. */
export const listPersons = (
  db: Db,
  language: Language,
  filter: PersonFilter,
  page: ListPage,
): Promise<PersonWhole[]> => {
  const key = language === 'ar' ? persons.sortAr : persons.sortEn;
  return personsWhole(db)
    .where(and(...personConditions(filter), afterKey(key, persons.id, page.after)))
    .orderBy(inOrder(key), asc(persons.id))
    .limit(page.limit)
    .offset(page.skip ?? 0);
};

/** How many persons a filter finds. */
export const countPersons = (db: Db, filter: PersonFilter): Promise<number> =>
  db.$count(persons, and(...personConditions(filter)));

/** A person with body and state, by id. */
export const findPerson = async (db: Db, id: string): Promise<PersonWhole | undefined> =>
  (await personsWhole(db).where(and(eq(persons.id, id), isNull(persons.erasedAt))))[0];

/** Persons by id, with body and state, as other features show them. */
export async function listPersonSummaries(db: Db, ids: readonly string[]): Promise<PersonSummary[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select({ person: personColumns, body: bodyColumns, state: stateColumns })
    .from(persons)
    .leftJoin(bodies, eq(bodies.id, persons.bodyId))
    .leftJoin(states, eq(states.code, persons.stateCode))
    .where(inArray(persons.id, [...ids]));
  return rows.map(({ person, body, state }) => ({ ...person, body, state }));
}

/** What names of persons are compared with when a file is read or a duplicate is suspected. */
export interface PersonName {
  readonly id: string;
  readonly slug: string;
  readonly name: LocalText;
  readonly bodyId: string | null;
  readonly stateCode: string | null;
}

/** Every person's name, in the order of a language: for choices and for comparing names. */
export const listPersonNames = (db: Db, language: Language = 'ar'): Promise<PersonName[]> =>
  db
    .select({
      id: persons.id,
      slug: persons.slug,
      name: persons.name,
      bodyId: persons.bodyId,
      stateCode: persons.stateCode,
    })
    .from(persons)
    .where(isNull(persons.erasedAt))
    .orderBy(inOrder(language === 'ar' ? persons.sortAr : persons.sortEn), asc(persons.id));

/** Inserts many at once; in the order given. */
export const insertPersons = (tx: Tx, rows: readonly NewPerson[]): Promise<PersonRow[]> =>
  insertInChunks(rows, (chunk) => tx.insert(persons).values(chunk).returning());

/** The row, locked until the end of the transaction. */
export const lockPerson = async (tx: Tx, id: string): Promise<PersonRow | undefined> =>
  (
    await tx
      .select()
      .from(persons)
      .where(and(eq(persons.id, id), isNull(persons.erasedAt)))
      .for('update')
  )[0];

export const updatePerson = async (tx: Tx, id: string, row: Partial<PersonRow>): Promise<PersonRow> =>
  (
    await tx
      .update(persons)
      .set({ ...row, version: sql`${persons.version} + 1` })
      .where(eq(persons.id, id))
      .returning()
  )[0] as PersonRow;

export const deletePerson = async (tx: Tx, id: string): Promise<void> => {
  await tx.delete(persons).where(eq(persons.id, id));
};

/** Biographies of those of some ids that are persons. */
export const biographiesOf = async (
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, PersonRow['biography']>> => {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: persons.id, biography: persons.biography })
    .from(persons)
    .where(inArray(persons.id, [...ids]));
  return new Map(rows.map(({ id, biography }) => [id, biography]));
};

/** Every person: what a file is compared with. */
export const listAllPersons = (db: Db): Promise<PersonRow[]> =>
  db.select().from(persons).where(isNull(persons.erasedAt)).orderBy(asc(persons.id));
