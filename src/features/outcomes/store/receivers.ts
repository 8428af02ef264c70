import { type SQL, sql } from 'drizzle-orm';
import type { Database, Db } from '../../../platform/database/index.ts';
import { inForce, type Told, told } from './follow-up/obligations.ts';

type Rows = Pick<Database, 'rows'>;

const listOf = (items: readonly string[]): SQL =>
  sql.join(
    items.map((item) => sql`${item}::uuid`),
    sql`, `,
  );

/** Somebody who speaks for a delegation. */
export interface Speaking extends Told {
  readonly participationId: string;
}

/**
 * Who speaks for delegations of an edition that come or may come: everybody once, with one of theirs.
 * @param among these delegations alone; default: all of the edition
 */
export const listSpeakers = (
  { rows }: Rows,
  db: Db,
  editionId: string,
  among?: readonly string[],
): Promise<Speaking[]> =>
  among?.length === 0
    ? Promise.resolve([])
    : rows<Speaking & Record<string, unknown>>(
        db,
        sql`select distinct on (a.id) ${told}, p.id as "participationId"
          from accounts a join grants g on g.account_id = a.id join participations p on p.id = g.scope_id
          where ${inForce} and g.role in ('focal-point', 'delegate') and g.scope_kind = 'delegation'
            and p.edition_id = ${editionId}::uuid and p.status not in ('declined', 'withdrawn')
            ${among === undefined ? sql`` : sql`and p.id in (${listOf(among)})`}
          order by a.id, p.id`,
      );

/** Who acts for a body in an edition: its delegation there, and its reporters. */
export const listActingFor = ({ rows }: Rows, db: Db, editionId: string, bodyId: string): Promise<Told[]> =>
  rows<Told & Record<string, unknown>>(
    db,
    sql`select distinct ${told} from accounts a join grants g on g.account_id = a.id
      where ${inForce} and ((g.role = 'reporter' and g.scope_kind = 'body' and g.scope_id = ${bodyId}::uuid)
        or (g.role in ('focal-point', 'delegate') and g.scope_kind = 'delegation' and g.scope_id in (
          select p.id from participations p where p.edition_id = ${editionId}::uuid and p.body_id = ${bodyId}::uuid
            and p.status not in ('declined', 'withdrawn'))))
      order by a.id`,
  );

/** Who may release a text of an edition, but for one. */
export const listReleasers = (
  { rows }: Rows,
  db: Db,
  editionId: string,
  except: string | null,
): Promise<Told[]> =>
  rows<Told & Record<string, unknown>>(
    db,
    sql`select distinct ${told} from accounts a join grants g on g.account_id = a.id
      where ${inForce} and g.role in ('organiser', 'secretariat') and a.id is distinct from ${except}::uuid
        and ((g.scope_kind = 'edition' and g.scope_id = ${editionId}::uuid)
          or (g.scope_kind = 'series' and g.scope_id = (select series_id from editions where id = ${editionId}::uuid)))
      order by a.id`,
  );

/** One account, while it is in use. */
export const listAccount = ({ rows }: Rows, db: Db, id: string | null): Promise<Told[]> =>
  id === null
    ? Promise.resolve([])
    : rows<Told & Record<string, unknown>>(
        db,
        sql`select ${told} from accounts a
          where a.id = ${id}::uuid and a.disabled_at is null and a.merged_into is null`,
      );

/** Texts whose windows for amendments close in a period, opened a day ago at least. */
export const listClosing = (
  { rows }: Rows,
  db: Db,
  { now, until }: { readonly now: Date; readonly until: Date },
): Promise<{ readonly id: string; readonly editionId: string }[]> =>
  rows<{ id: string; editionId: string }>(
    db,
    sql`select id, edition_id as "editionId" from outcome_documents
      where status = 'open-for-amendments' and amendments_close_at > ${now.toISOString()}::timestamptz
        and amendments_close_at <= ${until.toISOString()}::timestamptz
        and amendments_open_at <= ${now.toISOString()}::timestamptz - interval '1 day'
      order by id`,
  );
