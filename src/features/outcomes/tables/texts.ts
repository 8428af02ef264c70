import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
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
import { accounts } from '../../accounts/tables.ts';
import { bodies } from '../../directory/tables.ts';
import { sessions } from '../../programme/tables.ts';
import { editions, themes } from '../../series/tables.ts';

export const outcomeKinds = [
  'recommendations',
  'statement-of-action',
  'declaration',
  'final-communique',
] as const;
export const outcomeStatuses = [
  'draft',
  'circulated',
  'open-for-amendments',
  'closed',
  'consolidated',
  'tabled',
  'adopted',
  'not-adopted',
  'referred',
  'deferred',
  'withdrawn',
  'published',
] as const;
/** A corrigendum mends a slip of the same text; a revision words it anew. */
export const correctionKinds = ['corrigendum', 'revision'] as const;
export const adoptionManners = ['consensus', 'unanimity', 'vote', 'acclamation', 'read-out'] as const;

/** A text of an edition, made of provisions in order. */
export const outcomeDocuments = pgTable(
  'outcome_documents',
  {
    editionId: uuid('edition_id')
      .notNull()
      .references(() => editions.id),
    id: idColumn(),
    kind: text('kind').$type<(typeof outcomeKinds)[number]>().notNull(),
    slug: text('slug').notNull(),
    title: localTextColumn('title').notNull(),
    /** Words before the preamble, «إنّ المشاركين في …،». */
    chapeau: localTextColumn('chapeau'),
    /** Words between preamble and operative part, «يوصون بما يلي:». */
    enacting: localTextColumn('enacting'),
    authenticLanguage: text('authentic_language').$type<'ar' | 'en'>().notNull(),
    status: text('status').$type<(typeof outcomeStatuses)[number]>().notNull(),
    adoptionManner: text('adoption_manner').$type<(typeof adoptionManners)[number]>(),
    adoptedOn: date('adopted_on', { mode: 'string' }),
    adoptingSessionId: uuid('adopting_session_id'),
    /** The decision by which it was adopted; null where only the fact was recorded. */
    adoptingDecisionId: uuid('adopting_decision_id'),
    /** When amendments may be submitted; both null: whenever the text is open for them. */
    amendmentsOpenAt: instant('amendments_open_at'),
    amendmentsCloseAt: instant('amendments_close_at'),
    /** SHA-256, lower case hex, over the seals of its numbered provisions and its own framing words; at publication. */
    seal: text('seal'),
    /** Who asked for the release, and who else approved it. */
    releaseRequestedBy: uuid('release_requested_by').references(() => accounts.id),
    releaseRequestedAt: instant('release_requested_at'),
    releaseApprovedBy: uuid('release_approved_by').references(() => accounts.id),
    releaseApprovedAt: instant('release_approved_at'),
    /** Nobody outside the secretariat reads or infers the text before; null: it comes out with the approval. */
    embargoUntil: instant('embargo_until'),
    publishedAt: instant('published_at'),
    /** The published text that this one corrects or revises, how, and on what authority. */
    correctsDocumentId: uuid('corrects_document_id'),
    correction: text('correction').$type<(typeof correctionKinds)[number]>(),
    correctionAuthority: localTextColumn('correction_authority'),
    /** A short summary in other words of a text that exists elsewhere: recorded, and labelled so. */
    summary: boolean('summary').notNull().default(false),
    /** What is to be said beside it, such as that the manner of adoption is a sample. */
    remark: localTextColumn('remark'),
    sample: boolean('sample').notNull().default(false),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    index('outcome_documents_id').on(table.id),
    unique('outcome_documents_slug_key').on(table.editionId, table.slug),
    foreignKey({
      name: 'outcome_documents_session_fk',
      columns: [table.editionId, table.adoptingSessionId],
      foreignColumns: [sessions.editionId, sessions.id],
    }),
    foreignKey({
      name: 'outcome_documents_corrects_fk',
      columns: [table.editionId, table.correctsDocumentId],
      foreignColumns: [table.editionId, table.id],
    }),
    check(
      'outcome_documents_correction_known',
      sql`(${table.correctsDocumentId} is null) = (${table.correction} is null)
        and (${table.correction} is null) = (${table.correctionAuthority} is null)`,
    ),
    check(
      'outcome_documents_two_release',
      sql`${table.releaseApprovedBy} is null or ${table.releaseApprovedBy} <> ${table.releaseRequestedBy}`,
    ),
    check('outcome_documents_window_has_length', sql`${table.amendmentsCloseAt} > ${table.amendmentsOpenAt}`),
    check(
      'outcome_documents_published_was_adopted',
      sql`${table.status} <> 'published' or (${table.publishedAt} is not null and ${table.adoptedOn} is not null)`,
    ),
    ...textChecks('outcome_documents', {
      title: table.title,
      chapeau: table.chapeau,
      enacting: table.enacting,
      remark: table.remark,
      correction_authority: table.correctionAuthority,
    }),
  ],
);

/** A heading divides the text and has no number. */
export const provisionKinds = ['preamble', 'heading', 'operative', 'recommendation'] as const;
/** Every code that was ever given in an edition. None is taken back, none given again. */
export const provisionNumbers = pgTable(
  'provision_numbers',
  {
    editionId: uuid('edition_id')
      .notNull()
      .references(() => editions.id),
    code: text('code').notNull(),
    givenAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.editionId, table.code] })],
);

export const provisionLevels = ['national', 'regional', 'international'] as const;

/** A paragraph with an identity of its own; a recommendation is one of a recommendations document. */
export const provisions = pgTable(
  'provisions',
  {
    editionId: uuid('edition_id').notNull(),
    id: idColumn(),
    documentId: uuid('document_id').notNull(),
    kind: text('kind').$type<(typeof provisionKinds)[number]>().notNull(),
    position: smallint('position').notNull(),
    /** Given at adoption: consecutive through the document, never used again. */
    number: integer('number'),
    /** `edition/type/serial`, such as `1/REC/04`; unique in the series' texts through the edition. */
    code: text('code'),
    /** Short name for lists; null for units of a preamble. */
    title: localTextColumn('title'),
    text: localTextColumn('text').notNull(),
    themeId: uuid('theme_id'),
    level: text('level').$type<(typeof provisionLevels)[number]>(),
    targetGroup: localTextColumn('target_group'),
    dueOn: date('due_on', { mode: 'string' }),
    /** SHA-256 over the canonical JSON of `{ number, texts }`: of the authentic text, at adoption. */
    adoptedSeal: text('adopted_seal'),
    /** The same of the text in every language, at publication. */
    seal: text('seal'),
    /** Which of its versions stands: see `provision_versions`. */
    revision: integer('revision').notNull().default(1),
    /** Taken out of a draft; its versions and amendments stay. */
    removedAt: instant('removed_at'),
    sample: boolean('sample').notNull().default(false),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    index('provisions_id').on(table.id),
    uniqueIndex('provisions_position_key')
      .on(table.editionId, table.documentId, table.position)
      .where(sql`${table.removedAt} is null`),
    unique('provisions_number_key').on(table.editionId, table.documentId, table.number),
    unique('provisions_code_key').on(table.editionId, table.code),
    foreignKey({
      name: 'provisions_document_fk',
      columns: [table.editionId, table.documentId],
      foreignColumns: [outcomeDocuments.editionId, outcomeDocuments.id],
    }),
    foreignKey({
      name: 'provisions_theme_fk',
      columns: [table.editionId, table.themeId],
      foreignColumns: [themes.editionId, themes.id],
    }),
    foreignKey({
      name: 'provisions_number_fk',
      columns: [table.editionId, table.code],
      foreignColumns: [provisionNumbers.editionId, provisionNumbers.code],
    }),
    check('provisions_number_is_positive', sql`${table.number} > 0`),
    ...textChecks('provisions', { title: table.title, text: table.text, target_group: table.targetGroup }),
  ],
);

/** Sessions that a provision arose from, in order. */
export const provisionSources = pgTable(
  'provision_sources',
  {
    editionId: uuid('edition_id').notNull(),
    provisionId: uuid('provision_id').notNull(),
    sessionId: uuid('session_id').notNull(),
    position: smallint('position').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.provisionId, table.sessionId] }),
    index('provision_sources_session').on(table.editionId, table.sessionId),
    foreignKey({
      name: 'provision_sources_provision_fk',
      columns: [table.editionId, table.provisionId],
      foreignColumns: [provisions.editionId, provisions.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'provision_sources_session_fk',
      columns: [table.editionId, table.sessionId],
      foreignColumns: [sessions.editionId, sessions.id],
    }),
  ],
);

/** Bodies that answer for a provision: one leads, others support. */
export const assignments = pgTable(
  'assignments',
  {
    editionId: uuid('edition_id').notNull(),
    provisionId: uuid('provision_id').notNull(),
    bodyId: uuid('body_id')
      .notNull()
      .references(() => bodies.id),
    role: text('role').$type<'lead' | 'supporting'>().notNull(),
    position: smallint('position').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.provisionId, table.bodyId] }),
    index('assignments_body').on(table.bodyId),
    foreignKey({
      name: 'assignments_provision_fk',
      columns: [table.editionId, table.provisionId],
      foreignColumns: [provisions.editionId, provisions.id],
    }).onDelete('cascade'),
  ],
);

export const linkRelations = ['reiterates', 'builds-on', 'supersedes', 'implements'] as const;

/**
 * That a provision refers to another text: of an earlier edition, of another series, of another host. Without a
 * target provision it refers to the document as a whole.
 */
export const provisionLinks = pgTable(
  'provision_links',
  {
    editionId: uuid('edition_id').notNull(),
    id: idColumn(),
    provisionId: uuid('provision_id').notNull(),
    relation: text('relation').$type<(typeof linkRelations)[number]>().notNull(),
    targetEditionId: uuid('target_edition_id').notNull(),
    targetDocumentId: uuid('target_document_id').notNull(),
    targetProvisionId: uuid('target_provision_id'),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    unique('provision_links_once_key')
      .on(
        table.editionId,
        table.provisionId,
        table.targetEditionId,
        table.targetDocumentId,
        table.targetProvisionId,
      )
      .nullsNotDistinct(),
    index('provision_links_target').on(table.targetEditionId, table.targetProvisionId),
    foreignKey({
      name: 'provision_links_source_fk',
      columns: [table.editionId, table.provisionId],
      foreignColumns: [provisions.editionId, provisions.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'provision_links_document_fk',
      columns: [table.targetEditionId, table.targetDocumentId],
      foreignColumns: [outcomeDocuments.editionId, outcomeDocuments.id],
    }),
    foreignKey({
      name: 'provision_links_target_fk',
      columns: [table.targetEditionId, table.targetProvisionId],
      foreignColumns: [provisions.editionId, provisions.id],
    }),
  ],
);

export const dispositionOutcomes = [
  'closed',
  'continued',
  'reinforced',
  'merged',
  'superseded',
  'retired',
] as const;

/** What became of a recommendation when its edition handed over to the next, and why. */
export const dispositions = pgTable(
  'dispositions',
  {
    editionId: uuid('edition_id').notNull(),
    provisionId: uuid('provision_id').notNull(),
    outcome: text('outcome').$type<(typeof dispositionOutcomes)[number]>().notNull(),
    reason: localTextColumn('reason').notNull(),
    /** The recommendation of the next edition that carries it on; null when none does. */
    nextEditionId: uuid('next_edition_id'),
    nextProvisionId: uuid('next_provision_id'),
    decidedOn: date('decided_on', { mode: 'string' }).notNull(),
    sample: boolean('sample').notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.provisionId] }),
    index('dispositions_next').on(table.nextEditionId, table.nextProvisionId),
    foreignKey({
      name: 'dispositions_provision_fk',
      columns: [table.editionId, table.provisionId],
      foreignColumns: [provisions.editionId, provisions.id],
    }),
    foreignKey({
      name: 'dispositions_next_fk',
      columns: [table.nextEditionId, table.nextProvisionId],
      foreignColumns: [provisions.editionId, provisions.id],
    }),
    ...textChecks('dispositions', { reason: table.reason }),
  ],
);
