import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
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
import type { Language } from '../../../platform/language/index.ts';
import { accounts } from '../../accounts/tables.ts';
import { persons } from '../../directory/tables.ts';
import { editions } from '../../series/tables.ts';
import { attendees } from './attendees.ts';
import type { DelegationRole } from './delegations.ts';
import { participations } from './participations.ts';

export const letterKinds = ['invitation', 'visa-support'] as const;
export type LetterKind = (typeof letterKinds)[number];
export const letterLanguages = ['ar', 'en', 'ar-en'] as const;
export type LetterLanguages = (typeof letterLanguages)[number];

/** What letters say: text with merge fields, per language. */
export const letterTemplates = pgTable(
  'letter_templates',
  {
    editionId: uuid('edition_id')
      .notNull()
      .references(() => editions.id),
    id: idColumn(),
    kind: text('kind').$type<(typeof letterKinds)[number]>().notNull(),
    name: localTextColumn('name').notNull(),
    subject: localTextColumn('subject').notNull(),
    /** Paragraphs parted by empty lines, with merge fields such as `{{party}}`. */
    body: localTextColumn('body').notNull(),
    signatoryName: localTextColumn('signatory_name'),
    signatoryPost: localTextColumn('signatory_post'),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    index('letter_templates_id').on(table.id),
    ...textChecks('letter_templates', {
      name: table.name,
      subject: table.subject,
      body: table.body,
      signatory_name: table.signatoryName,
      signatory_post: table.signatoryPost,
    }),
  ],
);

/** What holds for the letters of an edition, and the last of their numbers: it only ever grows. */
export const letterSettings = pgTable(
  'letter_settings',
  {
    editionId: uuid('edition_id')
      .primaryKey()
      .references(() => editions.id),
    /** `{series}/{year}/{number}` */
    numberPattern: text('number_pattern').notNull().default('{series}/{year}/{number}'),
    lastNumber: integer('last_number').notNull().default(0),
    /** Until when answers are asked for, unless an invitation says otherwise. */
    replyBy: date('reply_by', { mode: 'string' }),
    /** How many days before the day of reply a reminder leaves. */
    reminderDays: smallint('reminder_days').array().notNull().default([14, 3]),
    /** How many people of each role a state or body that accepts may name. */
    quotas: jsonb('quotas')
      .$type<Readonly<Partial<Record<DelegationRole, number>>>>()
      .notNull()
      .default({ head: 1, deputy: 1, member: 4, alternate: 1, support: 1 }),
    version: versionColumn(),
    updatedAt: updatedAt(),
  },
  (table) => [check('letter_settings_number_not_negative', sql`${table.lastNumber} >= 0`)],
);

export const invitationStates = [
  'drafted',
  'approved',
  'dispatched',
  'acknowledged',
  'accepted',
  'declined',
] as const;
export type InvitationState = (typeof invitationStates)[number];

/** The letter that asks a state or a body to take part, and what it answered. */
export const invitations = pgTable(
  'invitations',
  {
    editionId: uuid('edition_id').notNull(),
    id: idColumn(),
    participationId: uuid('participation_id').notNull(),
    state: text('state').$type<InvitationState>().notNull().default('drafted'),
    templateId: uuid('template_id'),
    /** To whom it is addressed: the person of the directory, and how the letter names them. */
    personId: uuid('person_id').references(() => persons.id),
    addressee: localTextColumn('addressee').notNull(),
    email: text('email'),
    /** In which the mail that carries the letter is written. */
    language: text('language').$type<Language>().notNull().default('ar'),
    letterLanguages: text('letter_languages').$type<LetterLanguages>().notNull().default('ar-en'),
    /** Instead of the template's text. */
    body: localTextColumn('body'),
    letterNumber: text('letter_number'),
    letterDate: date('letter_date', { mode: 'string' }),
    /** The letter as it left. */
    fileId: uuid('file_id').references(() => files.id),
    replyBy: date('reply_by', { mode: 'string' }),
    /** SHA-256 of the secret in the reply link. */
    secretHash: text('secret_hash'),
    approvedBy: uuid('approved_by').references(() => accounts.id),
    approvedAt: instant('approved_at'),
    dispatchedAt: instant('dispatched_at'),
    acknowledgedAt: instant('acknowledged_at'),
    repliedAt: instant('replied_at'),
    /** By its link, or told to those who work there. */
    repliedVia: text('replied_via').$type<'link' | 'staff'>(),
    /** Who answered, in their own words. */
    repliedBy: text('replied_by'),
    replyNote: text('reply_note'),
    /** How many people they expect to send. */
    expected: smallint('expected'),
    reminders: integer('reminders').notNull().default(0),
    remindedAt: instant('reminded_at'),
    sample: boolean('sample').notNull().default(false),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    index('invitations_id').on(table.id),
    unique('invitations_participation_key').on(table.editionId, table.participationId),
    unique('invitations_letter_number_key').on(table.editionId, table.letterNumber),
    unique('invitations_secret_key').on(table.secretHash),
    foreignKey({
      name: 'invitations_participation_fk',
      columns: [table.editionId, table.participationId],
      foreignColumns: [participations.editionId, participations.id],
    }),
    foreignKey({
      name: 'invitations_template_fk',
      columns: [table.editionId, table.templateId],
      foreignColumns: [letterTemplates.editionId, letterTemplates.id],
    }),
    check(
      'invitations_letter_known',
      sql`${table.state} in ('drafted', 'approved') or (${table.letterNumber} is not null and ${table.dispatchedAt} is not null)`,
    ),
    check('invitations_approval_known', sql`${table.state} = 'drafted' or ${table.approvedAt} is not null`),
    check(
      'invitations_reply_known',
      sql`(${table.state} in ('accepted', 'declined')) = (${table.repliedAt} is not null)`,
    ),
    check('invitations_expected_not_negative', sql`${table.expected} >= 0`),
    ...textChecks('invitations', { addressee: table.addressee, body: table.body }),
  ],
);

export const visaLetterStates = ['requested', 'issued', 'refused'] as const;
export type VisaLetterState = (typeof visaLetterStates)[number];

/** A letter that supports somebody's application for a visa: who asked for it, who issued it, and why. */
export const visaLetters = pgTable(
  'visa_letters',
  {
    editionId: uuid('edition_id').notNull(),
    id: idColumn(),
    attendeeId: uuid('attendee_id').notNull(),
    state: text('state').$type<VisaLetterState>().notNull(),
    templateId: uuid('template_id'),
    letterLanguages: text('letter_languages').$type<LetterLanguages>().notNull().default('ar-en'),
    letterNumber: text('letter_number'),
    letterDate: date('letter_date', { mode: 'string' }),
    fileId: uuid('file_id').references(() => files.id),
    requestedBy: uuid('requested_by').references(() => accounts.id),
    requestedAt: instant('requested_at').notNull(),
    decidedBy: uuid('decided_by').references(() => accounts.id),
    decidedAt: instant('decided_at'),
    /** Why the passport's number was read, or why the letter was refused. */
    reason: text('reason'),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    index('visa_letters_id').on(table.id),
    unique('visa_letters_number_key').on(table.editionId, table.letterNumber),
    uniqueIndex('visa_letters_one_request')
      .on(table.editionId, table.attendeeId)
      .where(sql`${table.state} = 'requested'`),
    foreignKey({
      name: 'visa_letters_attendee_fk',
      columns: [table.editionId, table.attendeeId],
      foreignColumns: [attendees.editionId, attendees.id],
    }),
    foreignKey({
      name: 'visa_letters_template_fk',
      columns: [table.editionId, table.templateId],
      foreignColumns: [letterTemplates.editionId, letterTemplates.id],
    }),
    check(
      'visa_letters_issue_known',
      sql`(${table.state} = 'issued') = (${table.letterNumber} is not null and ${table.fileId} is not null)`,
    ),
  ],
);
