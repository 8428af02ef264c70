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
import type { Language } from '../../platform/language/index.ts';
import type { InBoth, MailTime } from '../../platform/outbox/audience.ts';
import { mails } from '../../platform/outbox/tables.ts';
import { accounts } from '../accounts/tables.ts';
import { editions, series } from '../series/tables.ts';

/** From its first word until it is with everybody; see the trigger `mailings_move_on`. */
export const mailingStates = ['draft', 'submitted', 'approved', 'sent', 'cancelled'] as const;
export type MailingState = (typeof mailingStates)[number];

/** `own`: the time that the message itself names; `receiver`: each receiver's own times, as their source knows them. */
export const mailingCalendars = ['none', 'own', 'receiver'] as const;
export type MailingCalendar = (typeof mailingCalendars)[number];

/** A message to many: written by one, approved by another, sent to a list that stands from its submission on. */
export const mailings = pgTable(
  'mailings',
  {
    editionId: uuid('edition_id')
      .notNull()
      .references(() => editions.id),
    id: idColumn(),
    /** Key of the source of its receivers. */
    audience: text('audience').notNull(),
    /** What narrows the source, by the names of its filters. */
    filter: jsonb('filter').$type<Readonly<Record<string, string>>>().notNull().default({}),
    subject: localTextColumn('subject').notNull(),
    body: localTextColumn('body').notNull(),
    /** It cannot be declined: who takes part must know. */
    necessary: boolean('necessary').notNull().default(false),
    calendar: text('calendar').$type<MailingCalendar>().notNull().default('none'),
    startsAt: instant('starts_at'),
    endsAt: instant('ends_at'),
    place: localTextColumn('place'),
    state: text('state').$type<MailingState>().notNull().default('draft'),
    createdBy: uuid('created_by').references(() => accounts.id),
    /** Who wrote the text that stands. */
    editedBy: uuid('edited_by').references(() => accounts.id),
    submittedBy: uuid('submitted_by').references(() => accounts.id),
    submittedAt: instant('submitted_at'),
    approvedBy: uuid('approved_by').references(() => accounts.id),
    approvedAt: instant('approved_at'),
    /** Why it was given back, or cancelled. */
    reason: text('reason'),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    unique('mailings_id_key').on(table.id),
    index('mailings_approved').on(table.state).where(sql`${table.state} = 'approved'`),
    check(
      'mailings_approved_by_another',
      sql`${table.approvedBy} is null or (${table.approvedBy} is distinct from ${table.createdBy}
        and ${table.approvedBy} is distinct from ${table.editedBy}
        and ${table.approvedBy} is distinct from ${table.submittedBy})`,
    ),
    check(
      'mailings_sent_after_approval',
      sql`${table.state} not in ('approved', 'sent') or (${table.submittedAt} is not null and ${table.approvedAt} is not null)`,
    ),
    check(
      'mailings_own_time_given',
      sql`${table.calendar} <> 'own' or (${table.startsAt} is not null and ${table.endsAt} > ${table.startsAt})`,
    ),
    ...textChecks('mailings', { subject: table.subject, body: table.body, place: table.place }),
  ],
);

/** What became of a receiver: handed to the outbox, or why not. */
export const receiverStates = ['pending', 'written', 'declined', 'bouncing', 'cancelled'] as const;
export type ReceiverState = (typeof receiverStates)[number];

/** The list of a message as it stood at its submission; an address stands in it once. */
export const mailingReceivers = pgTable(
  'mailing_receivers',
  {
    editionId: uuid('edition_id').notNull(),
    mailingId: uuid('mailing_id').notNull(),
    position: integer('position').notNull(),
    address: text('address').notNull(),
    /** In small letters: what makes two addresses one. */
    addressKey: text('address_key').notNull(),
    name: jsonb('name').$type<InBoth>().notNull(),
    language: text('language').$type<Language>().notNull(),
    accountId: uuid('account_id'),
    personId: uuid('person_id'),
    /** What the merge fields of its source say. */
    fields: jsonb('fields').$type<Readonly<Record<string, InBoth>>>().notNull().default({}),
    times: jsonb('times').$type<readonly MailTime[]>().notNull().default([]),
    state: text('state').$type<ReceiverState>().notNull().default('pending'),
    mailId: uuid('mail_id').references(() => mails.id, { onDelete: 'set null' }),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.mailingId, table.position] }),
    unique('mailing_receivers_address_key').on(table.editionId, table.mailingId, table.addressKey),
    index('mailing_receivers_pending')
      .on(table.mailingId, table.position)
      .where(sql`${table.state} = 'pending'`),
    index('mailing_receivers_mail').on(table.mailId),
    index('mailing_receivers_whose').on(table.addressKey),
    foreignKey({
      name: 'mailing_receivers_mailing_fk',
      columns: [table.editionId, table.mailingId],
      foreignColumns: [mailings.editionId, mailings.id],
    }).onDelete('cascade'),
  ],
);

/** Who wants no more messages: of an edition, or of a whole series where no edition is named. */
export const mailDeclines = pgTable(
  'mail_declines',
  {
    id: idColumn(),
    seriesId: uuid('series_id')
      .notNull()
      .references(() => series.id),
    editionId: uuid('edition_id').references(() => editions.id),
    address: text('address').notNull(),
    addressKey: text('address_key').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.id] }),
    unique('mail_declines_once_key').on(table.seriesId, table.editionId, table.addressKey).nullsNotDistinct(),
    index('mail_declines_address').on(table.addressKey),
  ],
);
