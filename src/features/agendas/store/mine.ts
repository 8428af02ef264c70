import { sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database/index.ts';

/** What makes an agenda somebody's own. */
export interface Mine {
  /** Ids of sessions that they want to attend. */
  readonly favourites: ReadonlySet<string>;
  /** Ids of the persons of the directory that their account is bound to. */
  readonly personIds: ReadonlySet<string>;
  /** The address of their calendar that works; null without one. */
  readonly feed: { readonly createdAt: Date; readonly lastReadAt: Date | null } | null;
  /** The release that they have seen last; null before their first look. */
  readonly look: { readonly release: number; readonly at: Date } | null;
}

/** What is somebody's own in an edition, in one statement. */
export async function readMine(
  { db, rows }: Pick<Database, 'db' | 'rows'>,
  editionId: string,
  accountId: string,
): Promise<Mine> {
  const [row] = await rows<{
    favourites: readonly string[] | null;
    persons: readonly string[] | null;
    feed: { readonly createdAt: string; readonly lastReadAt: string | null } | null;
    look: { readonly release: number; readonly at: string } | null;
  }>(
    db,
    sql`select
      (select json_agg(f.session_id) from favourites f
        where f.edition_id = ${editionId}::uuid and f.account_id = ${accountId}::uuid) as favourites,
      (select json_agg(p.id) from persons p where p.account_id = ${accountId}::uuid) as persons,
      (select json_build_object('createdAt', a.created_at, 'lastReadAt', a.last_read_at) from agenda_feeds a
        where a.edition_id = ${editionId}::uuid and a.account_id = ${accountId}::uuid and a.revoked_at is null
        order by a.created_at desc limit 1) as feed,
      (select json_build_object('release', l.release_number, 'at', l.looked_at) from agenda_looks l
        where l.edition_id = ${editionId}::uuid and l.account_id = ${accountId}::uuid) as look`,
  );
  return {
    favourites: new Set(row?.favourites ?? []),
    personIds: new Set(row?.persons ?? []),
    feed: row?.feed
      ? {
          createdAt: new Date(row.feed.createdAt),
          lastReadAt: row.feed.lastReadAt === null ? null : new Date(row.feed.lastReadAt),
        }
      : null,
    look: row?.look ? { release: row.look.release, at: new Date(row.look.at) } : null,
  };
}

/** Ids of the sessions that somebody marked. */
export async function listFavouriteIds(
  { db, rows }: Pick<Database, 'db' | 'rows'>,
  editionId: string,
  accountId: string,
): Promise<ReadonlySet<string>> {
  const found = await rows<{ id: string }>(
    db,
    sql`select session_id as id from favourites
      where edition_id = ${editionId}::uuid and account_id = ${accountId}::uuid`,
  );
  return new Set(found.map(({ id }) => id));
}
