/** What orders of precedence need of accounts: who holds which version, and who may be sent one. */
import { sql } from 'drizzle-orm';
import type { Database, Db } from '../../../platform/database/index.ts';
import type { Language } from '../../../platform/language/index.ts';

/** An account that a version may be sent to or that holds one. */
export interface Holder extends Record<string, unknown> {
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  /** Number of the newest version that they have in their hands; null: none. */
  readonly number: number | null;
}

/** Who holds versions of a list, each with the newest one in their hands. */
export const listHolders = (database: Pick<Database, 'rows'>, db: Db, listId: string): Promise<Holder[]> =>
  database.rows<Holder>(
    db,
    sql`select a.id as "accountId", a.name, a.email, a.language, max(v.number)::int as number
      from precedence_holders h
        join precedence_versions v on v.edition_id = h.edition_id and v.id = h.version_id
        join accounts a on a.id = h.account_id
      where v.list_id = ${listId}::uuid and a.disabled_at is null and a.merged_into is null
      group by a.id order by a.name, a.id`,
  );

/** Who works in an edition, with the newest version of a list that each has. */
export const listColleagues = (
  database: Pick<Database, 'rows'>,
  db: Db,
  { editionId, listId }: { readonly editionId: string; readonly listId: string },
): Promise<Holder[]> =>
  database.rows<Holder>(
    db,
    sql`select a.id as "accountId", a.name, a.email, a.language, (select max(v.number)::int from precedence_holders h
          join precedence_versions v on v.edition_id = h.edition_id and v.id = h.version_id
          where h.account_id = a.id and v.list_id = ${listId}::uuid) as number
      from accounts a
      where a.disabled_at is null and a.merged_into is null and exists (
        select from grants g where g.account_id = a.id and (g.expires_at is null or g.expires_at > now())
          and g.role in ('organiser', 'programme-manager', 'secretariat', 'protocol', 'exhibition-manager', 'desk')
          and (g.scope_kind = 'installation' or g.scope_kind = 'edition' and g.scope_id = ${editionId}::uuid
            or g.scope_kind = 'series' and g.scope_id = (select series_id from editions where id = ${editionId}::uuid)))
      order by a.name, a.id`,
  );

/** Notes when holders of older versions were told. */
export const markTold = async (
  database: Pick<Database, 'rows'>,
  db: Db,
  {
    listId,
    accountIds,
    now,
  }: { readonly listId: string; readonly accountIds: readonly string[]; readonly now: Date },
): Promise<void> => {
  await database.rows(
    db,
    sql`update precedence_holders h set told_at = ${now.toISOString()}::timestamptz
      from precedence_versions v where v.edition_id = h.edition_id and v.id = h.version_id
        and v.list_id = ${listId}::uuid and v.state <> 'signed-off'
        and h.account_id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(accountIds)}::text::jsonb)
          as given(value))`,
  );
};
