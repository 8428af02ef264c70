import { sql } from 'drizzle-orm';
import {
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
  localTextColumn,
  textChecks,
  updatedAt,
  versionColumn,
} from '../../../platform/database/columns.ts';
import { accounts } from '../../accounts/tables.ts';
import { type AttendeeCategory, accreditations, attendees } from '../../delegations/tables.ts';
import { editions, rooms } from '../../series/tables.ts';

/** Parts of the venue that a badge opens. Its number is its bit in the signed code. */
export const zones = pgTable(
  'zones',
  {
    editionId: uuid('edition_id')
      .notNull()
      .references(() => editions.id),
    id: idColumn(),
    number: smallint('number').notNull(),
    name: localTextColumn('name').notNull(),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    unique('zones_number_key').on(table.editionId, table.number),
    check('zones_number_in_range', sql`${table.number} between 0 and 31`),
    ...textChecks('zones', { name: table.name }),
  ],
);

/** Where people are checked: a door to a zone, or the door of a room. */
export const doors = pgTable(
  'doors',
  {
    editionId: uuid('edition_id').notNull(),
    id: idColumn(),
    name: localTextColumn('name').notNull(),
    zoneId: uuid('zone_id').notNull(),
    roomId: uuid('room_id'),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    index('doors_id').on(table.id),
    foreignKey({
      name: 'doors_zone_fk',
      columns: [table.editionId, table.zoneId],
      foreignColumns: [zones.editionId, zones.id],
    }),
    foreignKey({
      name: 'doors_room_fk',
      columns: [table.editionId, table.roomId],
      foreignColumns: [rooms.editionId, rooms.id],
    }),
    ...textChecks('doors', { name: table.name }),
  ],
);

export const badgeSizes = ['a6', 'card', 'a7', 'label'] as const;
export type BadgeSize = (typeof badgeSizes)[number];

/** What the badge of a category looks like and opens. */
export const badgeDesigns = pgTable(
  'badge_designs',
  {
    editionId: uuid('edition_id')
      .notNull()
      .references(() => editions.id),
    category: text('category').$type<AttendeeCategory>().notNull(),
    size: text('size').$type<BadgeSize>().notNull().default('a6'),
    /** Number of the category's colour, as of themes: 1 to 6. */
    colour: smallint('colour').notNull(),
    /** Numbers of zones. */
    zones: smallint('zones').array().notNull(),
    /** Days on which it opens them, as days of the edition counted from 0; empty: all. */
    days: smallint('days').array().notNull().default([]),
    /** Words on the back, such as where to turn when it is found. */
    back: localTextColumn('back'),
    /** Whether the holder's photo is printed, where there is one. */
    photo: boolean('photo').notNull().default(false),
    /** Whether a badge is issued as soon as somebody of the category is approved. */
    automatic: boolean('automatic').notNull().default(false),
    version: versionColumn(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.category] }),
    check('badge_designs_colour_in_range', sql`${table.colour} between 1 and 6`),
    ...textChecks('badge_designs', { back: table.back }),
  ],
);

/** Keys (ECDSA P-256) that an edition's badges are signed with. The private one is sealed. */
export const badgeKeys = pgTable(
  'badge_keys',
  {
    editionId: uuid('edition_id')
      .notNull()
      .references(() => editions.id),
    number: smallint('number').notNull(),
    /** Raw point of 65 bytes, base64url: as browsers import it. */
    publicKey: text('public_key').notNull(),
    sealedPrivateKey: text('sealed_private_key').notNull(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.editionId, table.number] })],
);

export const badgeStates = [
  'issued',
  'collected',
  'active',
  'suspended',
  'lost',
  'revoked',
  'reissued',
] as const;
export type BadgeState = (typeof badgeStates)[number];

/**
 * A badge: what its holder shows at doors. Only who is approved has one, and one that opens doors at a time; `reissued`
 * is one that another has replaced.
 */
export const badges = pgTable(
  'badges',
  {
    editionId: uuid('edition_id').notNull(),
    id: idColumn(),
    attendeeId: uuid('attendee_id').notNull(),
    accreditationId: uuid('accreditation_id').notNull(),
    /** Printed on it, and in its code: consecutive within the edition, never used again. */
    serial: integer('serial').notNull(),
    state: text('state').$type<BadgeState>().notNull().default('issued'),
    category: text('category').$type<AttendeeCategory>().notNull(),
    /** Numbers of zones that it opens. */
    zones: smallint('zones').array().notNull(),
    /** Days on which it opens them, as days of the edition counted from 0; empty: all. */
    days: smallint('days').array().notNull(),
    keyNumber: smallint('key_number').notNull(),
    /** The signed code as printed. */
    code: text('code').notNull(),
    prints: smallint('prints').notNull().default(0),
    printedAt: instant('printed_at'),
    collectedAt: instant('collected_at'),
    /** Since when it opens nothing any more. */
    endedAt: instant('ended_at'),
    reason: text('reason'),
    replacedById: uuid('replaced_by_id'),
    issuedBy: uuid('issued_by').references(() => accounts.id),
    sample: boolean('sample').notNull().default(false),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    unique('badges_id_key').on(table.id),
    unique('badges_serial_key').on(table.editionId, table.serial),
    uniqueIndex('badges_one_opens')
      .on(table.editionId, table.attendeeId)
      .where(sql`${table.state} in ('issued', 'collected', 'active', 'suspended')`),
    index('badges_attendee').on(table.editionId, table.attendeeId),
    foreignKey({
      name: 'badges_attendee_fk',
      columns: [table.editionId, table.attendeeId],
      foreignColumns: [attendees.editionId, attendees.id],
    }),
    foreignKey({
      name: 'badges_accreditation_fk',
      columns: [table.editionId, table.accreditationId],
      foreignColumns: [accreditations.editionId, accreditations.id],
    }),
    foreignKey({
      name: 'badges_replaced_by_fk',
      columns: [table.editionId, table.replacedById],
      foreignColumns: [table.editionId, table.id],
    }),
    check(
      'badges_end_known',
      sql`(${table.state} in ('lost', 'revoked', 'reissued')) = (${table.endedAt} is not null)`,
    ),
  ],
);
