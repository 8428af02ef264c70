import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
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
} from '../../../platform/database/columns.ts';
import type { LocalText } from '../../../platform/language/index.ts';
import { attendees } from '../../delegations/tables.ts';
import { sessions } from '../../programme/tables.ts';
import { editions } from '../../series/tables.ts';

export interface FeedbackQuestion {
  readonly id: string;
  readonly type: 'rating' | 'choice' | 'choices' | 'text';
  readonly label: LocalText;
  readonly options?: readonly { readonly key: string; readonly label: LocalText }[];
  readonly required?: boolean;
}

/** What an edition asks of those who were there: of the edition, or of every session (`perSession`). */
export const feedbackForms = pgTable(
  'feedback_forms',
  {
    editionId: uuid('edition_id')
      .notNull()
      .references(() => editions.id),
    id: idColumn(),
    perSession: boolean('per_session').notNull(),
    title: localTextColumn('title').notNull(),
    text: localTextColumn('text'),
    questions: jsonb('questions').$type<readonly FeedbackQuestion[]>().notNull(),
    opensAt: instant('opens_at'),
    closesAt: instant('closes_at'),
    published: boolean('published').notNull().default(false),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    index('feedback_forms_id').on(table.id),
    check('feedback_forms_close_after_open', sql`${table.closesAt} > ${table.opensAt}`),
    ...textChecks('feedback_forms', { title: table.title, text: table.text }),
  ],
);

/** What somebody answered; nothing in it says who. */
export const feedbackAnswers = pgTable(
  'feedback_answers',
  {
    editionId: uuid('edition_id').notNull(),
    id: idColumn(),
    formId: uuid('form_id').notNull(),
    sessionId: uuid('session_id'),
    answers: jsonb('answers').$type<Readonly<Record<string, unknown>>>().notNull(),
    /** The day alone, so that an hour cannot tell who it was. */
    answeredOn: text('answered_on').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    index('feedback_answers_form').on(table.editionId, table.formId, table.sessionId),
    foreignKey({
      name: 'feedback_answers_form_fk',
      columns: [table.editionId, table.formId],
      foreignColumns: [feedbackForms.editionId, feedbackForms.id],
    }),
    foreignKey({
      name: 'feedback_answers_session_fk',
      columns: [table.editionId, table.sessionId],
      foreignColumns: [sessions.editionId, sessions.id],
    }).onDelete('cascade'),
  ],
);

/** That somebody has answered, so that nobody does twice; what they answered lies apart. */
export const feedbackTickets = pgTable(
  'feedback_tickets',
  {
    editionId: uuid('edition_id').notNull(),
    id: idColumn(),
    formId: uuid('form_id').notNull(),
    sessionId: uuid('session_id'),
    attendeeId: uuid('attendee_id').notNull(),
    secretHash: text('secret_hash').notNull(),
    usedAt: instant('used_at'),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    unique('feedback_tickets_secret_key').on(table.secretHash),
    unique('feedback_tickets_once_key')
      .on(table.editionId, table.formId, table.sessionId, table.attendeeId)
      .nullsNotDistinct(),
    foreignKey({
      name: 'feedback_tickets_form_fk',
      columns: [table.editionId, table.formId],
      foreignColumns: [feedbackForms.editionId, feedbackForms.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'feedback_tickets_session_fk',
      columns: [table.editionId, table.sessionId],
      foreignColumns: [sessions.editionId, sessions.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'feedback_tickets_attendee_fk',
      columns: [table.editionId, table.attendeeId],
      foreignColumns: [attendees.editionId, attendees.id],
    }).onDelete('cascade'),
  ],
);
