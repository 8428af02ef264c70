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
import { accounts } from '../../accounts/tables.ts';
import { bodies, states } from '../../directory/tables.ts';
import { editions, themes } from '../../series/tables.ts';
import { statements } from './statements.ts';
import { provisions } from './texts.ts';

export const pledgeStatuses = [
  'draft',
  'submitted',
  'verified',
  'announced',
  'active',
  'fulfilled',
  'partly',
  'lapsed',
  'withdrawn',
] as const;

/** What a body or state undertakes of its own will. */
export const pledges = pgTable(
  'pledges',
  {
    editionId: uuid('edition_id')
      .notNull()
      .references(() => editions.id),
    id: idColumn(),
    /** From 1 through the edition, given at submission; null in a draft. */
    number: integer('number'),
    stateCode: text('state_code').references(() => states.code),
    bodyId: uuid('body_id').references(() => bodies.id),
    /** What stands for a pledger that reports count and do not name. */
    label: localTextColumn('label'),
    /** The statement that it was made under. */
    statementId: uuid('statement_id'),
    themeId: uuid('theme_id'),
    /** The recommendation that it helps to carry out. */
    provisionId: uuid('provision_id'),
    title: localTextColumn('title').notNull(),
    /** As it reads now, edited and translated; null where reports give the number alone. */
    text: localTextColumn('text'),
    /** As it was submitted: stays as it is, and visible. */
    originalWording: jsonb('original_wording').$type<LocalText>(),
    target: localTextColumn('target'),
    dueOn: date('due_on', { mode: 'string' }),
    status: text('status').$type<(typeof pledgeStatuses)[number]>().notNull().default('draft'),
    submittedBy: uuid('submitted_by').references(() => accounts.id),
    sample: boolean('sample').notNull().default(false),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    index('pledges_id').on(table.id),
    unique('pledges_number_key').on(table.editionId, table.number),
    foreignKey({
      name: 'pledges_statement_fk',
      columns: [table.editionId, table.statementId],
      foreignColumns: [statements.editionId, statements.id],
    }),
    foreignKey({
      name: 'pledges_theme_fk',
      columns: [table.editionId, table.themeId],
      foreignColumns: [themes.editionId, themes.id],
    }),
    foreignKey({
      name: 'pledges_provision_fk',
      columns: [table.editionId, table.provisionId],
      foreignColumns: [provisions.editionId, provisions.id],
    }),
    check('pledges_one_pledger', sql`num_nonnulls(${table.stateCode}, ${table.bodyId}, ${table.label}) = 1`),
    check('pledges_number_given', sql`(${table.status} = 'draft') = (${table.number} is null)`),
    ...textChecks('pledges', {
      label: table.label,
      title: table.title,
      text: table.text,
      original_wording: table.originalWording,
      target: table.target,
    }),
  ],
);

/** A body that pledges jointly: it counts once it consented. */
export const pledgePartners = pgTable(
  'pledge_partners',
  {
    editionId: uuid('edition_id').notNull(),
    pledgeId: uuid('pledge_id').notNull(),
    bodyId: uuid('body_id')
      .notNull()
      .references(() => bodies.id),
    consentedAt: instant('consented_at'),
    consentedBy: uuid('consented_by').references(() => accounts.id),
    declinedAt: instant('declined_at'),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.pledgeId, table.bodyId] }),
    foreignKey({
      name: 'pledge_partners_pledge_fk',
      columns: [table.editionId, table.pledgeId],
      foreignColumns: [pledges.editionId, pledges.id],
    }).onDelete('cascade'),
    check('pledge_partners_one_answer', sql`${table.consentedAt} is null or ${table.declinedAt} is null`),
  ],
);

/** A step in a pledge's life, with its day: what counts as of a date are read from. Never changed. */
export const pledgeSteps = pgTable(
  'pledge_steps',
  {
    editionId: uuid('edition_id').notNull(),
    id: idColumn(),
    pledgeId: uuid('pledge_id').notNull(),
    status: text('status').$type<(typeof pledgeStatuses)[number]>().notNull(),
    takenOn: date('taken_on', { mode: 'string' }).notNull(),
    note: localTextColumn('note'),
    takenBy: uuid('taken_by').references(() => accounts.id),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    index('pledge_steps_pledge').on(table.editionId, table.pledgeId),
    foreignKey({
      name: 'pledge_steps_pledge_fk',
      columns: [table.editionId, table.pledgeId],
      foreignColumns: [pledges.editionId, pledges.id],
    }).onDelete('cascade'),
    ...textChecks('pledge_steps', { note: table.note }),
  ],
);
