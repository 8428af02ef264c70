/** Sessions: the working copy of the programme. */

import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
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
import type { Language } from '../../../platform/language/index.ts';
import { editions, type RoomFeature, rooms, themes } from '../../series/tables.ts';

export const sessionKinds = [
  'ceremony',
  'plenary',
  'panel',
  'experience',
  'paper-session',
  'workshop',
  'screening',
  'official-meeting',
  'cultural-visit',
  'exhibition-hours',
  'break',
] as const;
export type SessionKind = (typeof sessionKinds)[number];

export const sessionRoles = [
  'chair',
  'moderator',
  'rapporteur',
  'speaker',
  'panellist',
  'trainer',
  'interpreter',
] as const;
export type SessionRole = (typeof sessionRoles)[number];

export const sessionStatuses = ['draft', 'scheduled', 'cancelled'] as const;
export const sessionAudiences = ['public', 'participants', 'invitation'] as const;

export interface SessionLink {
  readonly title: string;
  readonly url: string;
}

/** Where and when a session was before it was moved, for «moved from». */
export interface MovedFrom {
  readonly startsAt: string | null;
  readonly roomId: string | null;
}

/** A code that ends in a number, as the programme gives them: `D1-04`. */
export const isCounted = (code: SQLWrapper): SQL => sql`${code} ~ '-[0-9]{1,9}$'`;
/** What stands before the number: `D1-`. */
export const codeSeries = (code: SQLWrapper): SQL => sql`(regexp_replace(${code}, '[0-9]{1,9}$', ''))`;
export const codeNumber = (code: SQLWrapper): SQL => sql`(substring(${code} from '[0-9]{1,9}$')::integer)`;

export const sessions = pgTable(
  'sessions',
  {
    editionId: uuid('edition_id')
      .notNull()
      .references(() => editions.id),
    id: idColumn(),
    /** What people quote: `D1-04`. Latin capitals, digits and hyphens. */
    code: text('code').notNull(),
    slug: text('slug').notNull(),
    kind: text('kind').$type<SessionKind>().notNull(),
    title: localTextColumn('title').notNull(),
    abstract: localTextColumn('abstract'),
    themeId: uuid('theme_id'),
    roomId: uuid('room_id'),
    /** Both or neither: a session without them waits in the pool of the unscheduled. */
    startsAt: instant('starts_at'),
    endsAt: instant('ends_at'),
    /** For everybody at once, whatever the room: ceremonies, breaks, prayers. */
    common: boolean('common').notNull().default(false),
    languages: text('languages').array().$type<Language[]>().notNull(),
    /** Minutes that it is meant to last, for whoever schedules it; null: as long as it lasts now, or its kind's usual. */
    minutes: integer('minutes'),
    /** It stays where and when it is, whatever else is moved. */
    pinned: boolean('pinned').notNull().default(false),
    /** What its room must have, beside booths for what is interpreted. */
    needs: text('needs').array().$type<RoomFeature[]>().notNull().default([]),
    /** People expected; null: not estimated. */
    expected: integer('expected'),
    /** How much it takes for granted: 1 introductory, 2 intermediate, 3 advanced; null: no matter. */
    level: smallint('level'),
    /** Minutes that its people need before their next session. */
    pauseMinutes: smallint('pause_minutes').notNull().default(0),
    /** The rooms it may be in; empty: any. */
    allowedRoomIds: uuid('allowed_room_ids').array().notNull().default([]),
    /** Rooms that it may not be in. */
    barredRoomIds: uuid('barred_room_ids').array().notNull().default([]),
    /** The rooms it would rather be in; empty: no wish. */
    preferredRoomIds: uuid('preferred_room_ids').array().notNull().default([]),
    /** Rooms that it would rather not be in. */
    undesiredRoomIds: uuid('undesired_room_ids').array().notNull().default([]),
    /** Place in words, where it is no room of a venue. */
    place: localTextColumn('place'),
    /** Languages that are interpreted into. */
    interpretation: text('interpretation').array().$type<Language[]>().notNull(),
    /** Places of a workshop or visit; null: as many as the room holds. */
    capacity: integer('capacity'),
    audience: text('audience').$type<(typeof sessionAudiences)[number]>().notNull().default('public'),
    liveUrl: text('live_url'),
    links: jsonb('links').$type<readonly SessionLink[]>().notNull().default([]),
    status: text('status').$type<(typeof sessionStatuses)[number]>().notNull(),
    cancellationReason: localTextColumn('cancellation_reason'),
    movedFrom: jsonb('moved_from').$type<MovedFrom>(),
    /** Grows when time, room or status change: SEQUENCE of iCalendar. */
    sequence: integer('sequence').notNull().default(0),
    /** Its identity in the file that it was imported from. */
    importKey: text('import_key'),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    index('sessions_id').on(table.id),
    unique('sessions_code_key').on(table.editionId, table.code),
    index('sessions_counted')
      .on(table.editionId, codeSeries(table.code), codeNumber(table.code))
      .where(isCounted(table.code)),
    unique('sessions_slug_key').on(table.editionId, table.slug),
    unique('sessions_import_key').on(table.editionId, table.importKey),
    index('sessions_start').on(table.editionId, table.startsAt),
    foreignKey({
      name: 'sessions_theme_fk',
      columns: [table.editionId, table.themeId],
      foreignColumns: [themes.editionId, themes.id],
    }),
    foreignKey({
      name: 'sessions_room_fk',
      columns: [table.editionId, table.roomId],
      foreignColumns: [rooms.editionId, rooms.id],
    }),
    check(
      'sessions_time_whole',
      sql`(${table.startsAt} is null) = (${table.endsAt} is null) and ${table.endsAt} > ${table.startsAt}`,
    ),
    check(
      'sessions_scheduled_has_time',
      sql`${table.status} <> 'scheduled' or ${table.startsAt} is not null`,
    ),
    check('sessions_capacity_is_positive', sql`${table.capacity} > 0`),
    check('sessions_minutes_in_range', sql`${table.minutes} between 5 and 1440`),
    check('sessions_expected_not_negative', sql`${table.expected} >= 0`),
    check('sessions_level_in_range', sql`${table.level} between 1 and 3`),
    check('sessions_pause_in_range', sql`${table.pauseMinutes} between 0 and 480`),
    ...textChecks('sessions', {
      title: table.title,
      abstract: table.abstract,
      cancellation_reason: table.cancellationReason,
      place: table.place,
    }),
  ],
);
