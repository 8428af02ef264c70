import { and, asc, eq, inArray, or, sql } from 'drizzle-orm';
import type { Database, Db, Tx } from '../../../platform/database/index.ts';
import type { LocalText } from '../../../platform/language/index.ts';
import { persons } from '../../directory/tables.ts';
import { rooms } from '../../series/tables.ts';
import { codeNumber, codeSeries, isCounted, papers, roleHolders, sessions } from '../tables.ts';

export type SessionRow = typeof sessions.$inferSelect;
export type NewSession = typeof sessions.$inferInsert;
export type RoleRow = typeof roleHolders.$inferSelect;
export type PaperRow = typeof papers.$inferSelect;

/** A session with who takes part and what is read. */
export interface SessionWhole {
  readonly session: SessionRow;
  readonly roles: readonly RoleRow[];
  readonly papers: readonly PaperRow[];
}

/** Rows of one insert: far below the 65,535 values that a statement takes. */
const ROWS_AT_ONCE = 500;

/**
 * Lets one change of an edition's programme at a time come to its codes and slugs. Taken first, before rows and rooms,
 * so that two changes never wait for each other.
 */
export async function lockProgramme(
  { rows }: Pick<Database, 'rows'>,
  tx: Tx,
  editionId: string,
): Promise<void> {
  await rows(tx, sql`select pg_advisory_xact_lock(hashtextextended(${`programme ${editionId}`}, 0))`);
}

export const findSession = async (db: Db, id: string): Promise<SessionRow | undefined> =>
  (await db.select().from(sessions).where(eq(sessions.id, id)))[0];

/** The session, locked until the end of the transaction, with its roles and papers. */
export async function lockSession(tx: Tx, id: string): Promise<SessionWhole | undefined> {
  const [session] = await tx.select().from(sessions).where(eq(sessions.id, id)).for('update');
  if (session === undefined) return undefined;
  const [whole] = await withParts(tx, [session]);
  return whole;
}

/** Sessions of an edition by id, locked, in the order of their codes. */
export async function lockSessions(
  tx: Tx,
  editionId: string,
  ids: readonly string[],
): Promise<SessionWhole[]> {
  if (ids.length === 0) return [];
  const found = await tx
    .select()
    .from(sessions)
    .where(and(eq(sessions.editionId, editionId), inArray(sessions.id, [...ids])))
    .orderBy(asc(sessions.code))
    .for('update');
  return withParts(tx, found);
}

/** Every session of an edition with its parts, in the order of their codes. */
export async function allSessions(db: Db, editionId: string): Promise<SessionWhole[]> {
  const found = await db
    .select()
    .from(sessions)
    .where(eq(sessions.editionId, editionId))
    .orderBy(asc(sessions.code));
  return withParts(db, found);
}

async function withParts(db: Db, found: readonly SessionRow[]): Promise<SessionWhole[]> {
  const ids = found.map(({ id }) => id);
  if (ids.length === 0) return [];
  const roles = await db
    .select()
    .from(roleHolders)
    .where(inArray(roleHolders.sessionId, ids))
    .orderBy(asc(roleHolders.position));
  const read = await db
    .select()
    .from(papers)
    .where(inArray(papers.sessionId, ids))
    .orderBy(asc(papers.position));
  const rolesOf = bySession(roles);
  const papersOf = bySession(read);
  return found.map((session) => ({
    session,
    roles: rolesOf.get(session.id) ?? [],
    papers: papersOf.get(session.id) ?? [],
  }));
}

function bySession<T extends { readonly sessionId: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.sessionId);
    if (group === undefined) groups.set(row.sessionId, [row]);
    else group.push(row);
  }
  return groups;
}

/** The highest number that a code with a prefix (`D1-`) has; 0 for none. The index finds it: nothing else is read. */
export async function lastNumber(db: Db, editionId: string, prefix: string): Promise<number> {
  const [last] = await db
    .select({ number: sql<number>`${codeNumber(sessions.code)}` })
    .from(sessions)
    .where(
      and(
        eq(sessions.editionId, editionId),
        sql`${codeSeries(sessions.code)} = ${prefix}`,
        isCounted(sessions.code),
      ),
    )
    .orderBy(sql`${codeNumber(sessions.code)} desc`)
    .limit(1);
  return last?.number ?? 0;
}

/** Those of the slugs that are in use. */
export async function takenSlugs(
  db: Db,
  editionId: string,
  slugs: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db
    .select({ slug: sessions.slug })
    .from(sessions)
    .where(and(eq(sessions.editionId, editionId), inArray(sessions.slug, [...slugs])));
  return new Set(rows.map(({ slug }) => slug));
}

/** All codes and slugs in use, for whoever gives many. */
export async function takenNames(
  db: Db,
  editionId: string,
): Promise<{ readonly codes: readonly string[]; readonly slugs: ReadonlySet<string> }> {
  const rows = await db
    .select({ code: sessions.code, slug: sessions.slug })
    .from(sessions)
    .where(eq(sessions.editionId, editionId));
  return { codes: rows.map(({ code }) => code), slugs: new Set(rows.map(({ slug }) => slug)) };
}

export const insertSession = async (tx: Tx, row: NewSession): Promise<SessionRow> =>
  one(await tx.insert(sessions).values(row).returning());

export async function insertSessions(tx: Tx, rows: readonly NewSession[]): Promise<void> {
  for (const chunk of chunks(rows)) await tx.insert(sessions).values(chunk);
}

/** Writes a new version of a row. */
export const updateSession = async (tx: Tx, id: string, row: Partial<NewSession>): Promise<SessionRow> =>
  one(
    await tx
      .update(sessions)
      .set({ ...row, version: sql`${sessions.version} + 1` })
      .where(eq(sessions.id, id))
      .returning(),
  );

export async function deleteSessions(tx: Tx, editionId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.delete(sessions).where(and(eq(sessions.editionId, editionId), inArray(sessions.id, [...ids])));
}

/** Puts the roles of sessions in place of those they had. */
export async function replaceRoles(
  tx: Tx,
  sessionIds: readonly string[],
  rows: readonly RoleRow[],
): Promise<void> {
  if (sessionIds.length === 0) return;
  await tx.delete(roleHolders).where(inArray(roleHolders.sessionId, [...sessionIds]));
  for (const chunk of chunks(rows)) await tx.insert(roleHolders).values(chunk);
}

export async function replacePapers(
  tx: Tx,
  sessionId: string,
  rows: readonly (typeof papers.$inferInsert)[],
): Promise<void> {
  await tx.delete(papers).where(eq(papers.sessionId, sessionId));
  if (rows.length > 0) await tx.insert(papers).values([...rows]);
}

/** As {@link replacePapers}, of many sessions. */
export async function replacePapersOf(
  tx: Tx,
  sessionIds: readonly string[],
  rows: readonly (typeof papers.$inferInsert)[],
): Promise<void> {
  if (sessionIds.length === 0) return;
  await tx.delete(papers).where(inArray(papers.sessionId, [...sessionIds]));
  for (const chunk of chunks(rows)) await tx.insert(papers).values(chunk);
}

/** Ids of an edition's rooms. */
export async function roomIds(db: Db, editionId: string): Promise<ReadonlySet<string>> {
  const found = await db.select({ id: rooms.id }).from(rooms).where(eq(rooms.editionId, editionId));
  return new Set(found.map(({ id }) => id));
}

/** Those of the ids that no person has. */
export async function unknownPersons(db: Db, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const found = await db
    .select({ id: persons.id })
    .from(persons)
    .where(inArray(persons.id, [...ids]));
  const known = new Set(found.map(({ id }) => id));
  return ids.filter((id) => !known.has(id));
}

/** Titles by id, for errors that name another session. */
export async function sessionTitles(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, LocalText>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: sessions.id, title: sessions.title })
    .from(sessions)
    .where(inArray(sessions.id, [...ids]));
  return new Map(rows.map(({ id, title }) => [id, title]));
}

/** A person as a form offers one. */
export interface PersonChoice {
  readonly id: string;
  readonly slug: string;
  readonly name: LocalText;
  readonly post: LocalText | null;
  readonly sortAr: string;
  readonly sortEn: string;
}

const choiceColumns = {
  id: persons.id,
  slug: persons.slug,
  name: persons.name,
  post: persons.post,
  sortAr: persons.sortAr,
  sortEn: persons.sortEn,
};

/** Persons to choose from. A directory has some thousands at most. */
export const personChoices = (db: Db): Promise<PersonChoice[]> =>
  db.select(choiceColumns).from(persons).limit(5_000);

/** Persons whose slug or whole name is among those given. */
export const personsNamed = (db: Db, names: readonly string[]): Promise<PersonChoice[]> =>
  names.length === 0
    ? Promise.resolve([])
    : db
        .select(choiceColumns)
        .from(persons)
        .where(
          or(
            inArray(persons.slug, [...names]),
            inArray(sql`${persons.name} ->> 'ar'`, [...names]),
            inArray(sql`${persons.name} ->> 'en'`, [...names]),
          ),
        );

function* chunks<T>(rows: readonly T[]): Generator<T[]> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) yield rows.slice(from, from + ROWS_AT_ONCE);
}

function one<T>(rows: readonly T[]): T {
  const [row] = rows;
  if (row === undefined) throw new Error('The statement returned no row.');
  return row;
}
