/** All SQL of places: activities with their sessions as they were announced, people who may ask, places in their order. */
import { and, asc, eq, inArray, isNull, lte, sql } from 'drizzle-orm';
import type { Database, Db, Tx } from '../../../platform/database/index.ts';
import { activities, activityReservations, type PlaceState, places } from '../tables.ts';

export type ActivityRow = typeof activities.$inferSelect;
export type NewActivity = typeof activities.$inferInsert;
export type ReservationRow = typeof activityReservations.$inferSelect;
export type PlaceRow = typeof places.$inferSelect;
export type NewPlace = typeof places.$inferInsert;

const one = <T>(rows: readonly T[]): T => {
  const [row] = rows;
  if (row === undefined) throw new Error('The statement returned no row.');
  return row;
};

/**
 * Locks activities in the order of their ids. Whoever gives or frees a seat holds its activity: they come one after
 * another, and what is counted under the lock stays true until the commit.
 */
export const lockActivities = (tx: Tx, ids: readonly string[]): Promise<ActivityRow[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : tx
        .select()
        .from(activities)
        .where(inArray(activities.id, [...ids]))
        .orderBy(asc(activities.id))
        .for('no key update');

/** An activity as it is now, counters and all. */
export const findActivity = async (db: Db, id: string): Promise<ActivityRow | undefined> =>
  (await db.select().from(activities).where(eq(activities.id, id)))[0];

export const insertActivity = async (tx: Tx, values: NewActivity): Promise<ActivityRow> =>
  one(await tx.insert(activities).values(values).returning());

export const updateActivity = async (
  tx: Tx,
  id: string,
  values: Partial<NewActivity>,
): Promise<ActivityRow> =>
  one(
    await tx
      .update(activities)
      .set({ ...values, version: sql`${activities.version} + 1` })
      .where(eq(activities.id, id))
      .returning(),
  );

export const deleteActivity = async (tx: Tx, id: string): Promise<void> => {
  await tx.delete(activities).where(eq(activities.id, id));
};

/** Gives out numbers of the waiting list. @returns the last of them */
export const giveNumbers = async (tx: Tx, activityId: string, count: number): Promise<number> =>
  one(
    await tx
      .update(activities)
      .set({ lastNumber: sql`${activities.lastNumber} + ${count}` })
      .where(eq(activities.id, activityId))
      .returning({ last: activities.lastNumber }),
  ).last;

/** Reservations of activities, in the order in which they were made. */
export const listReservations = (db: Db, activityIds: readonly string[]): Promise<ReservationRow[]> =>
  activityIds.length === 0
    ? Promise.resolve([])
    : db
        .select()
        .from(activityReservations)
        .where(inArray(activityReservations.activityId, [...activityIds]))
        .orderBy(asc(activityReservations.id));

export const insertReservation = async (
  tx: Tx,
  values: typeof activityReservations.$inferInsert,
): Promise<ReservationRow> => one(await tx.insert(activityReservations).values(values).returning());

export const updateReservation = async (
  tx: Tx,
  id: string,
  values: Partial<typeof activityReservations.$inferInsert>,
): Promise<ReservationRow> =>
  one(
    await tx
      .update(activityReservations)
      .set({ ...values, version: sql`${activityReservations.version} + 1` })
      .where(eq(activityReservations.id, id))
      .returning(),
  );

export const deleteReservation = async (tx: Tx, id: string): Promise<void> => {
  await tx.delete(activityReservations).where(eq(activityReservations.id, id));
};

/** Gives back what was set aside until now. @returns the reservations that were */
export const releaseDue = (tx: Tx, activityId: string, now: Date): Promise<ReservationRow[]> =>
  tx
    .update(activityReservations)
    .set({ releasedAt: now, version: sql`${activityReservations.version} + 1` })
    .where(
      and(
        eq(activityReservations.activityId, activityId),
        isNull(activityReservations.releasedAt),
        lte(activityReservations.releasesAt, now),
      ),
    )
    .returning();

export const insertPlaces = (tx: Tx, values: readonly NewPlace[]): Promise<PlaceRow[]> =>
  values.length === 0
    ? Promise.resolve([])
    : tx
        .insert(places)
        .values([...values])
        .returning();

export const updatePlace = async (tx: Tx, id: string, values: Partial<NewPlace>): Promise<PlaceRow> =>
  one(
    await tx
      .update(places)
      .set({ ...values, version: sql`${places.version} + 1` })
      .where(eq(places.id, id))
      .returning(),
  );

/** What narrows places. */
export interface PlaceFilter {
  readonly activityId?: string;
  readonly attendeeIds?: readonly string[];
  readonly states?: readonly PlaceState[];
  /** Offers that ended until then. */
  readonly expiredBy?: Date;
}

/** Places in the order of their numbers. */
export const listPlaceRows = (
  tx: Tx,
  { activityId, attendeeIds, states, expiredBy }: PlaceFilter,
): Promise<PlaceRow[]> =>
  tx
    .select()
    .from(places)
    .where(
      and(
        activityId === undefined ? undefined : eq(places.activityId, activityId),
        attendeeIds === undefined ? undefined : inArray(places.attendeeId, [...attendeeIds]),
        states === undefined ? undefined : inArray(places.state, [...states]),
        expiredBy === undefined
          ? undefined
          : and(eq(places.state, 'offered'), lte(places.offerExpiresAt, expiredBy)),
      ),
    )
    .orderBy(asc(places.number), asc(places.id));

export const findPlace = async (db: Db, id: string): Promise<PlaceRow | undefined> =>
  (await db.select().from(places).where(eq(places.id, id)))[0];

export const findPlaceBySecret = async (db: Db, secretHash: string): Promise<PlaceRow | undefined> =>
  (await db.select().from(places).where(eq(places.secretHash, secretHash)))[0];

/** Who waits, first come first: for a reservation those whom it is for. */
export const firstWaiting = (
  { rows }: Pick<Database, 'rows'>,
  tx: Tx,
  activityId: string,
  limit: number,
  party?: Pick<ReservationRow, 'participationId' | 'category'>,
): Promise<{ id: string; attendeeId: string }[]> =>
  rows(
    tx,
    sql`select p.id, p.attendee_id as "attendeeId" from places p
      join attendees a on a.edition_id = p.edition_id and a.id = p.attendee_id
      where p.activity_id = ${activityId}::uuid and p.state = 'waiting'
        and (${party?.participationId ?? null}::uuid is null or a.delegation_id = ${party?.participationId ?? null}::uuid)
        and (${party?.category ?? null}::text is null or a.category = ${party?.category ?? null})
      order by p.number limit ${limit}`,
  );

/** Activities of which an offer or a reservation ended, soonest first. */
export const listDue = ({ rows }: Pick<Database, 'rows'>, db: Db, now: Date): Promise<{ id: string }[]> =>
  rows(
    db,
    sql`select id, min(at) as at from (
        select activity_id as id, offer_expires_at as at from places
          where state = 'offered' and offer_expires_at <= ${now.toISOString()}::timestamptz
        union all
        select activity_id, releases_at from activity_reservations
          where released_at is null and releases_at <= ${now.toISOString()}::timestamptz) due
      group by id order by min(at), id limit 500`,
  );

/** How many places somebody holds in activities of the same kind of session, this one left out. */
export const countOfKind = async (
  { rows }: Pick<Database, 'rows'>,
  tx: Tx,
  attendeeId: string,
  activityId: string,
): Promise<number> => {
  const [row] = await rows<{ count: number | string }>(
    tx,
    sql`select count(*) as count from places p
        join sessions s on s.edition_id = p.edition_id and s.id = p.activity_id
        join sessions own on own.edition_id = p.edition_id and own.id = ${activityId}::uuid and own.kind = s.kind
      where p.attendee_id = ${attendeeId}::uuid and p.activity_id <> ${activityId}::uuid
        and p.state in ('waiting', 'offered', 'confirmed', 'attended', 'absent')`,
  );
  return Number(row?.count ?? 0);
};

/** How many places came from a reservation, over or not. */
export const countOfReservation = async (db: Db, reservationId: string): Promise<number> =>
  one(
    await db
      .select({ count: sql<number>`count(*)::int` })
      .from(places)
      .where(eq(places.reservationId, reservationId)),
  ).count;
