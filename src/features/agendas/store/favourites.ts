import { and, eq, sql } from 'drizzle-orm';
import type { Database, Tx } from '../../../platform/database/index.ts';
import { favourites } from '../tables.ts';

/** One session that one account wants to attend. */
export interface FavouriteKey {
  readonly editionId: string;
  readonly accountId: string;
  readonly sessionId: string;
}

/** @returns whether it was not there before */
export async function insertFavourite(tx: Tx, key: FavouriteKey): Promise<boolean> {
  const added = await tx
    .insert(favourites)
    .values(key)
    .onConflictDoNothing()
    .returning({ id: favourites.sessionId });
  return added.length > 0;
}

/** @returns whether it was there */
export async function deleteFavourite(tx: Tx, key: FavouriteKey): Promise<boolean> {
  const gone = await tx
    .delete(favourites)
    .where(
      and(
        eq(favourites.editionId, key.editionId),
        eq(favourites.accountId, key.accountId),
        eq(favourites.sessionId, key.sessionId),
      ),
    )
    .returning({ id: favourites.sessionId });
  return gone.length > 0;
}

/** When each session was marked, by its id. */
export async function listFavouriteTimes(
  { db, rows }: Pick<Database, 'db' | 'rows'>,
  editionId: string,
  accountId: string,
): Promise<ReadonlyMap<string, Date>> {
  const found = await rows<{ id: string; at: string | Date }>(
    db,
    sql`select session_id as id, created_at as at from favourites
      where edition_id = ${editionId}::uuid and account_id = ${accountId}::uuid`,
  );
  return new Map(found.map(({ id, at }) => [id, new Date(at)]));
}

/** Two sessions and how many want to attend both; the smaller id first. */
export interface SharedAudience {
  readonly one: string;
  readonly other: string;
  readonly count: number;
}

/** How many want to attend two sessions: pairs that at least `least` people marked, most wanted first. */
export async function listSharedAudiences(
  { db, rows }: Pick<Database, 'db' | 'rows'>,
  editionId: string,
  { least = 2, most = 2_000 }: { readonly least?: number; readonly most?: number } = {},
): Promise<readonly SharedAudience[]> {
  const found = await rows<{ one: string; other: string; count: number | string }>(
    db,
    sql`select a.session_id as one, b.session_id as other, count(*) as count
      from favourites a join favourites b on b.edition_id = a.edition_id and b.account_id = a.account_id
        and b.session_id > a.session_id
      where a.edition_id = ${editionId}::uuid
      group by 1, 2 having count(*) >= ${least} order by 3 desc, 1, 2 limit ${most}`,
  );
  return found.map(({ one, other, count }) => ({ one, other, count: Number(count) }));
}

/** Accounts that marked at least one of the sessions, each with those that it marked. */
export async function listAccountsOf(
  { db, rows }: Pick<Database, 'db' | 'rows'>,
  editionId: string,
  sessionIds: readonly string[],
): Promise<readonly { readonly accountId: string; readonly sessionIds: readonly string[] }[]> {
  if (sessionIds.length === 0) return [];
  return rows<{ accountId: string; sessionIds: readonly string[] }>(
    db,
    sql`select f.account_id as "accountId", json_agg(f.session_id order by f.session_id) as "sessionIds"
      from favourites f join accounts a on a.id = f.account_id and a.disabled_at is null
      where f.edition_id = ${editionId}::uuid and f.session_id in (
        select value::uuid from jsonb_array_elements_text(${JSON.stringify(sessionIds)}::text::jsonb) as given(value))
      group by 1 order by 1`,
  );
}
