import { sql } from 'drizzle-orm';
import {
  bigint,
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
} from '../../../platform/database/columns.ts';
import { files } from '../../../platform/files/tables.ts';
import type { Language, LocalText } from '../../../platform/language/index.ts';
import { accounts } from '../../accounts/tables.ts';
import { type AttendeeCategory, attendees } from '../../delegations/tables.ts';
import { editions } from '../../series/tables.ts';

/** Blocks of ready questions that a form may ask for, beside name and address. */
export const formBlocks = [
  'organisation',
  'state',
  'phone',
  'birth-date',
  'photo',
  'identity',
  'arrival',
  'hotel',
  'dietary',
  'access',
] as const;
export type FormBlock = (typeof formBlocks)[number];

/** A form by which people of a category register for an edition. */
export const registrationForms = pgTable(
  'registration_forms',
  {
    editionId: uuid('edition_id')
      .notNull()
      .references(() => editions.id),
    id: idColumn(),
    slug: text('slug').notNull(),
    category: text('category').$type<AttendeeCategory>().notNull(),
    title: localTextColumn('title').notNull(),
    text: localTextColumn('text'),
    /** Shown, and mailed, to whoever is registered. */
    confirmation: localTextColumn('confirmation'),
    published: boolean('published').notNull().default(false),
    opensAt: instant('opens_at').notNull(),
    closesAt: instant('closes_at').notNull(),
    /** Registrations that are taken; null: without a limit. */
    capacity: integer('capacity'),
    /** Those beyond the capacity wait in order; false: the form is full. */
    waitingList: boolean('waiting_list').notNull().default(true),
    /** Taken at once, or once somebody has approved. */
    approval: boolean('approval').notNull().default(false),
    /** Whether the desk takes people in by it who come without having registered, open or not. */
    walkIn: boolean('walk_in').notNull().default(false),
    /** Until when people edit and cancel by their link; null: until the edition begins. */
    editableUntil: instant('editable_until'),
    /** Accompanying persons that somebody may bring. */
    mostGuests: smallint('most_guests').notNull().default(0),
    /** Blocks asked for, and whether an answer is needed. */
    blocks: jsonb('blocks').$type<Readonly<Partial<Record<FormBlock, 'asked' | 'needed'>>>>().notNull(),
    /** Registrations that take capacity; kept by the database (see the migration), so that nobody need count. */
    taken: integer('taken').notNull().default(0),
    /** Last number given out for the waiting order and the codes. */
    lastNumber: integer('last_number').notNull().default(0),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    index('registration_forms_id').on(table.id),
    unique('registration_forms_slug_key').on(table.editionId, table.slug),
    check('registration_forms_close_after_open', sql`${table.closesAt} > ${table.opensAt}`),
    check('registration_forms_capacity_not_negative', sql`${table.capacity} >= 0`),
    check(
      'registration_forms_never_overfull',
      sql`${table.capacity} is null or ${table.taken} <= ${table.capacity}`,
    ),
    check('registration_forms_taken_not_negative', sql`${table.taken} >= 0`),
    check('registration_forms_guests_in_range', sql`${table.mostGuests} between 0 and 10`),
    ...textChecks('registration_forms', {
      title: table.title,
      text: table.text,
      confirmation: table.confirmation,
    }),
  ],
);

export const formQuestionTypes = [
  'line',
  'text',
  'number',
  'yes-no',
  'choice',
  'choices',
  'date',
  'url',
  'file',
  'consent',
] as const;
export type FormQuestionType = (typeof formQuestionTypes)[number];

export interface FormOption {
  readonly key: string;
  readonly label: LocalText;
}

/** Asked only where an earlier question was answered with one of these. */
export interface FormCondition {
  readonly questionId: string;
  /** Keys of options; `yes` and `no` of a yes-no question or a consent. */
  readonly answers: readonly string[];
}

/** What a form asks of its own. */
export const formQuestions = pgTable(
  'form_questions',
  {
    editionId: uuid('edition_id').notNull(),
    id: idColumn(),
    formId: uuid('form_id').notNull(),
    position: smallint('position').notNull(),
    type: text('type').$type<FormQuestionType>().notNull(),
    label: localTextColumn('label').notNull(),
    hint: localTextColumn('hint'),
    options: jsonb('options').$type<readonly FormOption[]>().notNull().default([]),
    required: boolean('required').notNull().default(false),
    condition: jsonb('condition').$type<FormCondition>(),
    version: versionColumn(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    index('form_questions_form').on(table.editionId, table.formId),
    foreignKey({
      name: 'form_questions_form_fk',
      columns: [table.editionId, table.formId],
      foreignColumns: [registrationForms.editionId, registrationForms.id],
    }).onDelete('cascade'),
    ...textChecks('form_questions', { label: table.label, hint: table.hint }),
  ],
);

export const registrationStates = [
  'draft',
  'submitted',
  'waiting',
  'confirmed',
  'refused',
  'cancelled',
] as const;
export type RegistrationState = (typeof registrationStates)[number];

export interface Arrival {
  readonly arrivesAt?: string;
  readonly arrivesBy?: string;
  readonly departsAt?: string;
  readonly departsBy?: string;
}

export interface Guest {
  readonly name: string;
  readonly relation?: string;
}

/** Somebody's registration by a form. `submitted` waits for a decision, `waiting` for a place. */
export const registrations = pgTable(
  'registrations',
  {
    editionId: uuid('edition_id').notNull(),
    id: idColumn(),
    formId: uuid('form_id').notNull(),
    /** Null for a draft. */
    attendeeId: uuid('attendee_id'),
    /** What people quote: `R-0042`; null for a draft. */
    code: text('code'),
    state: text('state').$type<RegistrationState>().notNull(),
    /** Order of arrival within the form: the waiting list follows it. Null for a draft. */
    number: bigint('number', { mode: 'number' }),
    language: text('language').$type<Language>().notNull(),
    /** What was typed so far; emptied once it is handed in. */
    draft: jsonb('draft').$type<Readonly<Record<string, unknown>>>(),
    /** Where a draft's link goes, and whose it is. */
    email: text('email').notNull(),
    accountId: uuid('account_id').references(() => accounts.id),
    answers: jsonb('answers').$type<Readonly<Record<string, unknown>>>().notNull().default({}),
    guests: jsonb('guests').$type<readonly Guest[]>().notNull().default([]),
    arrival: jsonb('arrival').$type<Arrival>(),
    hotel: text('hotel'),
    dietary: text('dietary'),
    access: text('access'),
    /** SHA-256 of the secret in the link by which it is edited and cancelled. */
    secretHash: text('secret_hash').notNull(),
    submittedAt: instant('submitted_at'),
    decidedBy: uuid('decided_by').references(() => accounts.id),
    decidedAt: instant('decided_at'),
    reason: text('reason'),
    cancelledAt: instant('cancelled_at'),
    sample: boolean('sample').notNull().default(false),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    unique('registrations_id_key').on(table.id),
    unique('registrations_secret_key').on(table.secretHash),
    unique('registrations_code_key').on(table.editionId, table.code),
    unique('registrations_number_key').on(table.editionId, table.formId, table.number),
    unique('registrations_attendee_key').on(table.editionId, table.attendeeId),
    index('registrations_state').on(table.editionId, table.formId, table.state, table.number),
    index('registrations_email').on(table.editionId, table.email),
    index('registrations_account').on(table.accountId),
    foreignKey({
      name: 'registrations_form_fk',
      columns: [table.editionId, table.formId],
      foreignColumns: [registrationForms.editionId, registrationForms.id],
    }),
    foreignKey({
      name: 'registrations_attendee_fk',
      columns: [table.editionId, table.attendeeId],
      foreignColumns: [attendees.editionId, attendees.id],
    }),
    check(
      'registrations_draft_or_whole',
      sql`(${table.state} = 'draft') = (${table.code} is null)
        and (${table.state} = 'draft') = (${table.attendeeId} is null)
        and (${table.state} = 'draft') = (${table.number} is null)`,
    ),
    check(
      'registrations_cancellation_known',
      sql`(${table.state} = 'cancelled') = (${table.cancelledAt} is not null)`,
    ),
  ],
);

/** A consent as it was given: to which words, when. Taking it back is another row. */
export const consents = pgTable(
  'consents',
  {
    editionId: uuid('edition_id').notNull(),
    id: idColumn(),
    attendeeId: uuid('attendee_id').notNull(),
    /** The question of the form, or what the system asks by itself: `list`, `photo`. */
    subject: text('subject').notNull(),
    /** The words that were agreed to. */
    wording: text('wording').notNull(),
    given: boolean('given').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    index('consents_attendee').on(table.editionId, table.attendeeId),
    foreignKey({
      name: 'consents_attendee_fk',
      columns: [table.editionId, table.attendeeId],
      foreignColumns: [attendees.editionId, attendees.id],
    }).onDelete('cascade'),
  ],
);

/** Files that came with a registration, by question. */
export const registrationFiles = pgTable(
  'registration_files',
  {
    editionId: uuid('edition_id').notNull(),
    id: idColumn(),
    registrationId: uuid('registration_id').notNull(),
    questionId: uuid('question_id'),
    fileId: uuid('file_id')
      .notNull()
      .references(() => files.id),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    index('registration_files_registration').on(table.editionId, table.registrationId),
    foreignKey({
      name: 'registration_files_registration_fk',
      columns: [table.editionId, table.registrationId],
      foreignColumns: [registrations.editionId, registrations.id],
    }).onDelete('cascade'),
  ],
);
