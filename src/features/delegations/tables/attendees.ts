import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  pgTable,
  primaryKey,
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
import { files } from '../../../platform/files/tables.ts';
import type { Language } from '../../../platform/language/index.ts';
import { accounts } from '../../accounts/tables.ts';
import { bodies, persons, states } from '../../directory/tables.ts';
import { editions } from '../../series/tables.ts';
import { participations } from './participations.ts';

export const attendeeCategories = [
  'delegate',
  'guest',
  'speaker',
  'press',
  'exhibitor',
  'organiser',
  'public',
] as const;
export type AttendeeCategory = (typeof attendeeCategories)[number];

export const attendeeSources = ['nomination', 'registration', 'walk-in', 'import', 'staff'] as const;
/** What a person lets participant lists and other pages show beside the name. */
export const listFields = ['post', 'body', 'state', 'email'] as const;
export type ListField = (typeof listFields)[number];

/**
 * Somebody who comes to an edition, or wishes to: named by a delegation, registered by a form, written down at the
 * door. What they need is decided in `accreditations`; badges, places and check-ins are theirs.
 */
export const attendees = pgTable(
  'attendees',
  {
    editionId: uuid('edition_id')
      .notNull()
      .references(() => editions.id),
    id: idColumn(),
    category: text('category').$type<AttendeeCategory>().notNull(),
    source: text('source').$type<(typeof attendeeSources)[number]>().notNull(),
    /** The participation whose delegation they belong to. */
    delegationId: uuid('delegation_id'),
    /** The person of the directory, once somebody has said that it is the same. */
    personId: uuid('person_id').references(() => persons.id),
    accountId: uuid('account_id').references(() => accounts.id),
    honorific: localTextColumn('honorific'),
    name: localTextColumn('name').notNull(),
    post: localTextColumn('post'),
    /** Body that they come from, as written; `bodyId` where it is one of the directory. */
    organisation: localTextColumn('organisation'),
    bodyId: uuid('body_id').references(() => bodies.id),
    /** Whom they represent. */
    stateCode: text('state_code').references(() => states.code),
    nationality: text('nationality').references(() => states.code),
    birthDate: date('birth_date', { mode: 'string' }),
    gender: text('gender').$type<'m' | 'f' | 'unstated'>().notNull().default('unstated'),
    email: text('email'),
    phone: text('phone'),
    language: text('language').$type<Language>().notNull().default('ar'),
    photoId: uuid('photo_id').references(() => files.id),
    /** What they let lists show; null: they were not asked. */
    listed: text('listed').array().$type<ListField[]>(),
    sortAr: text('sort_ar').notNull(),
    sortEn: text('sort_en').notNull(),
    /** As `persons.search`. */
    search: text('search').notNull(),
    /** Keys under which the same name in another spelling or script is found, with spaces around. */
    nameKeys: text('name_keys').notNull().default(' '),
    /** Since when they do not come any more. */
    cancelledAt: instant('cancelled_at'),
    erasedAt: instant('erased_at'),
    sample: boolean('sample').notNull().default(false),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    unique('attendees_id_key').on(table.id),
    unique('attendees_person_key').on(table.editionId, table.personId, table.category),
    index('attendees_delegation').on(table.editionId, table.delegationId),
    index('attendees_account').on(table.accountId),
    index('attendees_person').on(table.personId),
    index('attendees_email').on(table.editionId, table.email),
    index('attendees_sort_ar').on(table.editionId, sql`${table.sortAr} collate "C"`, table.id),
    index('attendees_sort_en').on(table.editionId, sql`${table.sortEn} collate "C"`, table.id),
    index('attendees_search').using('gin', sql`${table.search} gin_trgm_ops`),
    index('attendees_name_keys').using('gin', sql`${table.nameKeys} gin_trgm_ops`),
    foreignKey({
      name: 'attendees_delegation_fk',
      columns: [table.editionId, table.delegationId],
      foreignColumns: [participations.editionId, participations.id],
    }),
    check('attendees_born_in_the_past', sql`${table.birthDate} > '1900-01-01'`),
    ...textChecks('attendees', {
      honorific: table.honorific,
      name: table.name,
      post: table.post,
      organisation: table.organisation,
    }),
  ],
);

export const attendeeFileKinds = [
  'photo',
  'passport',
  'national-id',
  'letter',
  'press-card',
  'other',
] as const;

/** Documents that somebody handed in for accreditation. */
export const attendeeFiles = pgTable(
  'attendee_files',
  {
    editionId: uuid('edition_id').notNull(),
    id: idColumn(),
    attendeeId: uuid('attendee_id').notNull(),
    kind: text('kind').$type<(typeof attendeeFileKinds)[number]>().notNull(),
    fileId: uuid('file_id')
      .notNull()
      .references(() => files.id),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    index('attendee_files_attendee').on(table.editionId, table.attendeeId),
    foreignKey({
      name: 'attendee_files_attendee_fk',
      columns: [table.editionId, table.attendeeId],
      foreignColumns: [attendees.editionId, attendees.id],
    }).onDelete('cascade'),
  ],
);
