import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  numeric,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
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
import { accounts } from '../../accounts/tables.ts';
import { bodies, persons } from '../../directory/tables.ts';
import { editions } from '../../series/tables.ts';
import { provisions } from './texts.ts';

/** How an edition's recommendations are followed up: when reports fall due, when it reminds, to whom it escalates. */
export const followUpPlans = pgTable(
  'follow_up_plans',
  {
    editionId: uuid('edition_id')
      .notNull()
      .references(() => editions.id),
    /** Day of the first report; those after it follow every `cadence_months`. */
    firstDueOn: date('first_due_on', { mode: 'string' }),
    cadenceMonths: smallint('cadence_months').notNull().default(12),
    /** Days before the due day on which a reminder goes out. */
    reminderDays: smallint('reminder_days').array().notNull().default([30, 7]),
    /** Days after it, when the silence is told to whoever follows. */
    escalationDays: smallint('escalation_days').notNull().default(14),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId] }),
    check('follow_up_plans_cadence_is_positive', sql`${table.cadenceMonths} > 0`),
    check('follow_up_plans_escalation_not_negative', sql`${table.escalationDays} >= 0`),
  ],
);

export const responseKinds = ['supported', 'in-part', 'noted'] as const;

/** What an addressee says to a recommendation. */
export const responses = pgTable(
  'responses',
  {
    editionId: uuid('edition_id').notNull(),
    provisionId: uuid('provision_id').notNull(),
    bodyId: uuid('body_id')
      .notNull()
      .references(() => bodies.id),
    response: text('response').$type<(typeof responseKinds)[number]>().notNull(),
    note: localTextColumn('note'),
    respondedOn: date('responded_on', { mode: 'string' }).notNull(),
    recordedBy: uuid('recorded_by').references(() => accounts.id),
    sample: boolean('sample').notNull().default(false),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.provisionId, table.bodyId] }),
    index('responses_body').on(table.bodyId),
    foreignKey({
      name: 'responses_provision_fk',
      columns: [table.editionId, table.provisionId],
      foreignColumns: [provisions.editionId, provisions.id],
    }),
    ...textChecks('responses', { note: table.note }),
  ],
);

/** What a body does about a recommendation; a milestone is a step of an action. */
export const followUpActions = pgTable(
  'follow_up_actions',
  {
    editionId: uuid('edition_id').notNull(),
    id: idColumn(),
    provisionId: uuid('provision_id').notNull(),
    bodyId: uuid('body_id')
      .notNull()
      .references(() => bodies.id),
    /** The action that it is a milestone of. */
    actionId: uuid('action_id'),
    position: smallint('position').notNull(),
    title: localTextColumn('title').notNull(),
    dueOn: date('due_on', { mode: 'string' }),
    reachedOn: date('reached_on', { mode: 'string' }),
    /** Given up, and why. */
    droppedReason: text('dropped_reason'),
    sample: boolean('sample').notNull().default(false),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    index('follow_up_actions_id').on(table.id),
    index('follow_up_actions_provision').on(table.editionId, table.provisionId),
    foreignKey({
      name: 'follow_up_actions_provision_fk',
      columns: [table.editionId, table.provisionId],
      foreignColumns: [provisions.editionId, provisions.id],
    }),
    foreignKey({
      name: 'follow_up_actions_action_fk',
      columns: [table.editionId, table.actionId],
      foreignColumns: [table.editionId, table.id],
    }).onDelete('cascade'),
    ...textChecks('follow_up_actions', { title: table.title }),
  ],
);

/** What is measured about a recommendation, from where to where. */
export const indicators = pgTable(
  'indicators',
  {
    editionId: uuid('edition_id').notNull(),
    id: idColumn(),
    provisionId: uuid('provision_id').notNull(),
    position: smallint('position').notNull(),
    name: localTextColumn('name').notNull(),
    unit: localTextColumn('unit').notNull(),
    baseline: numeric('baseline', { mode: 'number' }),
    baselineOn: date('baseline_on', { mode: 'string' }),
    target: numeric('target', { mode: 'number' }),
    targetOn: date('target_on', { mode: 'string' }),
    sample: boolean('sample').notNull().default(false),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    index('indicators_id').on(table.id),
    index('indicators_provision').on(table.editionId, table.provisionId),
    foreignKey({
      name: 'indicators_provision_fk',
      columns: [table.editionId, table.provisionId],
      foreignColumns: [provisions.editionId, provisions.id],
    }),
    ...textChecks('indicators', { name: table.name, unit: table.unit }),
  ],
);

/** A body's duty to report on a recommendation by a day. It is met by a report that was submitted, never by a draft. */
export const reportingObligations = pgTable(
  'reporting_obligations',
  {
    editionId: uuid('edition_id').notNull(),
    id: idColumn(),
    provisionId: uuid('provision_id').notNull(),
    bodyId: uuid('body_id')
      .notNull()
      .references(() => bodies.id),
    dueOn: date('due_on', { mode: 'string' }).notNull(),
    /** Why nothing is expected any more. */
    waivedReason: text('waived_reason'),
    /** The last reminder, and the escalation. */
    remindedOn: date('reminded_on', { mode: 'string' }),
    escalatedOn: date('escalated_on', { mode: 'string' }),
    sample: boolean('sample').notNull().default(false),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    index('reporting_obligations_id').on(table.id),
    unique('reporting_obligations_day_key').on(table.editionId, table.provisionId, table.bodyId, table.dueOn),
    index('reporting_obligations_body').on(table.bodyId, table.dueOn),
    foreignKey({
      name: 'reporting_obligations_provision_fk',
      columns: [table.editionId, table.provisionId],
      foreignColumns: [provisions.editionId, provisions.id],
    }),
  ],
);

export const progressReportStatuses = ['draft', 'submitted', 'returned', 'accepted', 'published'] as const;
export const selfReportedStates = [
  'not-started',
  'planning',
  'in-progress',
  'fulfilled',
  'discontinued',
] as const;

/** What a responsible body says of its own progress. Once accepted it stays as it is. */
export const progressReports = pgTable(
  'progress_reports',
  {
    editionId: uuid('edition_id').notNull(),
    id: idColumn(),
    provisionId: uuid('provision_id').notNull(),
    bodyId: uuid('body_id')
      .notNull()
      .references(() => bodies.id),
    obligationId: uuid('obligation_id'),
    status: text('status').$type<(typeof progressReportStatuses)[number]>().notNull().default('draft'),
    /** Null in a draft. */
    selfReported: text('self_reported').$type<(typeof selfReportedStates)[number]>(),
    text: localTextColumn('text'),
    writtenBy: uuid('written_by').references(() => accounts.id),
    submittedBy: uuid('submitted_by').references(() => accounts.id),
    submittedAt: instant('submitted_at'),
    returnReason: text('return_reason'),
    decidedBy: uuid('decided_by').references(() => accounts.id),
    decidedAt: instant('decided_at'),
    publishedAt: instant('published_at'),
    sample: boolean('sample').notNull().default(false),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    index('progress_reports_id').on(table.id),
    index('progress_reports_provision').on(table.editionId, table.provisionId, table.bodyId),
    uniqueIndex('progress_reports_one_open')
      .on(table.editionId, table.provisionId, table.bodyId)
      .where(sql`${table.status} in ('draft', 'submitted', 'returned')`),
    foreignKey({
      name: 'progress_reports_provision_fk',
      columns: [table.editionId, table.provisionId],
      foreignColumns: [provisions.editionId, provisions.id],
    }),
    foreignKey({
      name: 'progress_reports_obligation_fk',
      columns: [table.editionId, table.obligationId],
      foreignColumns: [reportingObligations.editionId, reportingObligations.id],
    }),
    check(
      'progress_reports_submission_known',
      sql`${table.status} = 'draft'
        or (${table.submittedAt} is not null and ${table.selfReported} is not null and ${table.text} is not null)`,
    ),
    check(
      'progress_reports_decision_known',
      sql`(${table.status} in ('returned', 'accepted', 'published')) = (${table.decidedAt} is not null)`,
    ),
    check(
      'progress_reports_publication_known',
      sql`(${table.status} = 'published') = (${table.publishedAt} is not null)`,
    ),
    ...textChecks('progress_reports', { text: table.text }),
  ],
);

/** What shows that a report is true: a file, named by its SHA-256, or an address. */
export const evidence = pgTable(
  'evidence',
  {
    editionId: uuid('edition_id').notNull(),
    id: idColumn(),
    reportId: uuid('report_id').notNull(),
    position: smallint('position').notNull(),
    title: localTextColumn('title').notNull(),
    fileId: uuid('file_id').references(() => files.id),
    url: text('url'),
    /** SHA-256 of the file, lower case hex. */
    sha256: text('sha256'),
    /** Read by the secretariat, the body and the assessors alone. */
    confidential: boolean('confidential').notNull().default(false),
    sample: boolean('sample').notNull().default(false),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    index('evidence_id').on(table.id),
    unique('evidence_position_key').on(table.editionId, table.reportId, table.position),
    foreignKey({
      name: 'evidence_report_fk',
      columns: [table.editionId, table.reportId],
      foreignColumns: [progressReports.editionId, progressReports.id],
    }).onDelete('cascade'),
    check('evidence_file_is_hashed', sql`(${table.fileId} is null) = (${table.sha256} is null)`),
    check('evidence_is_one', sql`num_nonnulls(${table.fileId}, ${table.url}) <= 1`),
    ...textChecks('evidence', { title: table.title }),
  ],
);

/** A figure of an indicator on a day. */
export const indicatorValues = pgTable(
  'indicator_values',
  {
    editionId: uuid('edition_id').notNull(),
    indicatorId: uuid('indicator_id').notNull(),
    measuredOn: date('measured_on', { mode: 'string' }).notNull(),
    value: numeric('value', { mode: 'number' }).notNull(),
    /** The report that gave it. */
    reportId: uuid('report_id'),
    recordedBy: uuid('recorded_by').references(() => accounts.id),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.indicatorId, table.measuredOn] }),
    foreignKey({
      name: 'indicator_values_indicator_fk',
      columns: [table.editionId, table.indicatorId],
      foreignColumns: [indicators.editionId, indicators.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'indicator_values_report_fk',
      columns: [table.editionId, table.reportId],
      foreignColumns: [progressReports.editionId, progressReports.id],
    }).onDelete('cascade'),
  ],
);

export const findings = ['no-evidence', 'not-started', 'limited', 'substantial', 'complete'] as const;

/** What somebody outside the reporting body finds. Never changed: a later one stands in front of it. */
export const assessments = pgTable(
  'assessments',
  {
    editionId: uuid('edition_id').notNull(),
    id: idColumn(),
    provisionId: uuid('provision_id').notNull(),
    /** The body whose progress was assessed. */
    bodyId: uuid('body_id')
      .notNull()
      .references(() => bodies.id),
    /** The report that was looked at. */
    reportId: uuid('report_id'),
    finding: text('finding').$type<(typeof findings)[number]>().notNull(),
    text: localTextColumn('text').notNull(),
    assessedOn: date('assessed_on', { mode: 'string' }).notNull(),
    assessorPersonId: uuid('assessor_person_id').references(() => persons.id),
    /** The assessor's own body: another one than that which reports. */
    assessorBodyId: uuid('assessor_body_id').references(() => bodies.id),
    recordedBy: uuid('recorded_by').references(() => accounts.id),
    sample: boolean('sample').notNull().default(false),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    index('assessments_id').on(table.id),
    index('assessments_provision').on(table.editionId, table.provisionId, table.bodyId, table.assessedOn),
    foreignKey({
      name: 'assessments_provision_fk',
      columns: [table.editionId, table.provisionId],
      foreignColumns: [provisions.editionId, provisions.id],
    }),
    foreignKey({
      name: 'assessments_report_fk',
      columns: [table.editionId, table.reportId],
      foreignColumns: [progressReports.editionId, progressReports.id],
    }),
    check('assessments_from_outside', sql`${table.assessorBodyId} <> ${table.bodyId}`),
    ...textChecks('assessments', { text: table.text }),
  ],
);
