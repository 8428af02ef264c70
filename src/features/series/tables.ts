import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  boolean,
  check,
  date,
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
  localTextColumn,
  revisionColumn,
  textChecks,
  updatedAt,
  versionColumn,
} from '../../platform/database/columns.ts';
import type { Language, LocalText } from '../../platform/language/index.ts';
import { bodies, states } from '../directory/tables.ts';

export const forumNouns = ['forum', 'conference', 'summit', 'symposium', 'workshop'] as const;
export const editionModes = ['in-person', 'online', 'hybrid'] as const;
export const editionStatuses = ['planned', 'announced', 'postponed', 'held', 'closed', 'cancelled'] as const;
export const visibilities = ['draft', 'public'] as const;
export const digitSettings = ['latn', 'arab'] as const;
export const monthNameSettings = ['gulf', 'levant', 'maghreb', 'morocco', 'joint'] as const;

/** A forum that recurs, owned by a body. `external`: another host's, recorded because texts refer to it. */
export const series = pgTable(
  'series',
  {
    id: idColumn(),
    slug: text('slug').notNull(),
    /** Short Latin code that symbols of documents begin with, such as `NF`. */
    acronym: text('acronym').notNull(),
    noun: text('noun').$type<(typeof forumNouns)[number]>().notNull(),
    name: localTextColumn('name').notNull(),
    scope: localTextColumn('scope'),
    ownerBodyId: uuid('owner_body_id').references(() => bodies.id),
    /** Months from one edition to the next; null when it is not fixed. */
    cadenceMonths: smallint('cadence_months'),
    external: boolean('external').notNull().default(false),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.id] }),
    unique('series_slug_key').on(table.slug),
    check('series_cadence_is_positive', sql`${table.cadenceMonths} > 0`),
    ...textChecks('series', { name: table.name, scope: table.scope }),
  ],
);

/** One holding of a series. Days are local days of `time_zone`. */
export const editions = pgTable(
  'editions',
  {
    id: idColumn(),
    seriesId: uuid('series_id')
      .notNull()
      .references(() => series.id),
    slug: text('slug').notNull(),
    number: integer('number').notNull(),
    title: localTextColumn('title').notNull(),
    slogan: localTextColumn('slogan'),
    vision: localTextColumn('vision'),
    mission: localTextColumn('mission'),
    objectives: jsonb('objectives').$type<readonly LocalText[]>().notNull().default([]),
    description: localTextColumn('description'),
    /** The patron as the forum writes it: title, name and post. */
    patron: localTextColumn('patron'),
    organiserBodyId: uuid('organiser_body_id').references(() => bodies.id),
    hostStateCode: text('host_state_code').references(() => states.code),
    city: localTextColumn('city'),
    startsOn: date('starts_on', { mode: 'string' }).notNull(),
    endsOn: date('ends_on', { mode: 'string' }).notNull(),
    timeZone: text('time_zone').notNull(),
    languages: text('languages').array().$type<Language[]>().notNull(),
    authenticLanguage: text('authentic_language').$type<Language>().notNull().default('ar'),
    mode: text('mode').$type<(typeof editionModes)[number]>().notNull(),
    status: text('status').$type<(typeof editionStatuses)[number]>().notNull(),
    visibility: text('visibility').$type<(typeof visibilities)[number]>().notNull().default('draft'),
    external: boolean('external').notNull().default(false),
    digits: text('digits').$type<(typeof digitSettings)[number]>().notNull().default('latn'),
    monthNames: text('month_names').$type<(typeof monthNameSettings)[number]>().notNull().default('gulf'),
    /** Days by which the host's Hijri calendar differs from Umm al-Qura: -1, 0 or 1. */
    hijriAdjustment: smallint('hijri_adjustment').notNull().default(0),
    hijriFirst: boolean('hijri_first').notNull().default(false),
    /** What is to be said beside the facts: that it was postponed, that a date is a sample. */
    remark: localTextColumn('remark'),
    previousEditionId: uuid('previous_edition_id').references((): AnyPgColumn => editions.id),
    /** Grows with every change to anything of the edition: what published pages are cached by. */
    revision: revisionColumn('revision'),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.id] }),
    unique('editions_slug_key').on(table.seriesId, table.slug),
    unique('editions_number_key').on(table.seriesId, table.number),
    check('editions_end_after_start', sql`${table.endsOn} >= ${table.startsOn}`),
    check('editions_hijri_adjustment_is_one_day', sql`${table.hijriAdjustment} between -1 and 1`),
    ...textChecks('editions', {
      title: table.title,
      slogan: table.slogan,
      vision: table.vision,
      mission: table.mission,
      description: table.description,
      patron: table.patron,
      city: table.city,
      remark: table.remark,
    }),
  ],
);

/** Bodies that hold an edition together with its organiser, in order. */
export const coOrganisers = pgTable(
  'co_organisers',
  {
    editionId: uuid('edition_id')
      .notNull()
      .references(() => editions.id),
    bodyId: uuid('body_id')
      .notNull()
      .references(() => bodies.id),
    position: smallint('position').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.bodyId] }),
    unique('co_organisers_position_key').on(table.editionId, table.position),
  ],
);

export const themes = pgTable(
  'themes',
  {
    editionId: uuid('edition_id')
      .notNull()
      .references(() => editions.id),
    id: idColumn(),
    number: smallint('number').notNull(),
    slug: text('slug').notNull(),
    title: localTextColumn('title').notNull(),
    description: localTextColumn('description'),
    version: versionColumn(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    index('themes_id').on(table.id),
    unique('themes_number_key').on(table.editionId, table.number),
    unique('themes_slug_key').on(table.editionId, table.slug),
    check('themes_number_is_positive', sql`${table.number} > 0`),
    ...textChecks('themes', { title: table.title, description: table.description }),
  ],
);

export const venues = pgTable(
  'venues',
  {
    editionId: uuid('edition_id')
      .notNull()
      .references(() => editions.id),
    id: idColumn(),
    name: localTextColumn('name').notNull(),
    address: localTextColumn('address'),
    mapUrl: text('map_url'),
    position: smallint('position').notNull(),
    version: versionColumn(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    index('venues_id').on(table.id),
    ...textChecks('venues', { name: table.name, address: table.address }),
  ],
);

export const roomFeatures = [
  'projector',
  'recording',
  'live-stream',
  'stage',
  'round-table',
  'computers',
  'wheelchair-access',
  'screening',
  'video-conference',
] as const;
export type RoomFeature = (typeof roomFeatures)[number];

export const rooms = pgTable(
  'rooms',
  {
    editionId: uuid('edition_id')
      .notNull()
      .references(() => editions.id),
    id: idColumn(),
    venueId: uuid('venue_id'),
    slug: text('slug').notNull(),
    name: localTextColumn('name').notNull(),
    /** Seats; null when it is not known or has no meaning (an online room). */
    capacity: integer('capacity'),
    features: text('features').array().$type<RoomFeature[]>().notNull(),
    /** Interpreters' booths. */
    interpretationBooths: smallint('interpretation_booths').notNull().default(0),
    position: smallint('position').notNull(),
    version: versionColumn(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    index('rooms_id').on(table.id),
    unique('rooms_slug_key').on(table.editionId, table.slug),
    foreignKey({
      name: 'rooms_venue_fk',
      columns: [table.editionId, table.venueId],
      foreignColumns: [venues.editionId, venues.id],
    }),
    check('rooms_capacity_is_positive', sql`${table.capacity} > 0`),
    check('rooms_booths_not_negative', sql`${table.interpretationBooths} >= 0`),
    ...textChecks('rooms', { name: table.name }),
  ],
);
