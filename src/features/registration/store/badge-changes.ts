/** Badges as they are issued, changed and printed: held, numbered, written; and what doors must know of it. */
import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Db, Tx } from '../../../platform/database/index.ts';
import { badges, checkIns } from '../tables.ts';

export type BadgeRow = typeof badges.$inferSelect;
export type NewBadge = typeof badges.$inferInsert;

export const lockBadges = (tx: Tx, ids: readonly string[]): Promise<BadgeRow[]> =>
  tx
    .select()
    .from(badges)
    .where(inArray(badges.id, [...ids]))
    .orderBy(badges.id)
    .for('update');

/** The last badge of somebody, locked. */
export const lockLastBadge = async (
  tx: Tx,
  editionId: string,
  attendeeId: string,
): Promise<BadgeRow | undefined> =>
  (
    await tx
      .select()
      .from(badges)
      .where(and(eq(badges.editionId, editionId), eq(badges.attendeeId, attendeeId)))
      .orderBy(desc(badges.serial))
      .limit(1)
      .for('update')
  )[0];

/** Holds others who issue badges of the edition until the transaction ends. @returns the last serial */
export async function holdSerials(tx: Tx, editionId: string): Promise<number> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`badges ${editionId}`}, 0))`);
  return lastSerial(tx, editionId);
}

/** The highest serial that was ever issued; 0 for none. */
export const lastSerial = async (db: Db, editionId: string): Promise<number> =>
  (
    await db
      .select({ last: sql<number>`coalesce(max(${badges.serial}), 0)::int` })
      .from(badges)
      .where(eq(badges.editionId, editionId))
  )[0]?.last ?? 0;

/** Rows that one statement takes: PostgreSQL has room for 65,535 values in it. */
const ROWS = 2_000;

export async function insertBadges(tx: Tx, rows: readonly NewBadge[]): Promise<BadgeRow[]> {
  const made: BadgeRow[] = [];
  for (let start = 0; start < rows.length; start += ROWS) {
    made.push(
      ...(await tx
        .insert(badges)
        .values(rows.slice(start, start + ROWS))
        .returning()),
    );
  }
  return made;
}

/** Raises the version as well. */
export async function updateBadges(
  tx: Tx,
  ids: readonly string[],
  values: Partial<NewBadge>,
): Promise<BadgeRow[]> {
  if (ids.length === 0) return [];
  return tx
    .update(badges)
    .set({ ...values, version: sql`${badges.version} + 1` })
    .where(inArray(badges.id, [...ids]))
    .returning();
}

/** One more print of each; the code on them stays. */
export async function countPrints(tx: Tx, ids: readonly string[], now: Date): Promise<BadgeRow[]> {
  if (ids.length === 0) return [];
  return tx
    .update(badges)
    .set({
      prints: sql`${badges.prints} + 1`,
      printedAt: now,
      updatedAt: now,
      version: sql`${badges.version} + 1`,
    })
    .where(inArray(badges.id, [...ids]))
    .returning();
}

/** Which of these badges opened a door before. */
export async function listUsed(tx: Tx, editionId: string, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx
    .selectDistinct({ badgeId: checkIns.badgeId })
    .from(checkIns)
    .where(
      and(
        eq(checkIns.editionId, editionId),
        inArray(checkIns.badgeId, [...ids]),
        eq(checkIns.result, 'accepted'),
      ),
    );
  return new Set(rows.flatMap(({ badgeId }) => badgeId ?? []));
}

/** What doors must know: serials that open nothing, for now or ever. */
export async function readRevocations(db: Db, editionId: string) {
  const rows = await db
    .select({ serial: badges.serial, state: badges.state })
    .from(badges)
    .where(
      and(
        eq(badges.editionId, editionId),
        inArray(badges.state, ['suspended', 'lost', 'revoked', 'reissued']),
      ),
    )
    .orderBy(asc(badges.serial));
  return {
    lastSerial: await lastSerial(db, editionId),
    ended: rows.filter(({ state }) => state !== 'suspended').map(({ serial }) => serial),
    suspended: rows.filter(({ state }) => state === 'suspended').map(({ serial }) => serial),
  };
}
