/** People who have places or may ask for one: attendees with what decides about them and how they are reached. */
import { type SQL, sql } from 'drizzle-orm';
import type { Database, Db } from '../../../platform/database/index.ts';
import type { Language, LocalText } from '../../../platform/language/index.ts';
import type { AttendeeCategory } from '../../delegations/tables.ts';
import { searchCondition } from '../../directory/index.ts';
import type { Standing } from '../places/rules/holders.ts';
import type { PlaceState } from '../tables.ts';

/** Somebody who comes to an edition, as places see them. */
export interface Holder extends Standing {
  readonly id: string;
  readonly editionId: string;
  readonly name: LocalText;
  readonly organisation: LocalText | null;
  readonly delegationId: string | null;
  readonly personId: string | null;
  readonly accountId: string | null;
  /** Where mails go; null: nowhere. */
  readonly address: string | null;
  readonly language: Language;
  /** Hash of the secret of their registration's link. */
  readonly registrationHash: string | null;
  /** Accounts of which they are: their own, that by which they registered, that of the address they registered with. */
  readonly accounts: readonly string[];
  readonly sample: boolean;
}

type HolderRow = Omit<Holder, 'cancelledAt' | 'erasedAt' | 'accounts'> & {
  readonly cancelledAt: string | null;
  readonly erasedAt: string | null;
  readonly accounts: readonly (string | null)[] | null;
} & Record<string, unknown>;

const columns = sql`a.id, a.edition_id as "editionId", a.category, a.name, a.organisation,
  a.delegation_id as "delegationId", a.person_id as "personId", a.cancelled_at as "cancelledAt",
  a.erased_at as "erasedAt", a.language, a.sample, r.state as registration, r.secret_hash as "registrationHash",
  (select n.state from nominations n where n.edition_id = a.edition_id and n.attendee_id = a.id
    order by n.created_at desc limit 1) as nomination,
  ac.state as accreditation,
  coalesce(a.account_id, r.account_id, mine.id) as "accountId",
  coalesce(a.email, nullif(r.email, ''), own.email) as address,
  json_build_array(a.account_id, r.account_id, mine.id) as accounts`;
const joined = sql`attendees a
  left join registrations r on r.edition_id = a.edition_id and r.attendee_id = a.id
  left join accreditations ac on ac.edition_id = a.edition_id and ac.attendee_id = a.id
  left join accounts own on own.id = a.account_id and own.disabled_at is null
  left join accounts mine on mine.email = r.email and mine.disabled_at is null`;

const holderOf = ({ cancelledAt, erasedAt, accounts, ...row }: HolderRow): Holder => ({
  ...row,
  cancelledAt: cancelledAt === null ? null : new Date(cancelledAt),
  erasedAt: erasedAt === null ? null : new Date(erasedAt),
  accounts: [...new Set((accounts ?? []).flatMap((id) => id ?? []))],
});

const by = async (
  { rows }: Pick<Database, 'rows'>,
  db: Db,
  condition: SQL,
  limit = 5_000,
): Promise<Holder[]> =>
  (
    await rows<HolderRow>(
      db,
      sql`select ${columns} from ${joined} where ${condition} order by a.sort_ar collate "C", a.id limit ${limit}`,
    )
  ).map(holderOf);

const idList = (ids: readonly string[]): SQL =>
  sql`(select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb) as given(value))`;

/** People by their ids. */
export const findHolders = (
  deps: Pick<Database, 'rows'>,
  db: Db,
  ids: readonly string[],
): Promise<Holder[]> => (ids.length === 0 ? Promise.resolve([]) : by(deps, db, sql`a.id in ${idList(ids)}`));

/** Locks people, in the order of their ids: what is counted over their places stays true until the commit. */
export const lockHolders = async (
  deps: Pick<Database, 'rows'>,
  db: Db,
  ids: readonly string[],
): Promise<void> => {
  await deps.rows(db, sql`select id from attendees where id in ${idList(ids)} order by id for no key update`);
};

/** Whom an account may act for in an edition, or in all: those it is of, and those of its delegations. */
export const listHoldersOf = (
  deps: Pick<Database, 'rows'>,
  db: Db,
  accountId: string,
  delegationIds: readonly string[],
  editionId?: string,
): Promise<Holder[]> =>
  by(
    deps,
    db,
    sql`a.cancelled_at is null and a.erased_at is null
      and (a.account_id = ${accountId}::uuid or r.account_id = ${accountId}::uuid or mine.id = ${accountId}::uuid
        or a.delegation_id in ${idList(delegationIds)})
      and ${editionId === undefined ? sql`true` : sql`a.edition_id = ${editionId}::uuid`}`,
  );

/** Everybody who comes to an edition. */
export const listEditionHolders = (
  deps: Pick<Database, 'rows'>,
  db: Db,
  editionId: string,
): Promise<Holder[]> =>
  by(
    deps,
    db,
    sql`a.edition_id = ${editionId}::uuid and a.cancelled_at is null and a.erased_at is null`,
    100_000,
  );

/** Who registered by a secret link. */
export const findHolderByRegistration = async (
  deps: Pick<Database, 'rows'>,
  db: Db,
  secretHash: string,
): Promise<Holder | undefined> => (await by(deps, db, sql`r.secret_hash = ${secretHash}`, 1))[0];

/** People of an edition by their names as typed, in either script; nobody for an empty search. */
export const searchHolders = (
  deps: Pick<Database, 'rows'>,
  db: Db,
  editionId: string,
  typed: string,
): Promise<Holder[]> =>
  by(
    deps,
    db,
    sql`a.edition_id = ${editionId}::uuid and a.cancelled_at is null and a.erased_at is null
      and ${searchCondition(sql`a.search`, [sql`(a.name ->> 'ar')`, sql`(a.name ->> 'en')`], typed) ?? sql`false`}`,
    50,
  );

/** A place with whom it is of and where they stand in the list. */
export interface PlaceWhole {
  readonly id: string;
  readonly editionId: string;
  readonly activityId: string;
  readonly attendeeId: string;
  readonly state: PlaceState;
  readonly number: number;
  /** In the waiting list, from 1; null: they do not wait. */
  readonly position: number | null;
  readonly reserved: boolean;
  readonly offeredAt: Date | null;
  readonly offerExpiresAt: Date | null;
  readonly confirmedAt: Date | null;
  readonly endedAt: Date | null;
  readonly createdAt: Date;
  readonly reason: string | null;
  readonly version: number;
  readonly name: LocalText;
  readonly organisation: LocalText | null;
  readonly category: AttendeeCategory;
  readonly delegationId: string | null;
  readonly sample: boolean;
}

type PlaceRow = {
  readonly [K in keyof PlaceWhole]: PlaceWhole[K] extends Date
    ? string
    : PlaceWhole[K] extends Date | null
      ? string | null
      : PlaceWhole[K];
} & Record<string, unknown>;

const date = (text: string | null): Date | null => (text === null ? null : new Date(text));

const placesBy = async (
  { rows }: Pick<Database, 'rows'>,
  db: Db,
  condition: SQL,
  order = sql`p.number`,
): Promise<PlaceWhole[]> =>
  (
    await rows<PlaceRow>(
      db,
      sql`select p.id, p.edition_id as "editionId", p.activity_id as "activityId", p.attendee_id as "attendeeId",
          p.state, p.number::int as number, p.reservation_id is not null as reserved, p.offered_at as "offeredAt",
          p.offer_expires_at as "offerExpiresAt", p.confirmed_at as "confirmedAt", p.ended_at as "endedAt",
          p.created_at as "createdAt", p.reason, p.version, a.name, a.organisation, a.category,
          a.delegation_id as "delegationId", p.sample,
          case when p.state = 'waiting' then (select count(*)::int from places w where w.edition_id = p.edition_id
            and w.activity_id = p.activity_id and w.state = 'waiting' and w.number <= p.number) end as position
        from places p join attendees a on a.edition_id = p.edition_id and a.id = p.attendee_id
        where ${condition} order by ${order}`,
    )
  ).map((row) => ({
    ...row,
    offeredAt: date(row.offeredAt),
    offerExpiresAt: date(row.offerExpiresAt),
    confirmedAt: date(row.confirmedAt),
    endedAt: date(row.endedAt),
    createdAt: new Date(row.createdAt),
  }));

/** Everybody who has or had a place in an activity, or waits for one, in the order in which they asked. */
export const listPlaces = (deps: Pick<Database, 'rows'>, db: Db, activityId: string): Promise<PlaceWhole[]> =>
  placesBy(deps, db, sql`p.activity_id = ${activityId}::uuid`);

/** Every place of an edition, for its export. */
export const listEditionPlaces = (
  deps: Pick<Database, 'rows'>,
  db: Db,
  editionId: string,
): Promise<PlaceWhole[]> =>
  placesBy(deps, db, sql`p.edition_id = ${editionId}::uuid`, sql`p.activity_id, p.number`);

/** The places of people, newest first. */
export const listPlacesOf = (
  deps: Pick<Database, 'rows'>,
  db: Db,
  attendeeIds: readonly string[],
): Promise<PlaceWhole[]> =>
  attendeeIds.length === 0
    ? Promise.resolve([])
    : placesBy(deps, db, sql`p.attendee_id in ${idList(attendeeIds)}`, sql`p.created_at desc, p.id`);

/** Places by their ids, in the order of their numbers. */
export const findPlacesWhole = (
  deps: Pick<Database, 'rows'>,
  db: Db,
  ids: readonly string[],
): Promise<PlaceWhole[]> =>
  ids.length === 0 ? Promise.resolve([]) : placesBy(deps, db, sql`p.id in ${idList(ids)}`);

/** A place with whom it is of. */
export const findPlaceWhole = async (
  deps: Pick<Database, 'rows'>,
  db: Db,
  id: string,
): Promise<PlaceWhole | undefined> => (await placesBy(deps, db, sql`p.id = ${id}::uuid`))[0];

/** Sessions that are somebody's for other reasons than a place: marked by an account of theirs, or with a part in them. */
export const listOwnSessions = async (
  { rows }: Pick<Database, 'rows'>,
  db: Db,
  holder: Pick<Holder, 'editionId' | 'accounts' | 'personId'>,
): Promise<string[]> =>
  (
    await rows<{ id: string }>(
      db,
      sql`select session_id as id from favourites
          where edition_id = ${holder.editionId}::uuid and account_id in ${idList(holder.accounts)}
        union
        select h.session_id from role_holders h join persons p on p.id = h.person_id
          where h.edition_id = ${holder.editionId}::uuid
            and (h.person_id = ${holder.personId}::uuid or p.account_id in ${idList(holder.accounts)})`,
    )
  ).map(({ id }) => id);
