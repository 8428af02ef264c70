/** Badges with whose they are, in lists and one by one: SQL that reads attendees, accreditations, delegations and the directory. */
import { and, asc, desc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '../../../platform/database/index.ts';
import type { Language, LocalText } from '../../../platform/language/index.ts';
import { attendees, participations } from '../../delegations/tables.ts';
import { bodyColumns, bothLanguages, searchCondition, stateColumns } from '../../directory/index.ts';
import { bodies, states } from '../../directory/tables.ts';
import { type BadgeCategory, type BadgeState, heldStates, readSerial } from '../badges/rules.ts';
import { badges } from '../tables.ts';
import { countWaiting } from './badge-waiting.ts';

const delegationStates = alias(states, 'delegation_states');
const delegationBodies = alias(bodies, 'delegation_bodies');

/** Name of the delegation, state or body; null for those who come on their own. */
const delegationName = sql<LocalText | null>`coalesce(${delegationStates.shortName}, ${delegationBodies.name})`;

const holder = {
  id: attendees.id,
  category: attendees.category,
  delegationId: attendees.delegationId,
  honorific: attendees.honorific,
  name: attendees.name,
  post: attendees.post,
  organisation: attendees.organisation,
  photoId: attendees.photoId,
  language: attendees.language,
  updatedAt: attendees.updatedAt,
  cancelledAt: attendees.cancelledAt,
  erasedAt: attendees.erasedAt,
};

const columns = {
  badge: badges,
  holder,
  state: stateColumns,
  body: bodyColumns,
  delegation: delegationName,
};

const wholes = (db: Db) =>
  db
    .select(columns)
    .from(badges)
    .innerJoin(attendees, and(eq(attendees.editionId, badges.editionId), eq(attendees.id, badges.attendeeId)))
    .leftJoin(states, eq(states.code, attendees.stateCode))
    .leftJoin(bodies, eq(bodies.id, attendees.bodyId))
    .leftJoin(
      participations,
      and(eq(participations.editionId, attendees.editionId), eq(participations.id, attendees.delegationId)),
    )
    .leftJoin(delegationStates, eq(delegationStates.code, participations.stateCode))
    .leftJoin(delegationBodies, eq(delegationBodies.id, participations.bodyId));

/** A badge with whose it is. */
export type BadgeWhole = Awaited<ReturnType<typeof wholes>>[number];

export interface BadgeFilter {
  readonly q?: string | undefined;
  readonly category?: BadgeCategory | undefined;
  readonly state?: BadgeState | undefined;
  /** The participation that the delegation is of. */
  readonly delegationId?: string | undefined;
  /** `never`: not printed yet; `stale`: their holder's data changed after it. */
  readonly printing?: 'never' | 'stale' | 'due' | undefined;
  readonly ids?: readonly string[] | undefined;
  /** Those that are held alone. Default false. */
  readonly held?: boolean | undefined;
  /** Invented ones alone. */
  readonly sample?: boolean | undefined;
  /** A day that they open doors on. */
  readonly day?: number | undefined;
}

const isHeld = inArray(badges.state, [...heldStates]);
const never = isNull(badges.printedAt);
const stale = sql`${badges.printedAt} < ${attendees.updatedAt}`;

const printingIs = (printing: BadgeFilter['printing']): SQL | undefined => {
  if (printing === undefined) return undefined;
  const due = printing === 'never' ? never : printing === 'stale' ? stale : sql`(${never} or ${stale})`;
  return and(isHeld, due);
};

function conditions(editionId: string, filter: BadgeFilter): SQL | undefined {
  const { q, category, state, delegationId, printing, ids, held, sample, day } = filter;
  const serial = q === undefined ? undefined : readSerial(q);
  return and(
    eq(badges.editionId, editionId),
    serial === undefined
      ? searchCondition(attendees.search, [bothLanguages(attendees.name)], q)
      : eq(badges.serial, serial),
    category === undefined ? undefined : eq(badges.category, category),
    state === undefined ? undefined : eq(badges.state, state),
    delegationId === undefined ? undefined : eq(attendees.delegationId, delegationId),
    ids === undefined ? undefined : inArray(badges.id, [...ids]),
    held ? isHeld : undefined,
    sample ? eq(badges.sample, true) : undefined,
    day === undefined ? undefined : sql`(${badges.days} = '{}' or ${day} = any(${badges.days}))`,
    printingIs(printing),
  );
}

/** Those of a delegation together, in the order of its name, then by name. */
const order = (language: Language): SQL[] =>
  language === 'ar'
    ? [
        sql`coalesce(${delegationStates.sortAr}, ${delegationBodies.sortAr}) collate "C" asc nulls last`,
        sql`${attendees.sortAr} collate "C"`,
        asc(badges.serial),
      ]
    : [
        sql`coalesce(${delegationStates.sortEn}, ${delegationBodies.sortEn}) collate "C" asc nulls last`,
        sql`${attendees.sortEn} collate "C"`,
        asc(badges.serial),
      ];

export const listBadges = (
  db: Db,
  editionId: string,
  filter: BadgeFilter,
  page: {
    readonly limit: number;
    readonly skip?: number;
    /** Default `delegation`: of a delegation together, by name. */
    readonly order?: 'delegation' | 'newest';
    readonly language?: Language;
  },
): Promise<BadgeWhole[]> =>
  wholes(db)
    .where(conditions(editionId, filter))
    .orderBy(...(page.order === 'newest' ? [desc(badges.serial)] : order(page.language ?? 'ar')))
    .limit(page.limit)
    .offset(page.skip ?? 0);

/** Badges after a serial, for those who read them page by page. */
export const listBadgesAfter = (
  db: Db,
  editionId: string,
  filter: BadgeFilter,
  page: { readonly after: number; readonly limit: number },
): Promise<BadgeWhole[]> =>
  wholes(db)
    .where(and(conditions(editionId, filter), sql`${badges.serial} > ${page.after}`))
    .orderBy(asc(badges.serial))
    .limit(page.limit);

export const countBadges = async (db: Db, editionId: string, filter: BadgeFilter): Promise<number> =>
  (
    await db
      .select({ count: sql<number>`count(*)::int` })
      .from(badges)
      .innerJoin(
        attendees,
        and(eq(attendees.editionId, badges.editionId), eq(attendees.id, badges.attendeeId)),
      )
      .where(conditions(editionId, filter))
  )[0]?.count ?? 0;

/** Delegations that somebody with a badge, or due to get one, belongs to, by name. */
export const listDelegations = (
  db: Db,
  editionId: string,
): Promise<{ readonly id: string; readonly name: LocalText | null }[]> =>
  db
    .select({ id: participations.id, name: delegationName })
    .from(participations)
    .leftJoin(delegationStates, eq(delegationStates.code, participations.stateCode))
    .leftJoin(delegationBodies, eq(delegationBodies.id, participations.bodyId))
    .where(
      and(
        eq(participations.editionId, editionId),
        sql`exists (select 1 from attendees a join accreditations c on c.edition_id = a.edition_id
          and c.attendee_id = a.id and c.state = 'approved' and a.edition_id = ${editionId}
          where a.delegation_id = "participations"."id")`,
      ),
    )
    .orderBy(sql`coalesce(${delegationStates.sortAr}, ${delegationBodies.sortAr}) collate "C"`);

/** How many there are in each state, how many are due to be printed, and how many who were approved have none. */
export async function countAll(db: Db, editionId: string) {
  const states = await db
    .select({ state: badges.state, count: sql<number>`count(*)::int` })
    .from(badges)
    .where(eq(badges.editionId, editionId))
    .groupBy(badges.state);
  return {
    states: new Map(states.map(({ state, count }) => [state, count])),
    due: await countBadges(db, editionId, { printing: 'due' }),
    waiting: (await countWaiting(db, editionId)).reduce((sum, { count }) => sum + count, 0),
  };
}

export const findBadge = async (db: Db, id: string): Promise<BadgeWhole | undefined> =>
  (await wholes(db).where(eq(badges.id, id)))[0];

/** All badges of somebody, the newest first. */
export const listBadgesOf = (db: Db, editionId: string, attendeeId: string): Promise<BadgeWhole[]> =>
  wholes(db)
    .where(and(eq(badges.editionId, editionId), eq(badges.attendeeId, attendeeId)))
    .orderBy(desc(badges.serial));

/** Badges of those whom an account is. */
export const listBadgesOfAccount = (db: Db, accountId: string): Promise<BadgeWhole[]> =>
  wholes(db).where(eq(attendees.accountId, accountId)).orderBy(desc(badges.createdAt), desc(badges.serial));
