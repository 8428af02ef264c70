import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  customType,
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
import { files } from '../../platform/files/tables.ts';
import type { Language } from '../../platform/language/index.ts';
import { accounts } from '../accounts/tables.ts';
import { persons } from '../directory/tables.ts';
import { editions, type RoomFeature, rooms, themes } from '../series/tables.ts';

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

/** Papers read in a session, in order. How they came to be accepted, `calls` knows. */
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
    /** The submission that it was accepted as; owned by `calls`, and null for papers entered by hand. */
    submissionId: uuid('submission_id'),
    /** Minutes after the session's start at which it begins; null: after the one before it. */
    startsAfter: smallint('starts_after'),
    /** Minutes that it takes; null: its share of what is left. */
    minutes: smallint('minutes'),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    unique('papers_position_key').on(table.editionId, table.sessionId, table.position),
    foreignKey({
      name: 'papers_session_fk',
      columns: [table.editionId, table.sessionId],
      foreignColumns: [sessions.editionId, sessions.id],
    }).onDelete('cascade'),
    unique('papers_submission_key').on(table.editionId, table.submissionId),
    check('papers_starts_after_not_negative', sql`${table.startsAfter} >= 0`),
    check('papers_minutes_positive', sql`${table.minutes} > 0`),
    ...textChecks('papers', { title: table.title, abstract: table.abstract }),
  ],
);

export const confirmationStates = ['asked', 'confirmed', 'declined'] as const;

/** Whether somebody on the programme has agreed to a session; without a row nobody was asked. */
export const speakerConfirmations = pgTable(
  'speaker_confirmations',
  {
    editionId: uuid('edition_id').notNull(),
    id: idColumn(),
    sessionId: uuid('session_id').notNull(),
    personId: uuid('person_id')
      .notNull()
      .references(() => persons.id),
    state: text('state').$type<(typeof confirmationStates)[number]>().notNull(),
    /** SHA-256 of the secret in the link; null once it was withdrawn. */
    secretHash: text('secret_hash'),
    /** Where the last request went. */
    email: text('email').notNull(),
    askedAt: instant('asked_at').notNull(),
    reminders: smallint('reminders').notNull().default(0),
    answeredAt: instant('answered_at'),
    /** What they wrote with their answer. */
    note: text('note'),
    /** What they need in the room, in their words. */
    requirements: text('requirements'),
    version: versionColumn(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    unique('speaker_confirmations_key').on(table.editionId, table.sessionId, table.personId),
    unique('speaker_confirmations_secret_key').on(table.secretHash),
    index('speaker_confirmations_person').on(table.personId),
    foreignKey({
      name: 'speaker_confirmations_session_fk',
      columns: [table.editionId, table.sessionId],
      foreignColumns: [sessions.editionId, sessions.id],
    }).onDelete('cascade'),
  ],
);

export const availabilityKinds = ['unavailable', 'preferred', 'undesired', 'only'] as const;
export type AvailabilityKind = (typeof availabilityKinds)[number];
export const availabilityOf = ['person', 'room', 'session'] as const;

/**
 * When a person or a room can be had, and when a session may be. `only` (of sessions): never outside of these periods;
 * `unavailable`: never within; the others are wishes.
 */
export const availabilities = pgTable(
  'availabilities',
  {
    editionId: uuid('edition_id')
      .notNull()
      .references(() => editions.id),
    id: idColumn(),
    resourceKind: text('resource_kind').$type<(typeof availabilityOf)[number]>().notNull(),
    resourceId: uuid('resource_id').notNull(),
    kind: text('kind').$type<AvailabilityKind>().notNull(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    note: text('note'),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    index('availabilities_resource').on(table.editionId, table.resourceKind, table.resourceId),
    check('availabilities_end_after_start', sql`${table.endsAt} > ${table.startsAt}`),
    check(
      'availabilities_only_of_sessions',
      sql`${table.kind} <> 'only' or ${table.resourceKind} = 'session'`,
    ),
  ],
);

export const relationKinds = ['before', 'apart', 'shared'] as const;

/** Between two sessions: the first ends before the second begins; never at one time; an audience in common. */
export const sessionRelations = pgTable(
  'session_relations',
  {
    editionId: uuid('edition_id').notNull(),
    id: idColumn(),
    kind: text('kind').$type<(typeof relationKinds)[number]>().notNull(),
    firstId: uuid('first_id').notNull(),
    secondId: uuid('second_id').notNull(),
    /** People in common, of `shared`; 1 otherwise. */
    weight: integer('weight').notNull().default(1),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    unique('session_relations_key').on(table.editionId, table.kind, table.firstId, table.secondId),
    foreignKey({
      name: 'session_relations_first_fk',
      columns: [table.editionId, table.firstId],
      foreignColumns: [sessions.editionId, sessions.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'session_relations_second_fk',
      columns: [table.editionId, table.secondId],
      foreignColumns: [sessions.editionId, sessions.id],
    }).onDelete('cascade'),
    check('session_relations_two', sql`${table.firstId} <> ${table.secondId}`),
    check('session_relations_weight_positive', sql`${table.weight} > 0`),
  ],
);

export const sessionFileKinds = ['document', 'presentation', 'minutes', 'recording'] as const;
export const sessionFileAudiences = ['public', 'participants', 'work'] as const;

/** Documents of a session: what is handed out, what was shown, its minutes. */
export const sessionFiles = pgTable(
  'session_files',
  {
    editionId: uuid('edition_id').notNull(),
    id: idColumn(),
    sessionId: uuid('session_id').notNull(),
    kind: text('kind').$type<(typeof sessionFileKinds)[number]>().notNull(),
    title: localTextColumn('title').notNull(),
    fileId: uuid('file_id')
      .notNull()
      .references(() => files.id, { onDelete: 'cascade' }),
    language: text('language').$type<Language>(),
    audience: text('audience').$type<(typeof sessionFileAudiences)[number]>().notNull().default('work'),
    position: smallint('position').notNull(),
    version: versionColumn(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    index('session_files_session').on(table.editionId, table.sessionId),
    foreignKey({
      name: 'session_files_session_fk',
      columns: [table.editionId, table.sessionId],
      foreignColumns: [sessions.editionId, sessions.id],
    }),
    ...textChecks('session_files', { title: table.title }),
  ],
);

const period = customType<{ data: string; driverData: string }>({ dataType: () => 'tstzrange' });

/** A frozen version of an edition's schedule. Rows are written once; only an erasure takes a name out of them. */
export const releases = pgTable(
  'releases',
  {
    editionId: uuid('edition_id')
      .notNull()
      .references(() => editions.id),
    id: idColumn(),
    /** From 1, without gaps. */
    number: integer('number').notNull(),
    /** What people call it: `1.0`, `final`. */
    version: text('version').notNull(),
    comment: localTextColumn('comment'),
    releasedAt: instant('released_at').notNull(),
    releasedBy: uuid('released_by').references(() => accounts.id),
    /** Sessions by what became of them since the release before. */
    counts: jsonb('counts').$type<Readonly<Record<string, number>>>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    index('releases_id').on(table.id),
    unique('releases_number_key').on(table.editionId, table.number),
    unique('releases_version_key').on(table.editionId, table.version),
    ...textChecks('releases', { comment: table.comment }),
  ],
);

/**
 * A session as it was released: the whole of it as the agenda reads it, with persons, rooms and themes by id, so that
 * a name has one place and an erasure reaches it. The database refuses two in one room at one time.
 */
export const releaseSessions = pgTable(
  'release_sessions',
  {
    editionId: uuid('edition_id').notNull(),
    releaseId: uuid('release_id').notNull(),
    /** It may have been deleted from the working schedule since. */
    sessionId: uuid('session_id').notNull(),
    roomId: uuid('room_id'),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    during: period('during').generatedAlwaysAs(sql`tstzrange(starts_at, ends_at, '[)')`),
    cancelled: boolean('cancelled').notNull(),
    content: jsonb('content').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.releaseId, table.sessionId] }),
    index('release_sessions_release').on(table.releaseId),
    foreignKey({
      name: 'release_sessions_release_fk',
      columns: [table.editionId, table.releaseId],
      foreignColumns: [releases.editionId, releases.id],
    }),
    check('release_sessions_end_after_start', sql`${table.endsAt} > ${table.startsAt}`),
  ],
);
