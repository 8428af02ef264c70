import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { createdAt, idColumn, instant } from '../database/columns.ts';
import type { Language } from '../language/index.ts';

/**
 * What becomes of a mail. `failed` is for good; `held` was tried as often as is sensible and waits for a person;
 * `cancelled` was taken back before it left.
 */
export const mailStates = ['waiting', 'sending', 'sent', 'failed', 'held', 'cancelled'] as const;
export type MailState = (typeof mailStates)[number];

/** How a mail left: by a mail server, or into the mailbox of an installation that has none. */
export const mailChannels = ['smtp', 'local'] as const;
export type MailChannel = (typeof mailChannels)[number];

/** Mails, written in the transaction of the change that they tell of. */
export const mails = pgTable(
  'mails',
  {
    id: idColumn(),
    /** Null for what belongs to no edition. */
    editionId: uuid('edition_id'),
    /** `<feature>.<name>` */
    template: text('template').notNull(),
    language: text('language').$type<Language>().notNull(),
    /** The receiver, where it is somebody with an account. */
    accountId: uuid('account_id'),
    address: text('address').notNull(),
    name: text('name'),
    subject: text('subject').notNull(),
    /** Words of name, address and subject in every form, with spaces around; see `search.ts`. */
    search: text('search').notNull().default(' '),
    /** As people may read it in the log: one-time links are masked. Null once it was scrubbed. */
    text: text('text'),
    html: text('html'),
    /** Text and HTML with their one-time links, sealed; null for a mail without any, and once it was scrubbed. */
    sealed: text('sealed'),
    /** Whether it carries a one-time link, or did. */
    secret: boolean('secret').notNull(),
    /** Where List-Unsubscribe leads; null for mails that cannot be declined. */
    unsubscribeUrl: text('unsubscribe_url'),
    /** The same in every attempt, so that a double is known as one. Without the angle brackets. */
    messageId: text('message_id').notNull(),
    dedupeKey: text('dedupe_key'),
    state: text('state').$type<MailState>().notNull().default('waiting'),
    attempts: integer('attempts').notNull().default(0),
    /** When it is tried next; of no meaning outside `waiting`. */
    dueAt: instant('due_at').notNull(),
    /** Until when the job given out for it may take, or the attempt under way; after it, another begins. */
    takenUntil: instant('taken_until'),
    /** After it the mail is of no use: it is not sent any more. */
    expiresAt: instant('expires_at'),
    channel: text('channel').$type<MailChannel>(),
    /** Why the last attempt failed: a code with words. */
    failure: text('failure'),
    /** What the server said last, or the connection's error. */
    answer: text('answer'),
    /** The mail that this one sends again. */
    resendOf: uuid('resend_of').references((): AnyPgColumn => mails.id),
    sentAt: instant('sent_at'),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.id] }),
    unique('mails_dedupe_key').on(table.dedupeKey),
    index('mails_edition').on(table.editionId, table.id),
    index('mails_account').on(table.accountId),
    index('mails_address').on(table.address),
    index('mails_resend').on(table.resendOf),
    index('mails_due').on(table.state, table.dueAt).where(sql`${table.state} in ('waiting', 'sending')`),
    index('mails_search').using('gin', sql`${table.search} gin_trgm_ops`),
    check('mails_address_is_one', sql`${table.address} !~ '[[:space:][:cntrl:]<>,]'`),
    check('mails_subject_is_line', sql`${table.subject} !~ '[[:cntrl:]]'`),
    check('mails_sent_at_known', sql`(${table.state} = 'sent') = (${table.sentAt} is not null)`),
  ],
);

/** Files that go with a mail; their bytes as base64. */
export const mailAttachments = pgTable(
  'mail_attachments',
  {
    mailId: uuid('mail_id')
      .notNull()
      .references(() => mails.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    name: text('name').notNull(),
    mediaType: text('media_type').notNull(),
    content: text('content').notNull(),
  },
  (table) => [primaryKey({ columns: [table.mailId, table.position] })],
);

/**
 * Addresses that mail does not reach, as mail servers said it: at once, or later by a delivery status notification
 * (RFC 3464). An address bounces as long as one of them is not cleared.
 */
export const mailBounces = pgTable(
  'mail_bounces',
  {
    id: idColumn(),
    /** The mail that came back; null once that is gone. */
    mailId: uuid('mail_id').references(() => mails.id, { onDelete: 'set null' }),
    /** Of the mail. */
    editionId: uuid('edition_id'),
    address: text('address').notNull(),
    /** In small letters: what makes two addresses one. */
    addressKey: text('address_key').notNull(),
    /** Enhanced status code (RFC 3463), such as `5.1.1`; null when none was given. */
    status: text('status'),
    /** What the server said. */
    answer: text('answer').notNull(),
    reportedAt: instant('reported_at').notNull(),
    clearedAt: instant('cleared_at'),
    clearedBy: uuid('cleared_by'),
  },
  (table) => [
    primaryKey({ columns: [table.id] }),
    // A notification that is delivered twice is one.
    unique('mail_bounces_mail_key').on(table.mailId, table.addressKey),
    index('mail_bounces_address').on(table.addressKey).where(sql`${table.clearedAt} is null`),
    index('mail_bounces_edition').on(table.editionId),
  ],
);
