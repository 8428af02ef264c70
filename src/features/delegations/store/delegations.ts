/** SQL of delegations: their participation with its name, quotas, who is named, focal points, accreditations. */
import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Db, Tx } from '../../../platform/database/index.ts';
import type { Language } from '../../../platform/language/index.ts';
import { bodyColumns, bothLanguages, searchCondition, stateColumns } from '../../directory/index.ts';
import { bodies, states } from '../../directory/tables.ts';
import type { ParticipationCategory, ParticipationStatus } from '../rules.ts';
import {
  type DelegationRole,
  delegationQuotas,
  delegationSettings,
  delegations,
  type NominationState,
  participations,
} from '../tables.ts';

export type DelegationRow = typeof delegations.$inferSelect;
export type SettingsRow = typeof delegationSettings.$inferSelect;

/** How many stand in a role and state. */
export interface NamedCount {
  readonly role: DelegationRole;
  readonly state: NominationState;
  readonly count: number;
}

const quotasJson = sql<Partial<Record<DelegationRole, number>>>`coalesce((
  select json_object_agg(q.role, q.most) from delegation_quotas q
  where q.edition_id = "participations"."edition_id" and q.delegation_id = "participations"."id"), '{}'::json)`;
const namedJson = sql<readonly NamedCount[]>`coalesce((
  select json_agg(json_build_object('role', n.role, 'state', n.state, 'count', n.count)) from (
    select role, state, count(*)::int as count from nominations
    where edition_id = "participations"."edition_id" and delegation_id = "participations"."id"
    group by role, state) n), '[]'::json)`;
const accreditedJson = sql<Readonly<Record<string, number>>>`coalesce((
  select json_object_agg(a.state, a.count) from (
    select acc.state, count(*)::int as count from accreditations acc
    join attendees att on att.edition_id = acc.edition_id and att.id = acc.attendee_id
    where att.edition_id = "participations"."edition_id" and att.delegation_id = "participations"."id"
      and att.cancelled_at is null
    group by acc.state) a), '{}'::json)`;
const focalPointJson = sql<readonly { state: string; count: number }[]>`coalesce((
  select json_agg(json_build_object('state', f.state, 'count', f.count)) from (
    select case when state = 'appointed' and expires_at <= now() then 'expired' else state end as state,
      count(*)::int as count from focal_points
    where edition_id = "participations"."edition_id" and delegation_id = "participations"."id"
    group by 1) f), '[]'::json)`;

const wholes = (db: Db) =>
  db
    .select({
      participation: participations,
      delegation: delegations,
      state: stateColumns,
      body: bodyColumns,
      editionFreezesAt: delegationSettings.freezesAt,
      quotas: quotasJson,
      named: namedJson,
      accredited: accreditedJson,
      focalPoints: focalPointJson,
    })
    .from(participations)
    .leftJoin(
      delegations,
      and(eq(delegations.editionId, participations.editionId), eq(delegations.id, participations.id)),
    )
    .leftJoin(delegationSettings, eq(delegationSettings.editionId, participations.editionId))
    .leftJoin(states, eq(states.code, participations.stateCode))
    .leftJoin(bodies, eq(bodies.id, participations.bodyId));

/** A delegation with its state or body; without a row of its own as long as nobody has set anything. */
export type DelegationWhole = Awaited<ReturnType<typeof wholes>>[number];

export interface DelegationFilter {
  readonly q?: string | undefined;
  readonly category?: ParticipationCategory | undefined;
  readonly status?: ParticipationStatus | undefined;
  /** What is to be looked after. */
  readonly need?: DelegationNeed | undefined;
  /** Only these; absent: all. */
  readonly ids?: readonly string[] | undefined;
}

export const delegationNeeds = ['no-quota', 'no-focal-point', 'unconfirmed', 'returned'] as const;
export type DelegationNeed = (typeof delegationNeeds)[number];

const needs: Readonly<Record<DelegationNeed, SQL>> = {
  'no-quota': sql`not exists (select 1 from delegation_quotas q where q.edition_id = "participations"."edition_id"
    and q.delegation_id = "participations"."id" and q.most > 0)`,
  'no-focal-point': sql`not exists (select 1 from focal_points f where f.edition_id = "participations"."edition_id"
    and f.delegation_id = "participations"."id" and f.state = 'appointed' and f.expires_at > now())`,
  unconfirmed: sql`exists (select 1 from nominations n where n.edition_id = "participations"."edition_id"
    and n.delegation_id = "participations"."id" and n.state in ('draft', 'nominated'))`,
  returned: sql`exists (select 1 from accreditations acc join attendees att on att.edition_id = acc.edition_id
    and att.id = acc.attendee_id where att.edition_id = "participations"."edition_id"
    and att.delegation_id = "participations"."id" and att.cancelled_at is null and acc.state = 'returned')`,
};

const keyOf = (language: Language): SQL<string> =>
  language === 'ar'
    ? sql`coalesce(${states.sortAr}, ${bodies.sortAr}) collate "C"`
    : sql`coalesce(${states.sortEn}, ${bodies.sortEn}) collate "C"`;

/** Who declined or withdrew sends nobody, unless they are asked for. */
const conditions = (editionId: string, filter: DelegationFilter): SQL | undefined =>
  and(
    eq(participations.editionId, editionId),
    filter.status === undefined
      ? inArray(participations.status, ['invited', 'accepted'])
      : eq(participations.status, filter.status),
    filter.category === undefined ? undefined : eq(participations.category, filter.category),
    filter.need === undefined ? undefined : needs[filter.need],
    filter.ids === undefined
      ? undefined
      : filter.ids.length === 0
        ? sql`false`
        : inArray(participations.id, [...filter.ids]),
    searchCondition(
      sql`coalesce(${states.search}, ${bodies.search})`,
      [bothLanguages(states.shortName), bothLanguages(bodies.name)],
      filter.q,
    ),
  );

/** Delegations of an edition in the order of their names in a language: one statement. */
export const listDelegations = (
  db: Db,
  editionId: string,
  language: Language,
  filter: DelegationFilter = {},
  page: { readonly limit: number; readonly skip?: number } = { limit: 10_000 },
): Promise<DelegationWhole[]> =>
  wholes(db)
    .where(conditions(editionId, filter))
    .orderBy(asc(keyOf(language)), asc(sql`${participations.id}::text collate "C"`))
    .limit(page.limit)
    .offset(page.skip ?? 0);

/** Delegations by id, of whatever edition and status. */
export const findDelegations = (db: Db, ids: readonly string[]): Promise<DelegationWhole[]> =>
  ids.length === 0 ? Promise.resolve([]) : wholes(db).where(inArray(participations.id, [...ids]));

/** The delegations' rows, made where they are missing, locked in the order of their ids. */
export async function lockDelegations(
  tx: Tx,
  editionId: string,
  ids: readonly string[],
): Promise<DelegationRow[]> {
  const ordered = [...new Set(ids)].sort();
  await tx
    .insert(delegations)
    .values(ordered.map((id) => ({ editionId, id })))
    .onConflictDoNothing();
  return tx
    .select()
    .from(delegations)
    .where(and(eq(delegations.editionId, editionId), inArray(delegations.id, ordered)))
    .orderBy(asc(delegations.id))
    .for('update');
}

export async function updateDelegation(
  tx: Tx,
  id: string,
  values: Partial<typeof delegations.$inferInsert>,
): Promise<DelegationRow> {
  const [row] = await tx
    .update(delegations)
    .set({ ...values, version: sql`${delegations.version} + 1` })
    .where(eq(delegations.id, id))
    .returning();
  if (row === undefined) throw new Error('The delegation is gone.');
  return row;
}

/** Sets places of roles; roles that are not named keep theirs. */
export async function writeQuotas(
  tx: Tx,
  delegation: Pick<DelegationRow, 'editionId' | 'id'>,
  places: Readonly<Partial<Record<DelegationRole, number>>>,
): Promise<void> {
  const rows = (Object.entries(places) as [DelegationRole, number][]).map(([role, most]) => ({
    editionId: delegation.editionId,
    delegationId: delegation.id,
    role,
    most,
  }));
  if (rows.length === 0) return;
  await tx
    .insert(delegationQuotas)
    .values(rows)
    .onConflictDoUpdate({
      target: [delegationQuotas.editionId, delegationQuotas.delegationId, delegationQuotas.role],
      set: { most: sql`excluded.most` },
    });
}

export async function readSettings(db: Db, editionId: string): Promise<SettingsRow | undefined> {
  const [row] = await db.select().from(delegationSettings).where(eq(delegationSettings.editionId, editionId));
  return row;
}

export async function writeSettings(
  tx: Tx,
  editionId: string,
  values: { readonly freezesAt: Date | null; readonly updatedAt: Date },
): Promise<SettingsRow> {
  const [row] = await tx
    .insert(delegationSettings)
    .values({ editionId, ...values })
    .onConflictDoUpdate({
      target: delegationSettings.editionId,
      set: { ...values, version: sql`${delegationSettings.version} + 1` },
    })
    .returning();
  if (row === undefined) throw new Error('The statement returned no row.');
  return row;
}
