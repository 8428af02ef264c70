import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { createdAt, idColumn, instant, versionColumn } from '../../../platform/database/columns.ts';
import { accounts } from '../../accounts/tables.ts';
import { attendees } from '../../delegations/tables.ts';
import { sessions } from '../../programme/tables.ts';
import { editions } from '../../series/tables.ts';
import { badges, doors } from './badges.ts';

/** A phone or desk that checks people in, with or without a connection. */
export const checkInDevices = pgTable(
  'check_in_devices',
  {
    editionId: uuid('edition_id')
      .notNull()
      .references(() => editions.id),
    id: idColumn(),
    name: text('name').notNull(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    /** How far its clock is ahead of ours, in milliseconds, when it was last seen. */
    skewMs: integer('skew_ms').notNull().default(0),
    lastSeenAt: instant('last_seen_at').notNull(),
    /** When it was last told who holds a badge and what ended, to the minute; null: never. */
    heardAt: instant('heard_at'),
    retiredAt: instant('retired_at'),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    index('check_in_devices_account').on(table.accountId),
  ],
);

export const checkInDirections = ['in', 'out'] as const;
/** `conflict`: taken while the device did not know what we know, such as a badge revoked an hour before. */
export const checkInResults = ['accepted', 'refused', 'conflict'] as const;

/**
 * That somebody went through a door, as a device saw it. Sent as often as the device likes, kept once: by its nonce.
 */
export const checkIns = pgTable(
  'check_ins',
  {
    editionId: uuid('edition_id').notNull(),
    id: idColumn(),
    /** Made by the device; the same in every repeat. */
    nonce: uuid('nonce').notNull(),
    /** Null where the code could not be read or is not one of ours. */
    attendeeId: uuid('attendee_id'),
    badgeId: uuid('badge_id'),
    doorId: uuid('door_id'),
    sessionId: uuid('session_id'),
    /** Day of the edition, counted from 0. */
    day: smallint('day').notNull(),
    direction: text('direction').$type<(typeof checkInDirections)[number]>().notNull(),
    /** When it happened, by our clock. */
    at: instant('at').notNull(),
    /** What the device's clock said. */
    deviceAt: instant('device_at').notNull(),
    receivedAt: instant('received_at').notNull(),
    deviceId: uuid('device_id'),
    accountId: uuid('account_id').references(() => accounts.id),
    offline: text('offline').$type<'no' | 'yes'>().notNull().default('no'),
    result: text('result').$type<(typeof checkInResults)[number]>().notNull(),
    /** A code with words: `revoked`, `wrong-day`, `wrong-zone`, `twice-in`, `unknown-code` … */
    reason: text('reason'),
    resolvedBy: uuid('resolved_by').references(() => accounts.id),
    resolvedAt: instant('resolved_at'),
    resolution: text('resolution').$type<'kept' | 'dropped'>(),
    resolutionNote: text('resolution_note'),
    /** Order in which the server learnt of it, within the edition: what live counts and devices ask for news by. */
    sequence: bigint('sequence', { mode: 'number' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    unique('check_ins_nonce_key').on(table.editionId, table.nonce),
    unique('check_ins_sequence_key').on(table.editionId, table.sequence),
    index('check_ins_attendee').on(table.editionId, table.attendeeId, table.at),
    index('check_ins_day').on(table.editionId, table.day),
    index('check_ins_session').on(table.editionId, table.sessionId),
    foreignKey({
      name: 'check_ins_attendee_fk',
      columns: [table.editionId, table.attendeeId],
      foreignColumns: [attendees.editionId, attendees.id],
    }),
    foreignKey({
      name: 'check_ins_badge_fk',
      columns: [table.editionId, table.badgeId],
      foreignColumns: [badges.editionId, badges.id],
    }),
    foreignKey({
      name: 'check_ins_door_fk',
      columns: [table.editionId, table.doorId],
      foreignColumns: [doors.editionId, doors.id],
    }),
    foreignKey({
      name: 'check_ins_session_fk',
      columns: [table.editionId, table.sessionId],
      foreignColumns: [sessions.editionId, sessions.id],
    }),
    check('check_ins_resolution_known', sql`(${table.resolution} is null) = (${table.resolvedAt} is null)`),
  ],
);

/** Numbers given out to check-ins of an edition, under its row's lock. */
export const checkInCounters = pgTable('check_in_counters', {
  editionId: uuid('edition_id')
    .primaryKey()
    .references(() => editions.id),
  last: bigint('last', { mode: 'number' }).notNull().default(0),
});

/** `joined`: opened their own link while the session ran, for how long is not known. */
export const attendanceSources = ['online', 'joined', 'manual'] as const;

/** Presence that no door saw: of an online session, imported; or written down by hand, with a reason. */
export const attendances = pgTable(
  'attendances',
  {
    editionId: uuid('edition_id').notNull(),
    id: idColumn(),
    attendeeId: uuid('attendee_id').notNull(),
    sessionId: uuid('session_id').notNull(),
    source: text('source').$type<(typeof attendanceSources)[number]>().notNull(),
    minutes: integer('minutes').notNull(),
    note: text('note'),
    byAccountId: uuid('by_account_id').references(() => accounts.id),
    version: versionColumn(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    unique('attendances_once_key').on(table.editionId, table.attendeeId, table.sessionId, table.source),
    foreignKey({
      name: 'attendances_attendee_fk',
      columns: [table.editionId, table.attendeeId],
      foreignColumns: [attendees.editionId, attendees.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'attendances_session_fk',
      columns: [table.editionId, table.sessionId],
      foreignColumns: [sessions.editionId, sessions.id],
    }).onDelete('cascade'),
    check('attendances_minutes_in_range', sql`${table.minutes} between 0 and 1440`),
  ],
);

/** A person's own way into an online session. */
export const joinLinks = pgTable(
  'join_links',
  {
    editionId: uuid('edition_id').notNull(),
    id: idColumn(),
    sessionId: uuid('session_id').notNull(),
    attendeeId: uuid('attendee_id').notNull(),
    secretHash: text('secret_hash').notNull(),
    openedAt: instant('opened_at'),
    revokedAt: instant('revoked_at'),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    unique('join_links_secret_key').on(table.secretHash),
    unique('join_links_once_key').on(table.editionId, table.sessionId, table.attendeeId),
    foreignKey({
      name: 'join_links_session_fk',
      columns: [table.editionId, table.sessionId],
      foreignColumns: [sessions.editionId, sessions.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'join_links_attendee_fk',
      columns: [table.editionId, table.attendeeId],
      foreignColumns: [attendees.editionId, attendees.id],
    }).onDelete('cascade'),
  ],
);
