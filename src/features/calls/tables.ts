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
import { files } from '../../platform/files/tables.ts';
import type { Language, LocalText } from '../../platform/language/index.ts';
import { accounts } from '../accounts/tables.ts';
import { bodies, persons, states } from '../directory/tables.ts';
import { editions, themes } from '../series/tables.ts';

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
