import { sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database/index.ts';
import type { LocalText } from '../../../platform/language/index.ts';

/** An edition in which somebody has an agenda of their own. */
export interface AgendaEdition {
  readonly id: string;
  readonly series: string;
  readonly edition: string;
  readonly title: LocalText;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly favourites: number;
  readonly roles: number;
  /** They have a part in its programme, announced or asked about. */
  readonly part: boolean;
  readonly feed: { readonly createdAt: Date; readonly lastReadAt: Date | null } | null;
}

/**
 * Public editions in which the account marked sessions, appears on the programme or reads a calendar, newest first.
 * @param others ids of editions in which sessions are the account's for other reasons
 */
export async function listAgendaEditions(
  { db, rows }: Pick<Database, 'db' | 'rows'>,
  accountId: string,
  others: readonly string[],
): Promise<readonly AgendaEdition[]> {
  const found = await rows<{
    id: string;
    series: string;
    edition: string;
    title: LocalText;
    startsOn: string;
    endsOn: string;
    favourites: number | string;
    roles: number | string;
    part: boolean;
    feed: { createdAt: string; lastReadAt: string | null } | null;
  }>(
    db,
    sql`select * from (
        select e.id, r.slug as series, e.slug as edition, e.title, e.starts_on::text as "startsOn",
          e.ends_on::text as "endsOn",
          (select count(*) from favourites f where f.edition_id = e.id and f.account_id = ${accountId}::uuid) as favourites,
          (select count(distinct h.session_id) from role_holders h
            join persons p on p.id = h.person_id and p.account_id = ${accountId}::uuid
            join sessions s on s.edition_id = h.edition_id and s.id = h.session_id and s.status in ('scheduled', 'cancelled')
            where h.edition_id = e.id) as roles,
          exists (select 1 from role_holders h join persons p on p.id = h.person_id and p.account_id = ${accountId}::uuid
            join sessions s on s.edition_id = h.edition_id and s.id = h.session_id
            left join speaker_confirmations c on c.edition_id = h.edition_id and c.session_id = h.session_id
              and c.person_id = h.person_id
            where h.edition_id = e.id and (s.status <> 'draft' or c.id is not null)) as part,
          (select json_build_object('createdAt', a.created_at, 'lastReadAt', a.last_read_at) from agenda_feeds a
            where a.edition_id = e.id and a.account_id = ${accountId}::uuid and a.revoked_at is null
            order by a.created_at desc limit 1) as feed
        from editions e join series r on r.id = e.series_id where e.visibility = 'public') own
      where favourites > 0 or part or feed is not null
        or id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(others)}::text::jsonb) as given(value))
      order by "startsOn" desc, series, edition`,
  );
  return found.map(({ favourites, roles, feed, ...own }) => ({
    ...own,
    favourites: Number(favourites),
    roles: Number(roles),
    feed:
      feed === null
        ? null
        : {
            createdAt: new Date(feed.createdAt),
            lastReadAt: feed.lastReadAt === null ? null : new Date(feed.lastReadAt),
          },
  }));
}
