/** Calls with their questions, and links by which somebody may answer after the deadline. */

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
} from '../../../platform/database/columns.ts';
import type { LocalText } from '../../../platform/language/index.ts';
import { editions } from '../../series/tables.ts';

export const submissionKinds = ['paper', 'workshop', 'experience'] as const;
export type SubmissionKind = (typeof submissionKinds)[number];

/** A call for papers, workshop proposals and presentations of experience. Whether it is open follows from its times. */
export const calls = pgTable(
  'calls_for_papers',
  {
    editionId: uuid('edition_id')
      .notNull()
      .references(() => editions.id),
    id: idColumn(),
    slug: text('slug').notNull(),
    title: localTextColumn('title').notNull(),
    text: localTextColumn('text'),
    kinds: text('kinds').array().$type<SubmissionKind[]>().notNull(),
    opensAt: instant('opens_at').notNull(),
    /** Last instant at which it takes submissions, but by a grace link. */
    closesAt: instant('closes_at').notNull(),
    /** Draft calls are seen by those who work on them. */
    published: boolean('published').notNull().default(false),
    /** Longest abstract, in words; null: the limit of every text. */
    abstractWords: integer('abstract_words'),
    /** The scale of scores: from 0 to this. */
    maxScore: smallint('max_score').notNull().default(5),
    /** Reviewers do not see authors. */
    blind: boolean('blind').notNull().default(true),
    /** Reviews that a submission should get. */
    reviewsWanted: smallint('reviews_wanted').notNull().default(2),
    /** Until when reviewers are asked to be done; null: none is set. */
    reviewBy: instant('review_by'),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    index('calls_id').on(table.id),
    unique('calls_slug_key').on(table.editionId, table.slug),
    check('calls_close_after_open', sql`${table.closesAt} > ${table.opensAt}`),
    check('calls_kinds_some', sql`cardinality(${table.kinds}) > 0`),
    check('calls_max_score_in_range', sql`${table.maxScore} between 1 and 100`),
    check('calls_reviews_wanted_in_range', sql`${table.reviewsWanted} between 1 and 20`),
    check('calls_abstract_words_in_range', sql`${table.abstractWords} between 20 and 5000`),
    ...textChecks('calls', { title: table.title, text: table.text }),
  ],
);

export const questionTypes = [
  'line',
  'text',
  'number',
  'yes-no',
  'choice',
  'choices',
  'url',
  'file',
] as const;
export type QuestionType = (typeof questionTypes)[number];

export interface QuestionOption {
  readonly key: string;
  readonly label: LocalText;
}

/** What a call asks beside title and abstract. */
export const callQuestions = pgTable(
  'call_questions',
  {
    editionId: uuid('edition_id').notNull(),
    id: idColumn(),
    callId: uuid('call_id').notNull(),
    position: smallint('position').notNull(),
    type: text('type').$type<QuestionType>().notNull(),
    label: localTextColumn('label').notNull(),
    hint: localTextColumn('hint'),
    options: jsonb('options').$type<readonly QuestionOption[]>().notNull().default([]),
    required: boolean('required').notNull().default(false),
    /** Asked of these kinds; empty: of all. */
    kinds: text('kinds').array().$type<SubmissionKind[]>().notNull().default([]),
    /** Reviewers see the answer even when they may not know who wrote it. */
    forReviewers: boolean('for_reviewers').notNull().default(true),
    version: versionColumn(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    index('call_questions_call').on(table.editionId, table.callId),
    foreignKey({
      name: 'call_questions_call_fk',
      columns: [table.editionId, table.callId],
      foreignColumns: [calls.editionId, calls.id],
    }).onDelete('cascade'),
    ...textChecks('call_questions', { label: table.label, hint: table.hint }),
  ],
);

/** A link that lets its holder submit after the deadline. */
export const graceLinks = pgTable(
  'grace_links',
  {
    editionId: uuid('edition_id').notNull(),
    id: idColumn(),
    callId: uuid('call_id').notNull(),
    secretHash: text('secret_hash').notNull(),
    /** For whom and why. */
    note: text('note').notNull(),
    expiresAt: instant('expires_at').notNull(),
    /** Submissions that may still come by it. */
    remaining: smallint('remaining').notNull().default(1),
    revokedAt: instant('revoked_at'),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    unique('grace_links_secret_key').on(table.secretHash),
    check('grace_links_remaining_not_negative', sql`${table.remaining} >= 0`),
    foreignKey({
      name: 'grace_links_call_fk',
      columns: [table.editionId, table.callId],
      foreignColumns: [calls.editionId, calls.id],
    }).onDelete('cascade'),
  ],
);
