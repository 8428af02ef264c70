/** Criteria, reviewers, what they were asked to judge, and what they said. */

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
  createdAt,
  idColumn,
  instant,
  localTextColumn,
  textChecks,
  updatedAt,
  versionColumn,
} from '../../../platform/database/columns.ts';
import { accounts } from '../../accounts/tables.ts';
import { bodies, states } from '../../directory/tables.ts';
import { editions } from '../../series/tables.ts';
import { calls } from './calls.ts';
import { submissions } from './submissions.ts';

/** What reviewers score, with its weight. */
export const reviewCriteria = pgTable(
  'review_criteria',
  {
    editionId: uuid('edition_id').notNull(),
    id: idColumn(),
    callId: uuid('call_id').notNull(),
    position: smallint('position').notNull(),
    label: localTextColumn('label').notNull(),
    hint: localTextColumn('hint'),
    /** Against the others' weights. */
    weight: smallint('weight').notNull().default(1),
    version: versionColumn(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    foreignKey({
      name: 'review_criteria_call_fk',
      columns: [table.editionId, table.callId],
      foreignColumns: [calls.editionId, calls.id],
    }).onDelete('cascade'),
    check('review_criteria_weight_in_range', sql`${table.weight} between 1 and 100`),
    ...textChecks('review_criteria', { label: table.label, hint: table.hint }),
  ],
);

/** Who reviews in an edition: an account with the right of a reviewer, with the themes they know and how much they take. */
export const reviewers = pgTable(
  'reviewers',
  {
    editionId: uuid('edition_id')
      .notNull()
      .references(() => editions.id),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    /** Empty: every theme. */
    themeIds: uuid('theme_ids').array().notNull().default([]),
    /** Most reviews; null: no limit. */
    mostReviews: smallint('most_reviews'),
    /** Where they belong, against conflicts of interest; beside what the directory says of their person. */
    bodyId: uuid('body_id').references(() => bodies.id),
    stateCode: text('state_code').references(() => states.code),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.accountId] }),
    check('reviewers_most_reviews_positive', sql`${table.mostReviews} > 0`),
  ],
);

export const reviewStates = ['assigned', 'draft', 'submitted', 'declined', 'conflict'] as const;

/** An assignment of a submission to a reviewer, and what became of it. */
export const reviews = pgTable(
  'reviews',
  {
    editionId: uuid('edition_id').notNull(),
    id: idColumn(),
    submissionId: uuid('submission_id').notNull(),
    reviewerId: uuid('reviewer_id')
      .notNull()
      .references(() => accounts.id),
    state: text('state').$type<(typeof reviewStates)[number]>().notNull(),
    /** Scores by criterion id. */
    scores: jsonb('scores').$type<Readonly<Record<string, number>>>().notNull().default({}),
    recommendation: text('recommendation').$type<'accept' | 'reject' | 'undecided'>(),
    /** For the authors. */
    comment: text('comment'),
    /** For those who decide, and other reviewers. */
    confidential: text('confidential'),
    /** Why it was declined, or what the conflict is. */
    reason: text('reason'),
    assignedAt: instant('assigned_at').notNull(),
    submittedAt: instant('submitted_at'),
    version: versionColumn(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    index('reviews_id').on(table.id),
    index('reviews_reviewer').on(table.reviewerId),
    unique('reviews_key').on(table.editionId, table.submissionId, table.reviewerId),
    foreignKey({
      name: 'reviews_submission_fk',
      columns: [table.editionId, table.submissionId],
      foreignColumns: [submissions.editionId, submissions.id],
    }).onDelete('cascade'),
  ],
);

/** What reviewers and those who decide say to each other about a submission. */
export const reviewComments = pgTable(
  'review_comments',
  {
    editionId: uuid('edition_id').notNull(),
    id: idColumn(),
    submissionId: uuid('submission_id').notNull(),
    authorId: uuid('author_id')
      .notNull()
      .references(() => accounts.id),
    text: text('text').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    index('review_comments_submission').on(table.editionId, table.submissionId),
    foreignKey({
      name: 'review_comments_submission_fk',
      columns: [table.editionId, table.submissionId],
      foreignColumns: [submissions.editionId, submissions.id],
    }).onDelete('cascade'),
  ],
);
