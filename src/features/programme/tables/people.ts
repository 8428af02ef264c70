/** Who takes part in a session and has agreed to it, and the papers that are read. */

import { sql } from 'drizzle-orm';
import {
  check,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import {
  idColumn,
  instant,
  localTextColumn,
  textChecks,
  versionColumn,
} from '../../../platform/database/columns.ts';
import { persons } from '../../directory/tables.ts';
import { type SessionRole, sessions } from './sessions.ts';

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
