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
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import {
  createdAt,
  idColumn,
  localTextColumn,
  textChecks,
  updatedAt,
  versionColumn,
} from '../../../platform/database/columns.ts';
import { precedenceVersions } from '../../delegations/tables.ts';
import { bodies, persons, states } from '../../directory/tables.ts';
import { sessions } from '../../programme/tables.ts';
import { outcomeDocuments } from './texts.ts';

export const constituencies = ['states', 'industry', 'organisations'] as const;
/** Word for what an adherent does. */
export const adherences = ['signature', 'pledge', 'agreement'] as const;
export const statementStatuses = ['draft', 'open', 'closed'] as const;

/** A text open to one constituency. */
export const statements = pgTable(
  'statements',
  {
    editionId: uuid('edition_id').notNull(),
    id: idColumn(),
    slug: text('slug').notNull(),
    title: localTextColumn('title').notNull(),
    constituency: text('constituency').$type<(typeof constituencies)[number]>().notNull(),
    adherence: text('adherence').$type<(typeof adherences)[number]>().notNull(),
    /** The text that is adhered to. */
    documentId: uuid('document_id').notNull(),
    status: text('status').$type<(typeof statementStatuses)[number]>().notNull().default('draft'),
    opensOn: date('opens_on', { mode: 'string' }),
    closesOn: date('closes_on', { mode: 'string' }),
    /** Days from the notice until a withdrawal takes effect. */
    noticeDays: integer('notice_days').notNull().default(90),
    /** The ceremony, and the order of precedence in which it is signed. */
    ceremonySessionId: uuid('ceremony_session_id'),
    precedenceVersionId: uuid('precedence_version_id'),
    remark: localTextColumn('remark'),
    sample: boolean('sample').notNull().default(false),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    index('statements_id').on(table.id),
    unique('statements_slug_key').on(table.editionId, table.slug),
    foreignKey({
      name: 'statements_document_fk',
      columns: [table.editionId, table.documentId],
      foreignColumns: [outcomeDocuments.editionId, outcomeDocuments.id],
    }),
    foreignKey({
      name: 'statements_session_fk',
      columns: [table.editionId, table.ceremonySessionId],
      foreignColumns: [sessions.editionId, sessions.id],
    }),
    foreignKey({
      name: 'statements_precedence_fk',
      columns: [table.editionId, table.precedenceVersionId],
      foreignColumns: [precedenceVersions.editionId, precedenceVersions.id],
    }),
    check('statements_close_after_opening', sql`${table.closesOn} >= ${table.opensOn}`),
    check('statements_notice_not_negative', sql`${table.noticeDays} >= 0`),
    ...textChecks('statements', { title: table.title, remark: table.remark }),
  ],
);

export const signatureStatuses = ['invited', 'intent', 'signed', 'declined', 'withdrawn'] as const;
export const signatureInstruments = [
  'at-ceremony',
  'full-powers',
  'letter',
  'deposited',
  'recorded',
] as const;

/** That a party adheres to a statement. Never deleted: a withdrawal is recorded beside it. */
export const signatures = pgTable(
  'signatures',
  {
    editionId: uuid('edition_id').notNull(),
    id: idColumn(),
    statementId: uuid('statement_id').notNull(),
    /** From 1 in each statement, in the order of signing or recording; never given again. */
    number: integer('number').notNull(),
    stateCode: text('state_code').references(() => states.code),
    bodyId: uuid('body_id').references(() => bodies.id),
    /** What stands for a party that reports count and do not name; null where a state or body is named. */
    label: localTextColumn('label'),
    status: text('status').$type<(typeof signatureStatuses)[number]>().notNull(),
    signatoryPersonId: uuid('signatory_person_id').references(() => persons.id),
    /** Who signed, as the instrument says it. */
    signatory: localTextColumn('signatory'),
    /** In what capacity, such as «وزير الداخلية». */
    capacity: localTextColumn('capacity'),
    instrument: text('instrument').$type<(typeof signatureInstruments)[number]>(),
    reservation: localTextColumn('reservation'),
    signedOn: date('signed_on', { mode: 'string' }),
    /** Signed after the ceremony: accession. */
    accession: boolean('accession').notNull().default(false),
    noticeOn: date('notice_on', { mode: 'string' }),
    withdrawnOn: date('withdrawn_on', { mode: 'string' }),
    withdrawalReason: localTextColumn('withdrawal_reason'),
    sample: boolean('sample').notNull().default(false),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    index('signatures_id').on(table.id),
    unique('signatures_number_key').on(table.editionId, table.statementId, table.number),
    unique('signatures_state_key').on(table.editionId, table.statementId, table.stateCode),
    unique('signatures_body_key').on(table.editionId, table.statementId, table.bodyId),
    foreignKey({
      name: 'signatures_statement_fk',
      columns: [table.editionId, table.statementId],
      foreignColumns: [statements.editionId, statements.id],
    }),
    check('signatures_one_party', sql`num_nonnulls(${table.stateCode}, ${table.bodyId}, ${table.label}) = 1`),
    check(
      'signatures_signed_known',
      sql`(${table.status} in ('signed', 'withdrawn')) = (${table.signedOn} is not null)`,
    ),
    check(
      'signatures_withdrawal_known',
      sql`(${table.status} = 'withdrawn') = (${table.noticeOn} is not null)
        and (${table.noticeOn} is null) = (${table.withdrawnOn} is null)
        and ${table.withdrawnOn} >= ${table.noticeOn} and ${table.noticeOn} >= ${table.signedOn}`,
    ),
    ...textChecks('signatures', {
      label: table.label,
      signatory: table.signatory,
      capacity: table.capacity,
      reservation: table.reservation,
      withdrawal_reason: table.withdrawalReason,
    }),
  ],
);
