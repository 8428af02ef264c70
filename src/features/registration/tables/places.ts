import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import {
  createdAt,
  idColumn,
  instant,
  updatedAt,
  versionColumn,
} from '../../../platform/database/columns.ts';
import { accounts } from '../../accounts/tables.ts';
import { type AttendeeCategory, attendees, participations } from '../../delegations/tables.ts';
import { sessions } from '../../programme/tables.ts';

/** A session that one signs up for: a workshop, a visit, a ceremony. Its id is the session's. */
export const activities = pgTable(
  'activities',
  {
    editionId: uuid('edition_id').notNull(),
    /** The session's. */
    id: uuid('id').notNull(),
    capacity: integer('capacity').notNull(),
    opensAt: instant('opens_at'),
    closesAt: instant('closes_at'),
    /** How long an offer holds, in minutes. */
    offerMinutes: integer('offer_minutes').notNull().default(1440),
    /** From when on nobody moves up any more. */
    freezesAt: instant('freezes_at'),
    /** Longest waiting list; null: without a limit. */
    waitingCap: integer('waiting_cap'),
    /** Places that one person may hold in activities of the same kind; null: without a limit. */
    mostPerPerson: smallint('most_per_person'),
    /** Categories of people who may have a place; null: everybody who was confirmed. */
    categories: text('categories').array().$type<AttendeeCategory[]>(),
    /** Seats confirmed, offered or kept, of the general share; kept under a lock, so that nobody need count. */
    taken: integer('taken').notNull().default(0),
    /** Seats set aside in `activityReservations`; kept by the database. */
    reserved: integer('reserved').notNull().default(0),
    /** Last number given out on the waiting list. */
    lastNumber: bigint('last_number', { mode: 'number' }).notNull().default(0),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    unique('activities_id_key').on(table.id),
    foreignKey({
      name: 'activities_session_fk',
      columns: [table.editionId, table.id],
      foreignColumns: [sessions.editionId, sessions.id],
    }).onDelete('cascade'),
    check('activities_capacity_in_range', sql`${table.capacity} between 0 and 100000`),
    check(
      'activities_never_overfull',
      sql`${table.taken} >= 0 and ${table.taken} + ${table.reserved} <= ${table.capacity}`,
    ),
    check('activities_offer_minutes_in_range', sql`${table.offerMinutes} between 5 and 43200`),
    check('activities_waiting_cap_not_negative', sql`${table.waitingCap} >= 0`),
  ],
);

/** Seats set aside for a delegation or a category; until when, then they go to everybody. */
export const activityReservations = pgTable(
  'activity_reservations',
  {
    editionId: uuid('edition_id').notNull(),
    id: idColumn(),
    activityId: uuid('activity_id').notNull(),
    participationId: uuid('participation_id'),
    category: text('category').$type<AttendeeCategory>(),
    seats: integer('seats').notNull(),
    taken: integer('taken').notNull().default(0),
    releasedAt: instant('released_at'),
    releasesAt: instant('releases_at'),
    version: versionColumn(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    unique('activity_reservations_party_key').on(table.editionId, table.activityId, table.participationId),
    unique('activity_reservations_category_key').on(table.editionId, table.activityId, table.category),
    foreignKey({
      name: 'activity_reservations_activity_fk',
      columns: [table.editionId, table.activityId],
      foreignColumns: [activities.editionId, activities.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'activity_reservations_participation_fk',
      columns: [table.editionId, table.participationId],
      foreignColumns: [participations.editionId, participations.id],
    }),
    check(
      'activity_reservations_one_party',
      sql`(${table.participationId} is null) <> (${table.category} is null)`,
    ),
    check(
      'activity_reservations_never_overfull',
      sql`${table.seats} >= 0 and ${table.taken} >= 0 and ${table.taken} <= ${table.seats}`,
    ),
  ],
);

export const placeStates = [
  'waiting',
  'offered',
  'confirmed',
  'expired',
  'cancelled',
  'attended',
  'absent',
] as const;
export type PlaceState = (typeof placeStates)[number];

/** Somebody's seat in an activity, or their wish for one. `offered` keeps a seat until it expires. */
export const places = pgTable(
  'places',
  {
    editionId: uuid('edition_id').notNull(),
    id: idColumn(),
    activityId: uuid('activity_id').notNull(),
    attendeeId: uuid('attendee_id').notNull(),
    state: text('state').$type<PlaceState>().notNull(),
    /** Order of asking: first come, first served. */
    number: bigint('number', { mode: 'number' }).notNull(),
    /** The reservation that the seat comes from; null: the general share. */
    reservationId: uuid('reservation_id'),
    offeredAt: instant('offered_at'),
    offerExpiresAt: instant('offer_expires_at'),
    /** SHA-256 of the secret in the offer's link. */
    secretHash: text('secret_hash'),
    confirmedAt: instant('confirmed_at'),
    endedAt: instant('ended_at'),
    /** Why it was taken away, as the person was told; null where nobody took it away. */
    reason: text('reason'),
    /** Who asked for it, where it was not the person. */
    byAccountId: uuid('by_account_id').references(() => accounts.id),
    sample: boolean('sample').notNull().default(false),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    index('places_id').on(table.id),
    unique('places_number_key').on(table.editionId, table.activityId, table.number),
    unique('places_secret_key').on(table.secretHash),
    uniqueIndex('places_attendee_once')
      .on(table.editionId, table.activityId, table.attendeeId)
      .where(sql`${table.state} in ('waiting', 'offered', 'confirmed', 'attended', 'absent')`),
    index('places_attendee').on(table.editionId, table.attendeeId),
    index('places_waiting')
      .on(table.editionId, table.activityId, table.number)
      .where(sql`${table.state} = 'waiting'`),
    index('places_offers').on(table.offerExpiresAt).where(sql`${table.state} = 'offered'`),
    foreignKey({
      name: 'places_activity_fk',
      columns: [table.editionId, table.activityId],
      foreignColumns: [activities.editionId, activities.id],
    }),
    foreignKey({
      name: 'places_attendee_fk',
      columns: [table.editionId, table.attendeeId],
      foreignColumns: [attendees.editionId, attendees.id],
    }),
    foreignKey({
      name: 'places_reservation_fk',
      columns: [table.editionId, table.reservationId],
      foreignColumns: [activityReservations.editionId, activityReservations.id],
    }),
    check(
      'places_offer_has_an_end',
      sql`(${table.state} = 'offered') <= (${table.offerExpiresAt} is not null)`,
    ),
  ],
);
