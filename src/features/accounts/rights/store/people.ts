/** SQL of rights, read: people with what they hold, who gave and who lent it. */
import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Grant, Role, ScopeKind } from '../../../../platform/actor/index.ts';
import type { Db } from '../../../../platform/database/index.ts';
import type { Language } from '../../../../platform/language/index.ts';
import { inForce, lentFromSource } from '../../grants-in-force.ts';
import { accounts, grants } from '../../tables.ts';

/** A right as lists show it. */
export interface ListedRight extends Grant {
  readonly id: string;
  readonly endsAt: Date | null;
  readonly note: string | null;
  readonly createdAt: Date;
  /** Who gave it; null: the system. */
  readonly givenBy: { readonly id: string; readonly name: string } | null;
  /** Who lent it; null: it is the holder's own. */
  readonly lentBy: { readonly id: string; readonly name: string } | null;
}

/** Somebody with an account and the rights asked for. */
export interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly disabledAt: Date | null;
  readonly mergedInto: string | null;
  readonly version: number;
  readonly createdAt: Date;
  readonly lastSeenAt: Date | null;
  /** An authenticator app or a passkey is enrolled. */
  readonly hasFactor: boolean;
  readonly hasPassword: boolean;
  readonly rights: readonly ListedRight[];
}

/** Where rights are looked for. */
export type RightsWithin =
  | 'everywhere'
  | {
      readonly editionId: string;
      readonly seriesId: string;
      readonly delegationIds: readonly string[];
      /** Also those that reach into the edition from its series and from the installation. */
      readonly fromAbove: boolean;
    };

const iso = (now: Date): SQL => sql`${now.toISOString()}::timestamptz`;

function reaches(within: RightsWithin): SQL {
  if (within === 'everywhere') return sql`true`;
  const { editionId, seriesId, delegationIds, fromAbove } = within;
  const delegations =
    delegationIds.length === 0
      ? sql`false`
      : sql`(g.scope_kind = 'delegation' and g.scope_id in ${[...delegationIds]})`;
  const above = fromAbove
    ? sql`or g.scope_kind = 'installation' or (g.scope_kind = 'series' and g.scope_id = ${seriesId})`
    : sql``;
  return sql`((g.scope_kind = 'edition' and g.scope_id = ${editionId}) or ${delegations} ${above})`;
}

/** @param now null: those that are over as well */
const rightsJson = (
  within: RightsWithin,
  now: Date | null,
): SQL<readonly Record<string, unknown>[]> => sql`coalesce((
  select json_agg(json_build_object('id', g.id, 'role', g.role, 'scopeKind', g.scope_kind, 'scopeId', g.scope_id,
    'endsAt', least(g.expires_at, source.expires_at), 'note', g.note, 'createdAt', g.created_at,
    'givenBy', case when giver.id is not null then json_build_object('id', giver.id, 'name', giver.name) end,
    'lentBy', case when lender.id is not null then json_build_object('id', lender.id, 'name', lender.name) end)
    order by g.created_at, g.id)
  from grants g
    ${lentFromSource}
    left join accounts lender on lender.id = source.account_id
    left join accounts giver on giver.id = g.granted_by
  where g.account_id = "accounts"."id" and ${reaches(within)} ${now === null ? sql`` : sql`and ${inForce(now)}`}
), '[]'::json)`;

const hasRights = (within: RightsWithin, now: Date): SQL => sql`exists (
  select 1 from grants g ${lentFromSource}
  where g.account_id = "accounts"."id" and ${reaches(within)} and ${inForce(now)})`;

const lastSeen = sql<
  string | null
>`(select max(s.last_seen_at) from sign_ins s where s.account_id = "accounts"."id")`;
const hasFactor = sql<boolean>`(
  exists (select 1 from totp_secrets t where t.account_id = "accounts"."id" and t.confirmed_at is not null)
  or exists (select 1 from passkeys p where p.account_id = "accounts"."id"))`;

const readRight = (json: Record<string, unknown>): ListedRight =>
  ({
    ...json,
    endsAt: json.endsAt === null ? null : new Date(json.endsAt as string),
    createdAt: new Date(json.createdAt as string),
  }) as ListedRight;

/** What narrows a list of people. */
export interface PeopleFilter {
  readonly role?: Role | undefined;
  readonly state?: 'disabled' | 'no-factor' | 'never-seen' | 'no-rights' | undefined;
  /** Only these accounts. */
  readonly ids?: readonly string[] | undefined;
}

function condition(within: RightsWithin, filter: PeopleFilter, now: Date): SQL | undefined {
  const { role, state, ids } = filter;
  const withRole = (wanted: Role): SQL => sql`exists (
    select 1 from grants g ${lentFromSource}
    where g.account_id = "accounts"."id" and g.role = ${wanted} and ${reaches(within)} and ${inForce(now)})`;
  const guarded = sql`exists (select 1 from grants g where g.account_id = "accounts"."id"
    and g.role in ('organiser', 'secretariat', 'protocol', 'desk', 'focal-point'))`;
  return and(
    within === 'everywhere' ? undefined : hasRights(within, now),
    role === undefined ? undefined : withRole(role),
    ids === undefined ? undefined : ids.length === 0 ? sql`false` : inArray(accounts.id, [...ids]),
    state === 'disabled' ? sql`${accounts.disabledAt} is not null` : undefined,
    state === 'no-factor' ? sql`not ${hasFactor} and ${guarded}` : undefined,
    state === 'never-seen' ? sql`${lastSeen} is null` : undefined,
    state === 'no-rights' ? sql`not ${hasRights('everywhere', now)}` : undefined,
  );
}

/** People with their rights, by name: one query. */
export async function listPeople(
  db: Db,
  within: RightsWithin,
  filter: PeopleFilter,
  { now, limit, skip = 0, ended = false }: { now: Date; limit: number; skip?: number; ended?: boolean },
): Promise<PersonRow[]> {
  const rows = await db
    .select({
      id: accounts.id,
      name: accounts.name,
      email: accounts.email,
      language: accounts.language,
      disabledAt: accounts.disabledAt,
      mergedInto: accounts.mergedInto,
      version: accounts.version,
      createdAt: accounts.createdAt,
      lastSeenAt: lastSeen,
      hasFactor,
      hasPassword: sql<boolean>`${accounts.passwordHash} is not null`,
      rights: rightsJson(within, ended ? null : now),
    })
    .from(accounts)
    .where(condition(within, filter, now))
    .orderBy(asc(accounts.name), asc(accounts.id))
    .limit(limit)
    .offset(skip);
  return rows.map((row) => ({
    ...row,
    lastSeenAt: row.lastSeenAt === null ? null : new Date(row.lastSeenAt),
    rights: row.rights.map(readRight),
  }));
}

/** Names and addresses of the people of a list, to be searched. */
export const listPeopleNames = (db: Db, within: RightsWithin, filter: PeopleFilter, now: Date) =>
  db
    .select({
      id: accounts.id,
      name: accounts.name,
      email: accounts.email,
      /** Whether the list is about them, not only about those above who reach into it. */
      own:
        within === 'everywhere'
          ? sql<boolean>`true`
          : sql<boolean>`${hasRights({ ...within, fromAbove: false }, now)}`,
    })
    .from(accounts)
    .where(condition(within, filter, now))
    .orderBy(asc(accounts.name), asc(accounts.id));

export async function countPeople(
  db: Db,
  within: RightsWithin,
  filter: PeopleFilter,
  now: Date,
): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(accounts)
    .where(condition(within, filter, now));
  return Number(row?.count ?? 0);
}

/** Accounts by what is to be done about them: one query. */
export async function countStates(db: Db, now: Date) {
  const count = (state: PeopleFilter['state']): SQL<number> =>
    sql<number>`(count(*) filter (where ${condition('everywhere', { state }, now)}))::int`;
  const [row] = await db
    .select({
      all: sql<number>`count(*)::int`,
      disabled: count('disabled'),
      noFactor: count('no-factor'),
      neverSeen: count('never-seen'),
    })
    .from(accounts);
  return row ?? { all: 0, disabled: 0, noFactor: 0, neverSeen: 0 };
}

/** Rights in force of an account, with what a loan's lender still has. */
export async function listHeld(db: Db, accountId: string, now: Date): Promise<ListedRight[]> {
  const [row] = await db
    .select({ rights: rightsJson('everywhere', now) })
    .from(accounts)
    .where(eq(accounts.id, accountId));
  return (row?.rights ?? []).map(readRight);
}

/** Loans that an account has given, with whom they are given to. */
export const listLoans = (db: Db, lenderId: string, now: Date) =>
  db
    .select({
      id: sql<string>`loan.id`,
      role: sql<Role>`loan.role`,
      scopeKind: sql<ScopeKind>`loan.scope_kind`,
      scopeId: sql<string | null>`loan.scope_id`,
      endsAt: sql<string>`loan.expires_at`,
      lentFrom: sql<string>`loan.lent_from`,
      borrowerId: sql<string>`borrower.id`,
      borrowerName: sql<string>`borrower.name`,
    })
    .from(grants)
    .innerJoin(sql`grants loan`, sql`loan.lent_from = ${grants.id}`)
    .innerJoin(sql`accounts borrower`, sql`borrower.id = loan.account_id`)
    .where(and(eq(grants.accountId, lenderId), sql`loan.expires_at > ${iso(now)}`))
    .orderBy(sql`loan.created_at`, sql`loan.id`);
