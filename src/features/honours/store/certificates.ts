import { and, asc, desc, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import type { Db, Tx } from '../../../platform/database/index.ts';
import type { LocalText } from '../../../platform/language/index.ts';
import { searchCondition } from '../../directory/index.ts';
import { bodies, persons } from '../../directory/tables.ts';
import { sessions } from '../../programme/tables.ts';
import { readCode } from '../codes.ts';
import type { CertificateKind, CertificateStatus } from '../rules.ts';
import { certificates, honours } from '../tables.ts';

export type CertificateRow = typeof certificates.$inferSelect;
export type NewCertificate = typeof certificates.$inferInsert;

/** A certificate with what it rests on, as pages and documents show it. */
export interface CertificateWhole {
  readonly certificate: CertificateRow;
  readonly session: { readonly id: string; readonly code: string; readonly title: LocalText } | null;
  /** Why the honour was conferred, of a certificate of appreciation. */
  readonly citation: LocalText | null;
}

/** Reads certificates with what they rest on. */
export const certificatesWhole = (db: Db) =>
  db
    .select({
      certificate: certificates,
      session: { id: sessions.id, code: sessions.code, title: sessions.title },
      citation: honours.citation,
    })
    .from(certificates)
    .leftJoin(
      sessions,
      and(eq(sessions.editionId, certificates.editionId), eq(sessions.id, certificates.sessionId)),
    )
    .leftJoin(
      honours,
      and(eq(honours.editionId, certificates.editionId), eq(honours.id, certificates.honourId)),
    )
    .leftJoin(persons, eq(persons.id, certificates.personId))
    .leftJoin(bodies, eq(bodies.id, certificates.bodyId))
    .$dynamic();

export interface CertificateFilter {
  readonly q?: string | undefined;
  readonly kind?: CertificateKind | undefined;
  readonly status?: CertificateStatus | undefined;
}

/** Where a page of a list begins and how long it is; `after` is the last serial number of the page before. */
export interface CertificatePage {
  readonly limit: number;
  readonly skip?: number;
  readonly after?: { readonly kind: string; readonly ordinal: number };
}

const holderSearch = sql`coalesce(${persons.search}, ${bodies.search})`;
const holderNames = [
  sql`concat_ws(' ', ${certificates.holder} -> 'name' ->> 'ar', ${certificates.holder} -> 'name' ->> 'en')`,
];

/** A search finds holders by name, and certificates by serial number (or its beginning) and code. */
function answering(q: string | undefined): SQL | undefined {
  const typed = q?.trim() ?? '';
  if (typed === '') return undefined;
  const code = readCode(typed);
  const prefix = `${typed.toUpperCase().replace(/[\\%_]/g, '\\$&')}%`;
  return or(
    searchCondition(holderSearch, holderNames, typed),
    sql`${certificates.serial} like ${prefix}`,
    code === undefined ? undefined : eq(certificates.code, code),
  );
}

const conditions = (editionId: string, { q, kind, status }: CertificateFilter): SQL | undefined =>
  and(
    eq(certificates.editionId, editionId),
    kind === undefined ? undefined : eq(certificates.kind, kind),
    status === undefined ? undefined : eq(certificates.status, status),
    answering(q),
  );

/** Certificates by kind, and in each kind by number. */
export const listCertificates = (
  db: Db,
  editionId: string,
  filter: CertificateFilter,
  page: CertificatePage,
): Promise<CertificateWhole[]> =>
  certificatesWhole(db)
    .where(
      and(
        conditions(editionId, filter),
        page.after === undefined
          ? undefined
          : sql`(${certificates.kind}, ${certificates.ordinal}) > (${page.after.kind}, ${page.after.ordinal})`,
      ),
    )
    .orderBy(asc(certificates.kind), asc(certificates.ordinal))
    .limit(page.limit)
    .offset(page.skip ?? 0);

export async function countCertificates(
  db: Db,
  editionId: string,
  filter: CertificateFilter,
): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(certificates)
    .leftJoin(persons, eq(persons.id, certificates.personId))
    .leftJoin(bodies, eq(bodies.id, certificates.bodyId))
    .where(conditions(editionId, filter));
  return row?.count ?? 0;
}

/** How many there are of each kind in each state. */
export const countByKind = (db: Db, editionId: string) =>
  db
    .select({ kind: certificates.kind, status: certificates.status, count: sql<number>`count(*)::int` })
    .from(certificates)
    .where(eq(certificates.editionId, editionId))
    .groupBy(certificates.kind, certificates.status);

/** Certificates that files are made of, and how many of those asked for are valid no more. */
export interface Printable {
  readonly ids: string[];
  readonly leftOut: number;
}

/**
 * What can be printed of the certificates that a filter finds, or of those ticked, in the order of the list: only valid
 * ones, for a printed certificate says that it is.
 */
export async function listPrintable(
  db: Db,
  editionId: string,
  asked: CertificateFilter | readonly string[],
): Promise<Printable> {
  const rows = await db
    .select({ id: certificates.id, status: certificates.status })
    .from(certificates)
    .leftJoin(persons, eq(persons.id, certificates.personId))
    .leftJoin(bodies, eq(bodies.id, certificates.bodyId))
    .where(
      isIds(asked)
        ? and(eq(certificates.editionId, editionId), inArray(certificates.id, [...asked]))
        : conditions(editionId, asked),
    )
    .orderBy(asc(certificates.kind), asc(certificates.ordinal));
  const ids = rows.filter(({ status }) => status === 'valid').map(({ id }) => id);
  return { ids, leftOut: rows.length - ids.length };
}

const isIds = (asked: CertificateFilter | readonly string[]): asked is readonly string[] =>
  Array.isArray(asked);

/** Certificates of an edition by id, in the order of the list. */
export const listCertificatesById = (
  db: Db,
  editionId: string,
  ids: readonly string[],
): Promise<CertificateWhole[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : certificatesWhole(db)
        .where(and(eq(certificates.editionId, editionId), inArray(certificates.id, [...ids])))
        .orderBy(asc(certificates.kind), asc(certificates.ordinal));

export const findCertificate = async (db: Db, id: string): Promise<CertificateWhole | undefined> =>
  (await certificatesWhole(db).where(eq(certificates.id, id)))[0];

/** A certificate by its code, with the one that replaced it: one query, found or not. */
export async function findByCode(
  db: Db,
  code: string,
): Promise<
  (CertificateWhole & { readonly replacement: { serial: string; code: string } | null }) | undefined
> {
  const [found] = await certificatesWhole(db).where(eq(certificates.code, code));
  if (found === undefined) return undefined;
  const { replacedById } = found.certificate;
  if (replacedById === null) return { ...found, replacement: null };
  const [replacement] = await db
    .select({ serial: certificates.serial, code: certificates.code })
    .from(certificates)
    .where(eq(certificates.id, replacedById));
  return { ...found, replacement: replacement ?? null };
}

export const lockCertificate = async (tx: Tx, id: string): Promise<CertificateRow | undefined> =>
  (await tx.select().from(certificates).where(eq(certificates.id, id)).for('update'))[0];

/** Certificates of these acts, valid ones first, then the newest. */
export const listByActs = (db: Db, editionId: string, acts: readonly string[]) =>
  acts.length === 0
    ? Promise.resolve([])
    : db
        .select({
          act: certificates.act,
          id: certificates.id,
          serial: certificates.serial,
          status: certificates.status,
        })
        .from(certificates)
        .where(and(eq(certificates.editionId, editionId), inArray(certificates.act, [...acts])))
        .orderBy(
          sql`array_position(array['valid', 'revoked', 'replaced', 'erased'], ${certificates.status})`,
          desc(certificates.id),
        );

/** The last number given in a kind; the caller holds the edition's lock. */
export async function lastOrdinal(tx: Tx, editionId: string, kind: CertificateKind): Promise<number> {
  const [row] = await tx
    .select({ last: sql<number | null>`max(${certificates.ordinal})` })
    .from(certificates)
    .where(and(eq(certificates.editionId, editionId), eq(certificates.kind, kind)));
  return row?.last ?? 0;
}

/** Who signed the last certificate of an edition. */
export const lastSignatories = async (db: Db, editionId: string): Promise<CertificateRow['signatories']> =>
  (
    await db
      .select({ signatories: certificates.signatories })
      .from(certificates)
      .where(eq(certificates.editionId, editionId))
      .orderBy(desc(certificates.id))
      .limit(1)
  )[0]?.signatories ?? [];

/** Rows of one statement: PostgreSQL takes 65,535 parameters at most. */
const CHUNK = 500;

export async function insertCertificates(tx: Tx, rows: readonly NewCertificate[]): Promise<CertificateRow[]> {
  const inserted: CertificateRow[] = [];
  for (let start = 0; start < rows.length; start += CHUNK) {
    inserted.push(
      ...(await tx
        .insert(certificates)
        .values(rows.slice(start, start + CHUNK))
        .returning()),
    );
  }
  return inserted;
}

export const updateCertificate = async (
  tx: Tx,
  id: string,
  row: Partial<CertificateRow>,
): Promise<CertificateRow> => {
  const [edited] = await tx
    .update(certificates)
    .set({ ...row, version: sql`${certificates.version} + 1` })
    .where(eq(certificates.id, id))
    .returning();
  if (edited === undefined) throw new Error('The statement returned no row.');
  return edited;
};

/** What a certificate says of the organiser: its name, and the gender that the verb agrees with. */
export async function findOrganiser(
  db: Db,
  bodyId: string,
): Promise<{ readonly name: LocalText; readonly genderAr: 'm' | 'f' } | undefined> {
  const [row] = await db
    .select({ name: bodies.name, genderAr: bodies.genderAr })
    .from(bodies)
    .where(eq(bodies.id, bodyId));
  return row;
}
