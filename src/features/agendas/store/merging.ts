import { sql } from 'drizzle-orm';
import type { Database, Tx } from '../../../platform/database/index.ts';
import { agendaFeeds, agendaLooks, favourites } from '../tables.ts';

/**
 * What somebody marked, the addresses of their calendars and what they have seen become the other account's. What both
 * marked is marked once, since the first time; of what both looked at the later look counts. Addresses go on working.
 */
export async function moveAgendas(
  { rows }: Pick<Database, 'rows'>,
  tx: Tx,
  { from, into }: { readonly from: string; readonly into: string },
): Promise<void> {
  await rows(
    tx,
    sql`insert into ${favourites} (edition_id, account_id, session_id, created_at)
      select edition_id, ${into}::uuid, session_id, created_at from ${favourites} f where f.account_id = ${from}::uuid
      on conflict (edition_id, account_id, session_id)
        do update set created_at = least(${favourites}.created_at, excluded.created_at)`,
  );
  await rows(tx, sql`delete from ${favourites} where account_id = ${from}::uuid`);
  await rows(tx, sql`update ${agendaFeeds} set account_id = ${into}::uuid where account_id = ${from}::uuid`);
  await rows(
    tx,
    sql`insert into ${agendaLooks} (edition_id, account_id, release_number, looked_at)
      select edition_id, ${into}::uuid, release_number, looked_at from ${agendaLooks} l where l.account_id = ${from}::uuid
      on conflict (edition_id, account_id) do update set
        release_number = greatest(${agendaLooks}.release_number, excluded.release_number),
        looked_at = greatest(${agendaLooks}.looked_at, excluded.looked_at)`,
  );
  await rows(tx, sql`delete from ${agendaLooks} where account_id = ${from}::uuid`);
}
