import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Database, Tx } from '../../../platform/database/index.ts';
import { agendaFeeds } from '../tables.ts';

/** Whose calendar a secret opens. */
export interface FeedOwner {
  readonly feedId: string;
  readonly editionId: string;
  readonly accountId: string;
}

/** The owner of the address with this hash; undefined for one that never was, that was revoked, or whose account is closed. */
export async function findFeed(
  { db, rows }: Pick<Database, 'db' | 'rows'>,
  secretHash: string,
): Promise<FeedOwner | undefined> {
  const [found] = await rows<{ feedId: string; editionId: string; accountId: string }>(
    db,
    sql`select f.id as "feedId", f.edition_id as "editionId", f.account_id as "accountId"
      from agenda_feeds f join accounts a on a.id = f.account_id
      where f.secret_hash = ${secretHash} and f.revoked_at is null and a.disabled_at is null`,
  );
  return found;
}

/** Every address of the account in the edition stops working. @returns how many did work */
export async function revokeFeeds(
  tx: Tx,
  {
    editionId,
    accountId,
    now,
  }: { readonly editionId: string; readonly accountId: string; readonly now: Date },
): Promise<number> {
  const revoked = await tx
    .update(agendaFeeds)
    .set({ revokedAt: now })
    .where(
      and(
        eq(agendaFeeds.editionId, editionId),
        eq(agendaFeeds.accountId, accountId),
        isNull(agendaFeeds.revokedAt),
      ),
    )
    .returning({ id: agendaFeeds.id });
  return revoked.length;
}

export async function insertFeed(
  tx: Tx,
  row: {
    readonly editionId: string;
    readonly accountId: string;
    readonly secretHash: string;
    readonly createdAt: Date;
  },
): Promise<void> {
  await tx.insert(agendaFeeds).values(row);
}

/** Notes that a calendar was read, at most once in some minutes: many programs ask again and again. */
export async function noteReading(
  { db, rows }: Pick<Database, 'db' | 'rows'>,
  { feedId, editionId }: FeedOwner,
  now: Date,
): Promise<void> {
  const at = now.toISOString();
  await rows(
    db,
    sql`update agenda_feeds set last_read_at = ${at}::timestamptz
      where edition_id = ${editionId}::uuid and id = ${feedId}::uuid
        and (last_read_at is null or last_read_at < ${at}::timestamptz - interval '5 minutes')`,
  );
}
