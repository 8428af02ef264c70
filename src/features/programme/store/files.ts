import { and, asc, eq, exists, or, sql } from 'drizzle-orm';
import type { Db, Tx } from '../../../platform/database/index.ts';
import { files } from '../../../platform/files/tables.ts';
import { persons } from '../../directory/tables.ts';
import { papers, roleHolders, sessionFiles, sessions } from '../tables.ts';

export type SessionFileRow = typeof sessionFiles.$inferSelect;

const columns = {
  row: sessionFiles,
  name: files.name,
  mediaType: files.mediaType,
  bytes: files.bytes,
  status: sessions.status,
};

const whole = (db: Db) =>
  db
    .select(columns)
    .from(sessionFiles)
    .innerJoin(files, eq(files.id, sessionFiles.fileId))
    .innerJoin(
      sessions,
      and(eq(sessions.editionId, sessionFiles.editionId), eq(sessions.id, sessionFiles.sessionId)),
    );

/** A document with its file, and whether its session is announced. */
export type SessionFileWhole = Awaited<ReturnType<typeof whole>>[number];

/** Documents of a session, in their order. */
export const listSessionFiles = (db: Db, editionId: string, sessionId: string): Promise<SessionFileWhole[]> =>
  whole(db)
    .where(and(eq(sessionFiles.editionId, editionId), eq(sessionFiles.sessionId, sessionId)))
    .orderBy(asc(sessionFiles.position), asc(sessionFiles.id));

export const findSessionFile = async (db: Db, id: string): Promise<SessionFileWhole | undefined> =>
  (await whole(db).where(eq(sessionFiles.id, id)))[0];

/** The document whose bytes a stored file has. */
export const findByFile = async (db: Db, fileId: string): Promise<SessionFileWhole | undefined> =>
  (await whole(db).where(eq(sessionFiles.fileId, fileId)))[0];

export async function insertSessionFile(
  tx: Tx,
  row: Omit<typeof sessionFiles.$inferInsert, 'position'>,
): Promise<SessionFileRow> {
  const last = sql<number>`(select coalesce(max(f.position), 0) + 1 from ${sessionFiles} f
    where f.edition_id = ${row.editionId} and f.session_id = ${row.sessionId})`;
  const [made] = await tx
    .insert(sessionFiles)
    .values({ ...row, position: last })
    .returning();
  if (made === undefined) throw new Error('The document was not stored.');
  return made;
}

export const updateSessionFile = (
  tx: Tx,
  id: string,
  row: Partial<typeof sessionFiles.$inferInsert>,
): Promise<SessionFileRow[]> =>
  tx
    .update(sessionFiles)
    .set({ ...row, version: sql`${sessionFiles.version} + 1` })
    .where(eq(sessionFiles.id, id))
    .returning();

export const deleteSessionFile = (tx: Tx, id: string) =>
  tx.delete(sessionFiles).where(eq(sessionFiles.id, id));

/** Whether an account belongs to somebody with a role or a paper in an edition. */
export async function isOnProgramme(db: Db, editionId: string, accountId: string): Promise<boolean> {
  const rows = await db
    .select({ id: persons.id })
    .from(persons)
    .where(
      and(
        eq(persons.accountId, accountId),
        or(
          exists(
            db
              .select({ one: sql`1` })
              .from(roleHolders)
              .where(and(eq(roleHolders.editionId, editionId), eq(roleHolders.personId, persons.id))),
          ),
          exists(
            db
              .select({ one: sql`1` })
              .from(papers)
              .where(and(eq(papers.editionId, editionId), sql`${papers.authorIds} ? ${persons.id}::text`)),
          ),
        ),
      ),
    )
    .limit(1);
  return rows.length > 0;
}
