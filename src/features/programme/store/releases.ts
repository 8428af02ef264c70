import { and, desc, eq, inArray, notInArray, sql } from 'drizzle-orm';
import type { Db, Tx } from '../../../platform/database/index.ts';
import { rooms, themes } from '../../series/tables.ts';
import type { SessionContent } from '../rules/releases/content.ts';
import type { ReleasedBefore } from '../rules/releases/freeze.ts';
import { papers, releaseSessions, releases, sessions } from '../tables.ts';

export type ReleaseRow = typeof releases.$inferSelect;

/** An edition's releases, the newest first. */
export const listReleases = (db: Db, editionId: string): Promise<ReleaseRow[]> =>
  db.select().from(releases).where(eq(releases.editionId, editionId)).orderBy(desc(releases.number));

export const findRelease = async (db: Db, id: string): Promise<ReleaseRow | undefined> =>
  (await db.select().from(releases).where(eq(releases.id, id)))[0];

/** What a release keeps, in no order. */
export async function readContents(db: Db, releaseId: string): Promise<SessionContent[]> {
  const rows = await db
    .select({ content: releaseSessions.content })
    .from(releaseSessions)
    .where(eq(releaseSessions.releaseId, releaseId));
  return rows.map(({ content }) => content as SessionContent);
}

/** Every session that was in a release of the edition: where it was first, and how far its SEQUENCE has come. */
export async function releasedBefore(db: Db, editionId: string): Promise<ReleasedBefore[]> {
  const first = sql`order by ${releases.number} rows between unbounded preceding and unbounded following`;
  const rows = await db
    .selectDistinctOn([releaseSessions.sessionId], {
      id: releaseSessions.sessionId,
      startsAt: sql<string>`first_value(${releaseSessions.content} ->> 'startsAt') over (
        partition by ${releaseSessions.sessionId} ${first})`,
      roomId: sql<string | null>`first_value(${releaseSessions.roomId}) over (
        partition by ${releaseSessions.sessionId} ${first})`,
      sequence: sql<number>`max((${releaseSessions.content} ->> 'sequence')::int) over (
        partition by ${releaseSessions.sessionId})`,
    })
    .from(releaseSessions)
    .innerJoin(
      releases,
      and(eq(releases.editionId, releaseSessions.editionId), eq(releases.id, releaseSessions.releaseId)),
    )
    .where(eq(releaseSessions.editionId, editionId));
  return rows.map(({ id, startsAt, roomId, sequence }) => ({
    id,
    first: { startsAt, roomId },
    sequence: Number(sequence),
  }));
}

/** The edition of the last release that has a session, whether or not the working schedule has it still. */
export async function editionOfReleased(db: Db, sessionId: string): Promise<string | undefined> {
  const [row] = await db
    .select({ editionId: releaseSessions.editionId })
    .from(releaseSessions)
    .where(eq(releaseSessions.sessionId, sessionId))
    .limit(1);
  return row?.editionId;
}

/** Drafts become announced, all by one statement. */
export async function scheduleDrafts(
  tx: Tx,
  editionId: string,
  ids: readonly string[],
  now: Date,
): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(sessions)
    .set({
      status: 'scheduled',
      sequence: sql`${sessions.sequence} + 1`,
      version: sql`${sessions.version} + 1`,
      updatedAt: now,
    })
    .where(and(eq(sessions.editionId, editionId), inArray(sessions.id, [...ids])));
}

/** Rows of one insert: far below the 65,535 values that a statement takes. */
const ROWS_AT_ONCE = 1_000;

/** Writes a release with all that it keeps. */
export async function insertRelease(
  tx: Tx,
  row: typeof releases.$inferInsert,
  contents: readonly SessionContent[],
): Promise<ReleaseRow> {
  const [written] = await tx.insert(releases).values(row).returning();
  if (written === undefined) throw new Error('The statement returned no row.');
  for (let from = 0; from < contents.length; from += ROWS_AT_ONCE) {
    await tx.insert(releaseSessions).values(
      contents.slice(from, from + ROWS_AT_ONCE).map((content) => ({
        editionId: written.editionId,
        releaseId: written.id,
        sessionId: content.id,
        roomId: content.roomId,
        startsAt: new Date(content.startsAt),
        endsAt: new Date(content.endsAt),
        cancelled: content.status === 'cancelled',
        content,
      })),
    );
  }
  return written;
}

/** Rooms and themes that an edition has. */
export interface KnownParts {
  readonly rooms: ReadonlySet<string>;
  readonly themes: ReadonlySet<string>;
}

export async function knownParts(db: Db, editionId: string): Promise<KnownParts> {
  const ids = async (table: typeof rooms | typeof themes): Promise<ReadonlySet<string>> =>
    new Set(
      (
        await db
          .select({ id: table.id })
          .from(table as typeof rooms)
          .where(eq(table.editionId, editionId))
      ).map(({ id }) => id),
    );
  return { rooms: await ids(rooms), themes: await ids(themes) };
}

/** Sessions lose their time and are drafts again, all by one statement. */
export async function backToPool(
  tx: Tx,
  editionId: string,
  ids: readonly string[],
  now: Date,
): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(sessions)
    .set({
      status: 'draft',
      startsAt: null,
      endsAt: null,
      roomId: null,
      movedFrom: null,
      sequence: sql`${sessions.sequence} + 1`,
      version: sql`${sessions.version} + 1`,
      updatedAt: now,
    })
    .where(and(eq(sessions.editionId, editionId), inArray(sessions.id, [...ids])));
}

/** Papers of an edition that are read in other sessions than these. */
export async function papersElsewhere(
  db: Db,
  editionId: string,
  sessionIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db
    .select({ id: papers.id })
    .from(papers)
    .where(
      and(
        eq(papers.editionId, editionId),
        sessionIds.length === 0 ? undefined : notInArray(papers.sessionId, [...sessionIds]),
      ),
    );
  return new Set(rows.map(({ id }) => id));
}
