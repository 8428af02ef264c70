/** Who may be the same as whom: everybody of an edition, the directory, what to look out for. */
import { sql } from 'drizzle-orm';
import type { Database, Db } from '../../../platform/database/index.ts';
import type { LocalText } from '../../../platform/language/index.ts';
import type { AttendeeCategory } from '../tables.ts';

type Rows = Pick<Database, 'rows'>;

/** Somebody of the edition, as far as two of them are compared. */
export interface Comparable extends Record<string, unknown> {
  readonly id: string;
  readonly name: LocalText;
  readonly nameKeys: string;
  readonly birthDate: string | null;
  readonly email: string | null;
  readonly personId: string | null;
  readonly category: AttendeeCategory;
  readonly party: LocalText | null;
  readonly accreditationId: string | null;
  /** Kind, state and number of their identity documents under the edition's key. */
  readonly documents: readonly string[];
}

/** Everybody who comes to an edition. One statement. */
export const listComparable = ({ rows }: Rows, db: Db, editionId: string): Promise<Comparable[]> =>
  rows(
    db,
    sql`select t.id, t.name, t.name_keys as "nameKeys", t.birth_date::text as "birthDate", t.email,
        t.person_id as "personId", t.category, coalesce(s.short_name, b.name) as party, a.id as "accreditationId",
        coalesce(docs.macs, '[]'::json) as documents
      from attendees t
      left join participations p on p.edition_id = t.edition_id and p.id = t.delegation_id
      left join states s on s.code = p.state_code left join bodies b on b.id = p.body_id
      left join accreditations a on a.edition_id = t.edition_id and a.attendee_id = t.id
      left join (select person_id, json_agg(number_mac) as macs from identity_documents
        where edition_id = ${editionId} group by person_id) docs on docs.person_id = t.person_id
      where t.edition_id = ${editionId} and t.cancelled_at is null and t.erased_at is null`,
  );

/** Pairs that somebody looked at and found to be two. */
export const listUnlikenesses = (
  { rows }: Rows,
  db: Db,
  editionId: string,
): Promise<{ attendeeId: string; otherId: string | null; personId: string | null }[]> =>
  rows(
    db,
    sql`select attendee_id as "attendeeId", other_id as "otherId", person_id as "personId" from unlikenesses
      where edition_id = ${editionId}`,
  );

/** A note on somebody to look out for, with who wrote it. */
export interface WatchNote extends Record<string, unknown> {
  readonly id: string;
  readonly name: string;
  readonly note: string;
  readonly author: string | null;
  readonly createdAt: string;
  readonly closedAt: string | null;
  readonly version: number;
}

/** Notes of an edition, open ones first, newest first. */
export const listWatchNotes = (
  { rows }: Rows,
  db: Db,
  editionId: string,
  { open = false }: { readonly open?: boolean } = {},
): Promise<WatchNote[]> =>
  rows(
    db,
    sql`select w.id, w.name, w.note, acc.name as author, w.created_at as "createdAt", w.closed_at as "closedAt",
        w.version
      from watch_notes w left join accounts acc on acc.id = w.created_by
      where w.edition_id = ${editionId} ${open ? sql`and w.closed_at is null` : sql``}
      order by w.closed_at is not null, w.created_at desc, w.id`,
  );

/** A person of the directory, as far as they are compared. */
export interface DirectoryPerson extends Record<string, unknown> {
  readonly id: string;
  readonly name: LocalText;
  readonly post: LocalText | null;
  readonly body: LocalText | null;
  readonly accountId: string | null;
}

/** Everybody in the directory who has a name. One statement. */
export const listDirectory = ({ rows }: Rows, db: Db): Promise<DirectoryPerson[]> =>
  rows(
    db,
    sql`select p.id, p.name, p.post, b.name as body, p.account_id as "accountId"
      from persons p left join bodies b on b.id = p.body_id where p.erased_at is null`,
  );
