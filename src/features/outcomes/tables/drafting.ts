import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
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
import { sessions } from '../../programme/tables.ts';
import { outcomeDocuments, provisions } from './texts.ts';

export const sessionReportStatuses = ['draft', 'submitted', 'returned', 'taken-up'] as const;

/** What a rapporteur reports of a session: a summary and the points that texts may arise from. */
export const sessionReports = pgTable(
  'session_reports',
  {
    editionId: uuid('edition_id').notNull(),
    id: idColumn(),
    sessionId: uuid('session_id').notNull(),
    status: text('status').$type<(typeof sessionReportStatuses)[number]>().notNull().default('draft'),
    summary: localTextColumn('summary'),
    /** Why the secretariat returned it. */
    returnReason: text('return_reason'),
    reportedBy: uuid('reported_by').references(() => accounts.id),
    submittedAt: instant('submitted_at'),
    sample: boolean('sample').notNull().default(false),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    index('session_reports_id').on(table.id),
    unique('session_reports_session_key').on(table.editionId, table.sessionId),
    foreignKey({
      name: 'session_reports_session_fk',
      columns: [table.editionId, table.sessionId],
      foreignColumns: [sessions.editionId, sessions.id],
    }),
    check(
      'session_reports_submission_known',
      sql`${table.status} = 'draft' or ${table.submittedAt} is not null`,
    ),
    ...textChecks('session_reports', { summary: table.summary }),
  ],
);

export const reportPointKinds = ['recommendation', 'commitment', 'remark'] as const;
export const reportPointFates = ['open', 'taken-up', 'set-aside'] as const;

/** One point of a session's report, and what became of it. */
export const reportPoints = pgTable(
  'report_points',
  {
    editionId: uuid('edition_id').notNull(),
    id: idColumn(),
    reportId: uuid('report_id').notNull(),
    position: smallint('position').notNull(),
    kind: text('kind').$type<(typeof reportPointKinds)[number]>().notNull(),
    text: localTextColumn('text').notNull(),
    fate: text('fate').$type<(typeof reportPointFates)[number]>().notNull().default('open'),
    /** The provision that it went into. */
    provisionId: uuid('provision_id'),
    /** Why it was set aside. */
    fateReason: text('fate_reason'),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    index('report_points_id').on(table.id),
    unique('report_points_position_key').on(table.editionId, table.reportId, table.position),
    index('report_points_provision').on(table.editionId, table.provisionId),
    foreignKey({
      name: 'report_points_report_fk',
      columns: [table.editionId, table.reportId],
      foreignColumns: [sessionReports.editionId, sessionReports.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'report_points_provision_fk',
      columns: [table.editionId, table.provisionId],
      foreignColumns: [provisions.editionId, provisions.id],
    }),
    check(
      'report_points_fate_known',
      sql`(${table.fate} = 'taken-up') = (${table.provisionId} is not null)
        and (${table.fate} = 'set-aside') = (${table.fateReason} is not null)`,
    ),
    ...textChecks('report_points', { text: table.text }),
  ],
);

/** Why a version came about. */
export const versionOrigins = [
  'written',
  'edited',
  'report',
  'amendment',
  'merge',
  'import',
  'carried-over',
] as const;

/** A wording that a provision had. Never changed; the last one stands. */
export const provisionVersions = pgTable(
  'provision_versions',
  {
    editionId: uuid('edition_id').notNull(),
    provisionId: uuid('provision_id').notNull(),
    revision: integer('revision').notNull(),
    title: localTextColumn('title'),
    text: localTextColumn('text').notNull(),
    origin: text('origin').$type<(typeof versionOrigins)[number]>().notNull(),
    /** What the drafter says of the change. */
    comment: text('comment'),
    writtenBy: uuid('written_by').references(() => accounts.id),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.provisionId, table.revision] }),
    foreignKey({
      name: 'provision_versions_provision_fk',
      columns: [table.editionId, table.provisionId],
      foreignColumns: [provisions.editionId, provisions.id],
    }).onDelete('cascade'),
    ...textChecks('provision_versions', { title: table.title, text: table.text }),
  ],
);

/** What drafters say to each other beside a text, or beside one provision of it. */
export const draftComments = pgTable(
  'draft_comments',
  {
    editionId: uuid('edition_id').notNull(),
    id: idColumn(),
    documentId: uuid('document_id').notNull(),
    /** Null: of the text as a whole. */
    provisionId: uuid('provision_id'),
    /** The wording that was commented on. */
    revision: integer('revision'),
    /** What it answers; null where it begins a thread. */
    answersId: uuid('answers_id'),
    text: text('text').notNull(),
    writtenBy: uuid('written_by').references(() => accounts.id),
    resolvedBy: uuid('resolved_by').references(() => accounts.id),
    resolvedAt: instant('resolved_at'),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    index('draft_comments_id').on(table.id),
    index('draft_comments_document').on(table.editionId, table.documentId),
    foreignKey({
      name: 'draft_comments_document_fk',
      columns: [table.editionId, table.documentId],
      foreignColumns: [outcomeDocuments.editionId, outcomeDocuments.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'draft_comments_provision_fk',
      columns: [table.editionId, table.provisionId],
      foreignColumns: [provisions.editionId, provisions.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'draft_comments_answers_fk',
      columns: [table.editionId, table.answersId],
      foreignColumns: [table.editionId, table.id],
    }).onDelete('cascade'),
  ],
);
