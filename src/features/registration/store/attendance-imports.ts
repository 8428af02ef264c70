/** What an import of attendance reads of people, and keeps of itself. */
import { and, desc, eq, sql } from 'drizzle-orm';
import type { Database, Db, Tx } from '../../../platform/database/index.ts';
import type { LocalText } from '../../../platform/language/index.ts';
import { accounts } from '../../accounts/tables.ts';
import { attendees } from '../../delegations/tables.ts';
import { attendanceImports, attendances, registrations } from '../tables.ts';

export type ImportRow = typeof attendanceImports.$inferSelect;

/** Somebody of the edition, as far as rows of a file are compared with them. */
export interface KnownPerson extends Record<string, unknown> {
  readonly id: string;
  readonly name: LocalText;
  readonly category: string;
  readonly nameKeys: string;
  readonly emails: readonly string[];
}

/** Everybody who comes to an edition, with their addresses. One statement. */
export const listKnownPeople = (
  { rows }: Pick<Database, 'rows'>,
  db: Db,
  editionId: string,
): Promise<KnownPerson[]> =>
  rows<KnownPerson>(
    db,
    sql`select a.id, a.name, a.category, a.name_keys as "nameKeys",
        array_remove(array[lower(a.email), lower(nullif(r.email, '')), lower(c.email)], null) as emails
      from ${attendees} a
        left join ${registrations} r on r.edition_id = a.edition_id and r.attendee_id = a.id
        left join ${accounts} c on c.id = a.account_id
      where a.edition_id = ${editionId}::uuid and a.cancelled_at is null and a.erased_at is null order by a.id`,
  );

/** Minutes of those whose presence in a session came from a file. */
export const listImported = (
  db: Db,
  editionId: string,
  sessionId: string,
): Promise<{ readonly attendeeId: string; readonly minutes: number }[]> =>
  db
    .select({ attendeeId: attendances.attendeeId, minutes: attendances.minutes })
    .from(attendances)
    .where(
      and(
        eq(attendances.editionId, editionId),
        eq(attendances.sessionId, sessionId),
        eq(attendances.source, 'online'),
      ),
    );

/** Holds others who take in files of the same session. */
export const holdImports = async (tx: Tx, sessionId: string): Promise<void> => {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`attendance ${sessionId}`}, 0))`);
};

/** Keeps that a file was taken in; taken again, what it says now. */
export async function putImport(tx: Tx, row: typeof attendanceImports.$inferInsert): Promise<ImportRow> {
  const { people, unmatched, ambiguous } = row;
  const [kept] = await tx
    .insert(attendanceImports)
    .values(row)
    .onConflictDoUpdate({
      target: [attendanceImports.editionId, attendanceImports.sessionId, attendanceImports.fileHash],
      set: { people, unmatched, ambiguous },
    })
    .returning();
  if (kept === undefined) throw new Error('The statement returned no row.');
  return kept;
}

export async function findImport(
  db: Db,
  editionId: string,
  sessionId: string,
  fileHash: string,
): Promise<ImportRow | undefined> {
  const [row] = await db
    .select()
    .from(attendanceImports)
    .where(
      and(
        eq(attendanceImports.editionId, editionId),
        eq(attendanceImports.sessionId, sessionId),
        eq(attendanceImports.fileHash, fileHash),
      ),
    );
  return row;
}

/** Files that were taken in for a session, newest first, with who did. */
export const listImports = (db: Db, editionId: string, sessionId: string) =>
  db
    .select({ file: attendanceImports, by: accounts.name })
    .from(attendanceImports)
    .leftJoin(accounts, eq(accounts.id, attendanceImports.byAccountId))
    .where(and(eq(attendanceImports.editionId, editionId), eq(attendanceImports.sessionId, sessionId)))
    .orderBy(desc(attendanceImports.createdAt), desc(attendanceImports.id));
