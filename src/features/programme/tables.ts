import { sql } from 'drizzle-orm';
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
} from '../../platform/database/columns.ts';
import type { Language } from '../../platform/language/index.ts';
import { persons } from '../directory/tables.ts';
import { editions, rooms, themes } from '../series/tables.ts';

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
    ...textChecks('sessions', {
      title: table.title,
      abstract: table.abstract,
      cancellation_reason: table.cancellationReason,
    }),
  ],
);

/** Who does what in a session, in order. */
export const roleHolders = pgTable(
  'role_holders',
  {
    editionId: uuid('edition_id').notNull(),
    sessionId: uuid('session_id').notNull(),
    personId: uuid('person_id')
      .notNull()
      .references(() => persons.id),
    role: text('role').$type<SessionRole>().notNull(),
    position: smallint('position').notNull(),
    /** What the person presents, where it has a title of its own. */
    topic: localTextColumn('topic'),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.sessionId, table.personId, table.role] }),
    unique('role_holders_position_key').on(table.editionId, table.sessionId, table.position),
    index('role_holders_person').on(table.personId),
    foreignKey({
      name: 'role_holders_session_fk',
      columns: [table.editionId, table.sessionId],
      foreignColumns: [sessions.editionId, sessions.id],
    }).onDelete('cascade'),
    ...textChecks('role_holders', { topic: table.topic }),
  ],
);

export const sourceKinds = ['room', 'theme', 'person'] as const;
export type SourceKind = (typeof sourceKinds)[number];

/** What a schedule file has made besides sessions, by its identity there: a later delivery finds it and may change it. */
export const importSources = pgTable(
  'import_sources',
  {
    editionId: uuid('edition_id')
      .notNull()
      .references(() => editions.id),
    kind: text('kind').$type<SourceKind>().notNull(),
    key: text('key').notNull(),
    /** Of a room, theme or person; it may be gone since. */
    thingId: uuid('thing_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.editionId, table.kind, table.key] })],
);

/** Papers read in a session, in order. Their call, review and life come with the call for papers. */
export const papers = pgTable(
  'papers',
  {
    editionId: uuid('edition_id').notNull(),
    id: idColumn(),
    sessionId: uuid('session_id').notNull(),
    position: smallint('position').notNull(),
    title: localTextColumn('title').notNull(),
    abstract: localTextColumn('abstract'),
    authorIds: jsonb('author_ids').$type<readonly string[]>().notNull().default([]),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    unique('papers_position_key').on(table.editionId, table.sessionId, table.position),
    foreignKey({
      name: 'papers_session_fk',
      columns: [table.editionId, table.sessionId],
      foreignColumns: [sessions.editionId, sessions.id],
    }).onDelete('cascade'),
    ...textChecks('papers', { title: table.title, abstract: table.abstract }),
  ],
);
