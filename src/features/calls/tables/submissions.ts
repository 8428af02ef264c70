/** What was submitted, by whom, and with which files. */

import { sql } from 'drizzle-orm';
import {
  boolean,
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
  createdAt,
  idColumn,
  instant,
  updatedAt,
  versionColumn,
} from '../../../platform/database/columns.ts';
import { files } from '../../../platform/files/tables.ts';
import type { Language } from '../../../platform/language/index.ts';
import { accounts } from '../../accounts/tables.ts';
import { bodies, persons, states } from '../../directory/tables.ts';
import { themes } from '../../series/tables.ts';
import { calls, type SubmissionKind } from './calls.ts';

export const submissionStates = [
  'draft',
  'submitted',
  'under-review',
  'accepted',
  'rejected',
  'withdrawn',
  'confirmed',
  'scheduled',
] as const;
export type SubmissionState = (typeof submissionStates)[number];

/** What somebody submits to a call: a paper, a proposal of a workshop, a presentation of experience. */
export const submissions = pgTable(
  'submissions',
  {
    editionId: uuid('edition_id').notNull(),
    id: idColumn(),
    callId: uuid('call_id').notNull(),
    /** What people quote: `P-017`, in the order of arrival; null for a draft. */
    code: text('code'),
    kind: text('kind').$type<SubmissionKind>().notNull(),
    state: text('state').$type<SubmissionState>().notNull(),
    title: text('title').notNull(),
    /** Title in the other language; empty: not given. */
    titleOther: text('title_other'),
    abstract: text('abstract').notNull().default(''),
    abstractOther: text('abstract_other'),
    /** In which title and abstract are written, and the text presented. */
    language: text('language').$type<Language>().notNull(),
    themeId: uuid('theme_id'),
    /** Minutes wished for. */
    minutes: smallint('minutes'),
    level: smallint('level'),
    /** Answers by question id. Of a file question: the id of a submission file. */
    answers: jsonb('answers').$type<Readonly<Record<string, unknown>>>().notNull().default({}),
    /** On behalf of a participating body or state. */
    bodyId: uuid('body_id').references(() => bodies.id),
    stateCode: text('state_code').references(() => states.code),
    /** Who submits. */
    contactName: text('contact_name').notNull(),
    contactEmail: text('contact_email').notNull(),
    contactLanguage: text('contact_language').$type<Language>().notNull(),
    accountId: uuid('account_id').references(() => accounts.id),
    /** SHA-256 of the secret in the link that opens it; kept as long as it lives. */
    secretHash: text('secret_hash').notNull(),
    graceLinkId: uuid('grace_link_id'),
    submittedAt: instant('submitted_at'),
    decidedAt: instant('decided_at'),
    decidedBy: uuid('decided_by').references(() => accounts.id),
    /** What the authors are told with the decision. */
    decisionNote: text('decision_note'),
    /** The session that it became, of workshops and experiences. */
    sessionId: uuid('session_id'),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    index('submissions_id').on(table.id),
    index('submissions_call').on(table.editionId, table.callId),
    index('submissions_account').on(table.accountId),
    unique('submissions_code_key').on(table.editionId, table.code),
    unique('submissions_secret_key').on(table.secretHash),
    foreignKey({
      name: 'submissions_call_fk',
      columns: [table.editionId, table.callId],
      foreignColumns: [calls.editionId, calls.id],
    }),
    foreignKey({
      name: 'submissions_theme_fk',
      columns: [table.editionId, table.themeId],
      foreignColumns: [themes.editionId, themes.id],
    }),
    check(
      'submissions_coded_when_sent',
      sql`${table.state} = 'draft' or ${table.code} is not null or ${table.submittedAt} is null`,
    ),
    check('submissions_one_behalf', sql`${table.bodyId} is null or ${table.stateCode} is null`),
    check('submissions_minutes_in_range', sql`${table.minutes} between 5 and 1440`),
  ],
);

export const authorStates = ['submitter', 'invited', 'accepted', 'declined'] as const;

/** Who wrote it, in order. Co-authors are invited by mail and say yes by link. */
export const submissionAuthors = pgTable(
  'submission_authors',
  {
    editionId: uuid('edition_id').notNull(),
    id: idColumn(),
    submissionId: uuid('submission_id').notNull(),
    position: smallint('position').notNull(),
    name: text('name').notNull(),
    email: text('email').notNull(),
    affiliation: text('affiliation'),
    presenting: boolean('presenting').notNull().default(false),
    state: text('state').$type<(typeof authorStates)[number]>().notNull(),
    /** SHA-256 of the secret in the invitation; null once it was answered. */
    secretHash: text('secret_hash'),
    accountId: uuid('account_id').references(() => accounts.id),
    /** The person of the directory, once the programme names them. */
    personId: uuid('person_id').references(() => persons.id),
    bodyId: uuid('body_id').references(() => bodies.id),
    stateCode: text('state_code').references(() => states.code),
    answeredAt: instant('answered_at'),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    unique('submission_authors_email_key').on(table.editionId, table.submissionId, table.email),
    unique('submission_authors_secret_key').on(table.secretHash),
    foreignKey({
      name: 'submission_authors_submission_fk',
      columns: [table.editionId, table.submissionId],
      foreignColumns: [submissions.editionId, submissions.id],
    }).onDelete('cascade'),
  ],
);

/** Files that came with a submission. */
export const submissionFiles = pgTable(
  'submission_files',
  {
    editionId: uuid('edition_id').notNull(),
    id: idColumn(),
    submissionId: uuid('submission_id').notNull(),
    /** The question that it answers; null: the text itself. */
    questionId: uuid('question_id'),
    fileId: uuid('file_id')
      .notNull()
      .references(() => files.id, { onDelete: 'cascade' }),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    index('submission_files_submission').on(table.editionId, table.submissionId),
    foreignKey({
      name: 'submission_files_submission_fk',
      columns: [table.editionId, table.submissionId],
      foreignColumns: [submissions.editionId, submissions.id],
    }).onDelete('cascade'),
  ],
);
