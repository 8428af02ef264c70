import { and, asc, eq, type SQL, sql } from 'drizzle-orm';
import type { Database, Db, Tx } from '../../../platform/database/index.ts';
import type { Language } from '../../../platform/language/index.ts';
import { idsIn } from '../../../platform/personal-data/index.ts';
import { afterKey, inOrder, type ListPage } from '../keyset.ts';
import { bothLanguages, searchCondition } from '../search.ts';
import { stateColumns } from '../summaries.ts';
import { type DocumentKind, identityDocuments as documents, persons, states } from '../tables.ts';
import type { Remark } from './rules.ts';

export type IdentityRow = typeof documents.$inferSelect;
export type NewIdentity = typeof documents.$inferInsert;

/** Another document of the edition has the same kind, state and number. */
const repeated = sql<boolean>`exists (select 1 from identity_documents other
  where other.edition_id = ${documents.editionId} and other.number_mac = ${documents.numberMac}
    and other.id <> ${documents.id})`;

/** What lists show: nothing sealed. */
const columns = {
  id: documents.id,
  editionId: documents.editionId,
  kind: documents.kind,
  tail: documents.tail,
  namesTaken: sql<boolean>`${documents.sealedNames} is not null`,
  expiresOn: documents.expiresOn,
  version: documents.version,
  repeated,
};

const wholes = (db: Db) =>
  db
    .select({
      document: columns,
      person: {
        id: persons.id,
        slug: persons.slug,
        name: persons.name,
        sortAr: persons.sortAr,
        sortEn: persons.sortEn,
      },
      state: stateColumns,
    })
    .from(documents)
    .innerJoin(persons, eq(persons.id, documents.personId))
    .innerJoin(states, eq(states.code, documents.issuingState));
/** A document with its holder and the state that issued it. */
export type IdentityWhole = Awaited<ReturnType<typeof wholes>>[number];

export interface IdentityFilter {
  /** Words of the holder's name, or the last characters of the number. */
  readonly q?: string | undefined;
  readonly person?: string | undefined;
  readonly kind?: DocumentKind | undefined;
  readonly remark?: Remark | undefined;
}

/** Local days that remarks are told by. */
export interface IdentityDays {
  readonly today: string;
  readonly endsOn: string;
}

const remarked = (remark: Remark, { today, endsOn }: IdentityDays): SQL => {
  if (remark === 'number-repeated') return repeated;
  if (remark === 'expired') return sql`${documents.expiresOn} < ${today}::date`;
  return sql`${documents.expiresOn} >= ${today}::date and ${documents.expiresOn} < ${endsOn}::date`;
};

const conditions = (
  editionId: string,
  { q, person, kind, remark }: IdentityFilter,
  days: IdentityDays,
): SQL | undefined => {
  const named = searchCondition(persons.search, [bothLanguages(persons.name)], q);
  return and(
    eq(documents.editionId, editionId),
    named === undefined ? undefined : sql`(${named} or ${documents.tail} = upper(${(q ?? '').trim()}))`,
    person === undefined ? undefined : eq(documents.personId, person),
    kind === undefined ? undefined : eq(documents.kind, kind),
    remark === undefined ? undefined : remarked(remark, days),
  );
};

/** Documents of an edition by the names of their holders. */
export function listIdentities(
  db: Db,
  editionId: string,
  language: Language,
  filter: IdentityFilter,
  days: IdentityDays,
  page: ListPage,
): Promise<IdentityWhole[]> {
  const key = language === 'ar' ? persons.sortAr : persons.sortEn;
  return wholes(db)
    .where(and(conditions(editionId, filter, days), afterKey(key, documents.id, page.after)))
    .orderBy(inOrder(key), asc(documents.id))
    .limit(page.limit)
    .offset(page.skip ?? 0);
}

export const countIdentities = async (
  db: Db,
  editionId: string,
  filter: IdentityFilter,
  days: IdentityDays,
): Promise<number> => {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(documents)
    .innerJoin(persons, eq(persons.id, documents.personId))
    .where(conditions(editionId, filter, days));
  return Number(row?.count ?? 0);
};

export const findIdentity = async (
  db: Db,
  editionId: string,
  id: string,
): Promise<IdentityWhole | undefined> =>
  (await wholes(db).where(and(eq(documents.editionId, editionId), eq(documents.id, id))))[0];

/** The row with its sealed texts, locked until the end of the transaction. */
export const lockIdentity = async (tx: Tx, editionId: string, id: string): Promise<IdentityRow | undefined> =>
  (
    await tx
      .select()
      .from(documents)
      .where(and(eq(documents.editionId, editionId), eq(documents.id, id)))
      .for('update')
  )[0];

export const insertIdentity = async (tx: Tx, row: NewIdentity): Promise<void> => {
  await tx.insert(documents).values(row);
};

export const updateIdentity = async (
  tx: Tx,
  { editionId, id }: Pick<IdentityRow, 'editionId' | 'id'>,
  row: Partial<IdentityRow>,
): Promise<void> => {
  await tx
    .update(documents)
    .set({ ...row, version: sql`${documents.version} + 1` })
    .where(and(eq(documents.editionId, editionId), eq(documents.id, id)));
};

export const deleteIdentity = async (
  tx: Tx,
  { editionId, id }: Pick<IdentityRow, 'editionId' | 'id'>,
): Promise<void> => {
  await tx.delete(documents).where(and(eq(documents.editionId, editionId), eq(documents.id, id)));
};

/** All documents of an edition. @returns how many they were */
export const deleteIdentitiesOf = async (tx: Tx, editionId: string): Promise<number> =>
  (await tx.delete(documents).where(eq(documents.editionId, editionId)).returning({ id: documents.id }))
    .length;

/** How many documents each of the editions holds. */
export const countByEdition = (
  { rows }: Pick<Database, 'rows'>,
  db: Db,
  editionIds: readonly string[],
): Promise<{ editionId: string; count: number }[]> =>
  rows(
    db,
    sql`select edition_id as "editionId", count(*)::int as count from identity_documents
      where edition_id in ${idsIn(editionIds)}
      group by edition_id`,
  );

/** A person's documents in every edition, with their sealed texts. */
export const identitiesOfPersons = (db: Db, personIds: readonly string[]): Promise<IdentityRow[]> =>
  db
    .select()
    .from(documents)
    .where(sql`${documents.personId} in ${idsIn(personIds)}`)
    .orderBy(asc(documents.id));
