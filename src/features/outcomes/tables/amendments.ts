import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
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
import { accounts } from '../../accounts/tables.ts';
import { participations } from '../../delegations/tables.ts';
import { outcomeDocuments, provisions } from './texts.ts';

export const amendmentActions = ['replace', 'delete', 'add'] as const;
export const amendmentStatuses = [
  'draft',
  'submitted',
  'admissible',
  'inadmissible',
  'accepted',
  'merged',
  'put-to-decision',
  'adopted',
  'rejected',
  'withdrawn',
  'lapsed',
] as const;
export const amendmentAdvices = ['accept', 'accept-as-modified', 'reject', 'merge', 'discuss'] as const;

/** What a delegation wants changed: a provision in one of its versions, or a new one behind it. Never a line. */
export const amendments = pgTable(
  'amendments',
  {
    editionId: uuid('edition_id').notNull(),
    id: idColumn(),
    documentId: uuid('document_id').notNull(),
    /** The delegation that proposes it. */
    sponsorId: uuid('sponsor_id').notNull(),
    /** Through the text, given at submission; null in a draft. */
    number: integer('number'),
    action: text('action').$type<(typeof amendmentActions)[number]>().notNull(),
    /** What it changes, or what the new provision follows; null: the new one stands first. */
    provisionId: uuid('provision_id'),
    /** The version that it was written against. */
    provisionRevision: integer('provision_revision'),
    /** The proposed wording; null where it deletes. */
    text: localTextColumn('text'),
    rationale: localTextColumn('rationale'),
    status: text('status').$type<(typeof amendmentStatuses)[number]>().notNull().default('draft'),
    /** Why it is admissible or not, rejected or withdrawn: what was said at the last step. */
    statusReason: text('status_reason'),
    /** The drafting committee's. */
    advice: text('advice').$type<(typeof amendmentAdvices)[number]>(),
    adviceNote: localTextColumn('advice_note'),
    /** Into which amendment it was merged. */
    mergedIntoId: uuid('merged_into_id'),
    /** Where its words went: the provision and the version that has them. */
    resultProvisionId: uuid('result_provision_id'),
    resultRevision: integer('result_revision'),
    submittedBy: uuid('submitted_by').references(() => accounts.id),
    submittedAt: instant('submitted_at'),
    decidedAt: instant('decided_at'),
    sample: boolean('sample').notNull().default(false),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    index('amendments_id').on(table.id),
    unique('amendments_number_key').on(table.editionId, table.documentId, table.number),
    index('amendments_provision').on(table.editionId, table.provisionId),
    foreignKey({
      name: 'amendments_document_fk',
      columns: [table.editionId, table.documentId],
      foreignColumns: [outcomeDocuments.editionId, outcomeDocuments.id],
    }),
    foreignKey({
      name: 'amendments_provision_fk',
      columns: [table.editionId, table.provisionId],
      foreignColumns: [provisions.editionId, provisions.id],
    }),
    foreignKey({
      name: 'amendments_sponsor_fk',
      columns: [table.editionId, table.sponsorId],
      foreignColumns: [participations.editionId, participations.id],
    }),
    foreignKey({
      name: 'amendments_merged_fk',
      columns: [table.editionId, table.mergedIntoId],
      foreignColumns: [table.editionId, table.id],
    }),
    foreignKey({
      name: 'amendments_result_fk',
      columns: [table.editionId, table.resultProvisionId],
      foreignColumns: [provisions.editionId, provisions.id],
    }),
    check('amendments_wording_known', sql`(${table.action} = 'delete') = (${table.text} is null)`),
    check(
      'amendments_target_known',
      sql`${table.action} = 'add' or (${table.provisionId} is not null and ${table.provisionRevision} is not null)`,
    ),
    check(
      'amendments_number_given',
      sql`(${table.status} = 'draft') = (${table.number} is null)
        and (${table.number} is null) = (${table.submittedAt} is null)`,
    ),
    check('amendments_merge_known', sql`(${table.status} = 'merged') = (${table.mergedIntoId} is not null)`),
    check('amendments_not_into_itself', sql`${table.mergedIntoId} <> ${table.id}`),
    ...textChecks('amendments', {
      text: table.text,
      rationale: table.rationale,
      advice_note: table.adviceNote,
    }),
  ],
);

/** A delegation that supports another's amendment: it counts once it consented, until it withdraws. */
export const amendmentCoSponsors = pgTable(
  'amendment_co_sponsors',
  {
    editionId: uuid('edition_id').notNull(),
    amendmentId: uuid('amendment_id').notNull(),
    participationId: uuid('participation_id').notNull(),
    consentedAt: instant('consented_at'),
    consentedBy: uuid('consented_by').references(() => accounts.id),
    withdrawnAt: instant('withdrawn_at'),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.amendmentId, table.participationId] }),
    index('amendment_co_sponsors_participation').on(table.editionId, table.participationId),
    foreignKey({
      name: 'amendment_co_sponsors_amendment_fk',
      columns: [table.editionId, table.amendmentId],
      foreignColumns: [amendments.editionId, amendments.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'amendment_co_sponsors_participation_fk',
      columns: [table.editionId, table.participationId],
      foreignColumns: [participations.editionId, participations.id],
    }),
  ],
);
