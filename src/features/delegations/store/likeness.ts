/** Who may be the same as whom: everybody of an edition, the directory, what to look out for. */
import { sql } from 'drizzle-orm';
import type { Database, Db } from '../../../platform/database/index.ts';
import type { LocalText } from '../../../platform/language/index.ts';
import type { AttendeeCategory } from '../tables.ts';

/** Last digits by which two telephone numbers are one, with and without the country's code. */
const PHONE_DIGITS = 9;

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

/** Somebody of the edition whom somebody new may be, with what of them is the same. */
export interface Acquainted extends Record<string, unknown> {
  readonly id: string;
  readonly name: LocalText;
  readonly category: AttendeeCategory;
  readonly party: LocalText | null;
  readonly sharedKeys: number;
  readonly sameEmail: boolean;
  readonly samePhone: boolean;
}

/**
 * Those of an edition who share two keys of a name, an address or a telephone number with somebody. One statement.
 * @param like keys of the name; address in small letters; telephone as it is kept
 */
export const listAcquainted = (
  { rows }: Rows,
  db: Db,
  editionId: string,
  like: { readonly keys: readonly string[]; readonly email: string | null; readonly phone: string | null },
): Promise<Acquainted[]> => {
  const digits = like.phone?.replace(/\D/g, '').slice(-PHONE_DIGITS) ?? '';
  return rows(
    db,
    sql`select t.id, t.name, t.category, t.shared as "sharedKeys", t.same_email as "sameEmail",
        t.same_phone as "samePhone", coalesce(s.short_name, b.name) as party
      from (select a.*, (select count(*)::int
            from jsonb_array_elements_text(${JSON.stringify(like.keys)}::text::jsonb) as given(key)
            where position(' ' || given.key || ' ' in a.name_keys) > 0) as shared,
          coalesce(lower(a.email) = ${like.email}::text, false) as same_email,
          coalesce(${digits}::text <> '' and right(regexp_replace(a.phone, '\\D', '', 'g'), ${PHONE_DIGITS}) = ${digits},
            false) as same_phone
        from attendees a
        where a.edition_id = ${editionId} and a.cancelled_at is null and a.erased_at is null) t
      left join participations p on p.edition_id = t.edition_id and p.id = t.delegation_id
      left join states s on s.code = p.state_code left join bodies b on b.id = p.body_id
      where t.shared >= 2 or t.same_email or t.same_phone
      order by t.same_email desc, t.same_phone desc, t.shared desc, t.id`,
  );
};

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
