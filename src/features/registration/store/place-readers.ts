/** What other features read of places. */
import { type SQL, sql } from 'drizzle-orm';
import type { Database, Db } from '../../../platform/database/index.ts';
import type { PlaceState } from '../tables.ts';

/** Places, of the table under the alias `p`, in which an account has a place, is offered one or waits. */
const heldBy = (accountId: string): SQL =>
  sql`p.state in ('waiting', 'offered', 'confirmed', 'attended')
    and (a.account_id = ${accountId}::uuid or r.account_id = ${accountId}::uuid
      or r.email = (select email from accounts where id = ${accountId}::uuid))`;
const withHolders = sql`places p
  join attendees a on a.edition_id = p.edition_id and a.id = p.attendee_id
  left join registrations r on r.edition_id = p.edition_id and r.attendee_id = p.attendee_id`;

/** Editions in which an account has a place, is offered one or waits. */
export const listPlaceEditions = async (
  { db, rows }: Pick<Database, 'db' | 'rows'>,
  accountId: string,
): Promise<string[]> =>
  (
    await rows<{ id: string }>(
      db,
      sql`select distinct p.edition_id as id from ${withHolders} where ${heldBy(accountId)}`,
    )
  ).map(({ id }) => id);

/** Sessions in which an account has a place, is offered one or waits. */
export const listPlaceReasons = (
  { db, rows }: Pick<Database, 'db' | 'rows'>,
  editionId: string,
  accountId: string,
): Promise<{ sessionId: string; state: PlaceState }[]> =>
  rows(
    db,
    sql`select p.activity_id as "sessionId", p.state from ${withHolders}
      where p.edition_id = ${editionId}::uuid and ${heldBy(accountId)} order by p.created_at, p.id`,
  );

/** Accounts with a place in any of the sessions, or waiting for one, each with those sessions. */
export const listAccountsWithPlaces = async (
  { rows }: Pick<Database, 'rows'>,
  db: Db,
  editionId: string,
  sessionIds: readonly string[],
): Promise<{ accountId: string; sessionIds: string[] }[]> =>
  sessionIds.length === 0
    ? []
    : rows(
        db,
        sql`select c.id as "accountId", json_agg(distinct p.activity_id) as "sessionIds" from places p
            join attendees a on a.edition_id = p.edition_id and a.id = p.attendee_id
            left join registrations r on r.edition_id = p.edition_id and r.attendee_id = p.attendee_id
            join accounts c on c.disabled_at is null and (c.id = a.account_id or c.id = r.account_id or c.email = r.email)
          where p.edition_id = ${editionId}::uuid and p.state in ('waiting', 'offered', 'confirmed')
            and p.activity_id in (select value::uuid from
              jsonb_array_elements_text(${JSON.stringify(sessionIds)}::text::jsonb) as given(value))
          group by c.id order by c.id`,
      );
