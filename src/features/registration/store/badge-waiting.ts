/** Who is due to get a badge: approved, coming, and holding none. */
import { and, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import type { Db, Tx } from '../../../platform/database/index.ts';
import { accreditations, attendees } from '../../delegations/tables.ts';
import type { BadgeCategory } from '../badges/rules.ts';

/** Those who were approved, come, and hold no badge. */
export interface Waiting {
  readonly id: string;
  readonly accreditationId: string;
  readonly category: BadgeCategory;
  readonly sample: boolean;
}

export interface WaitingFilter {
  readonly category?: BadgeCategory | undefined;
  readonly delegationId?: string | undefined;
  readonly attendeeIds?: readonly string[] | undefined;
}

/** Whether an attendee holds a badge, open or suspended. */
const holdsBadge = sql<boolean>`exists (select 1 from badges b where b.edition_id = "attendees"."edition_id"
  and b.attendee_id = "attendees"."id" and b.state in ('issued', 'collected', 'active', 'suspended'))`;

const isWaiting = (editionId: string, filter: WaitingFilter): SQL | undefined =>
  and(
    eq(attendees.editionId, editionId),
    eq(accreditations.state, 'approved'),
    isNull(attendees.cancelledAt),
    isNull(attendees.erasedAt),
    sql`not ${holdsBadge}`,
    filter.category === undefined ? undefined : eq(attendees.category, filter.category),
    filter.delegationId === undefined ? undefined : eq(attendees.delegationId, filter.delegationId),
    filter.attendeeIds === undefined ? undefined : inArray(attendees.id, [...filter.attendeeIds]),
  );

const approved = and(
  eq(accreditations.editionId, attendees.editionId),
  eq(accreditations.attendeeId, attendees.id),
);

/**
 * Those who wait, held as they are until the transaction ends, in the order of their names: serials follow it. Whoever is
 * being decided about or edited this moment is left out, so that nobody gets a badge beside a decision.
 */
export const lockWaiting = (tx: Tx, editionId: string, filter: WaitingFilter): Promise<Waiting[]> =>
  tx
    .select({
      id: attendees.id,
      accreditationId: accreditations.id,
      category: attendees.category,
      sample: attendees.sample,
    })
    .from(attendees)
    .innerJoin(accreditations, approved)
    .where(isWaiting(editionId, filter))
    .orderBy(sql`${attendees.sortAr} collate "C"`, attendees.id)
    .for('share', { skipLocked: true });

/** How many of each category wait for a badge. */
export const countWaiting = (
  db: Db,
  editionId: string,
  filter: WaitingFilter = {},
): Promise<{ readonly category: BadgeCategory; readonly count: number }[]> =>
  db
    .select({ category: attendees.category, count: sql<number>`count(*)::int` })
    .from(attendees)
    .innerJoin(accreditations, approved)
    .where(isWaiting(editionId, filter))
    .groupBy(attendees.category)
    .orderBy(attendees.category);

/** Whether somebody comes to the edition, and holds a badge; undefined for one of another edition. */
export async function findStanding(
  db: Db,
  editionId: string,
  attendeeId: string,
): Promise<{ readonly holds: boolean } | undefined> {
  const [row] = await db
    .select({
      holds: holdsBadge,
    })
    .from(attendees)
    .where(and(eq(attendees.editionId, editionId), eq(attendees.id, attendeeId)));
  return row;
}
