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
import type { Language } from '../../../platform/language/index.ts';
import { accounts } from '../../accounts/tables.ts';
import { editions } from '../../series/tables.ts';
import { participations } from './participations.ts';

export const precedenceSchemes = ['curated', 'alphabetical', 'draw', 'rank-and-seniority'] as const;
export type PrecedenceScheme = (typeof precedenceSchemes)[number];
export const hostRules = ['none', 'first', 'last'] as const;
/** Where bodies stand in an order that is computed: after all states, or among them. */
export const bodyPlaces = ['after', 'among'] as const;
export const precedenceUses = ['list', 'seating', 'flags', 'speaking', 'signing'] as const;

/** The order of states and bodies for an occasion. Its versions hold the order itself. */
export const precedenceLists = pgTable(
  'precedence_lists',
  {
    editionId: uuid('edition_id')
      .notNull()
      .references(() => editions.id),
    id: idColumn(),
    occasion: localTextColumn('occasion').notNull(),
    /** What reads it. */
    uses: text('uses').array().$type<(typeof precedenceUses)[number][]>().notNull(),
    scheme: text('scheme').$type<PrecedenceScheme>().notNull(),
    /** Of an alphabetical order. */
    language: text('language').$type<Language>(),
    hostRule: text('host_rule').$type<(typeof hostRules)[number]>().notNull().default('none'),
    bodies: text('bodies').$type<(typeof bodyPlaces)[number]>().notNull().default('after'),
    /** What the draw was made with, so that anybody can repeat it. */
    seed: text('seed'),
    sample: boolean('sample').notNull().default(false),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    index('precedence_lists_id').on(table.id),
    check(
      'precedence_lists_language_known',
      sql`(${table.scheme} = 'alphabetical') = (${table.language} is not null)`,
    ),
    ...textChecks('precedence_lists', { occasion: table.occasion }),
  ],
);

/** By what rules a version was arranged: kept with it, since those of its list may change afterwards. */
export interface ArrangedBy {
  readonly scheme: PrecedenceScheme;
  readonly language: Language | null;
  readonly hostRule: (typeof hostRules)[number];
  readonly bodies: (typeof bodyPlaces)[number];
  readonly seed: string | null;
}

export const precedenceVersionStates = ['draft', 'signed-off', 'superseded'] as const;

/** A version of a list. Once signed off it never changes; another one supersedes it. */
export const precedenceVersions = pgTable(
  'precedence_versions',
  {
    editionId: uuid('edition_id').notNull(),
    id: idColumn(),
    listId: uuid('list_id').notNull(),
    number: integer('number').notNull(),
    state: text('state').$type<(typeof precedenceVersionStates)[number]>().notNull().default('draft'),
    comment: text('comment'),
    arrangedBy: jsonb('arranged_by').$type<ArrangedBy>().notNull(),
    signedOffBy: uuid('signed_off_by').references(() => accounts.id),
    signedOffAt: instant('signed_off_at'),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    index('precedence_versions_id').on(table.id),
    unique('precedence_versions_number_key').on(table.editionId, table.listId, table.number),
    uniqueIndex('precedence_versions_one_draft')
      .on(table.editionId, table.listId)
      .where(sql`${table.state} = 'draft'`),
    uniqueIndex('precedence_versions_one_in_force')
      .on(table.editionId, table.listId)
      .where(sql`${table.state} = 'signed-off'`),
    foreignKey({
      name: 'precedence_versions_list_fk',
      columns: [table.editionId, table.listId],
      foreignColumns: [precedenceLists.editionId, precedenceLists.id],
    }).onDelete('cascade'),
    check(
      'precedence_versions_sign_off_known',
      sql`(${table.state} = 'draft') = (${table.signedOffAt} is null)`,
    ),
  ],
);

/** Place of a state or body in a version. */
export const precedenceEntries = pgTable(
  'precedence_entries',
  {
    editionId: uuid('edition_id').notNull(),
    versionId: uuid('version_id').notNull(),
    position: smallint('position').notNull(),
    participationId: uuid('participation_id').notNull(),
    /** Rank and seniority, lot number: what the place rests on. */
    basis: jsonb('basis').$type<Readonly<Record<string, string | number>>>(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.versionId, table.position] }),
    unique('precedence_entries_once_key').on(table.editionId, table.versionId, table.participationId),
    foreignKey({
      name: 'precedence_entries_version_fk',
      columns: [table.editionId, table.versionId],
      foreignColumns: [precedenceVersions.editionId, precedenceVersions.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'precedence_entries_participation_fk',
      columns: [table.editionId, table.participationId],
      foreignColumns: [participations.editionId, participations.id],
    }),
    check('precedence_entries_position_positive', sql`${table.position} >= 1`),
  ],
);

/** Who holds a version in their hands: told when another one replaces it. */
export const precedenceHolders = pgTable(
  'precedence_holders',
  {
    editionId: uuid('edition_id').notNull(),
    versionId: uuid('version_id').notNull(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    takenAt: instant('taken_at').notNull(),
    toldAt: instant('told_at'),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.versionId, table.accountId] }),
    index('precedence_holders_account').on(table.accountId),
    foreignKey({
      name: 'precedence_holders_version_fk',
      columns: [table.editionId, table.versionId],
      foreignColumns: [precedenceVersions.editionId, precedenceVersions.id],
    }).onDelete('cascade'),
  ],
);

/** Seats of a hall or a table, filled in the order of a list. */
export const seatingPlans = pgTable(
  'seating_plans',
  {
    editionId: uuid('edition_id').notNull(),
    id: idColumn(),
    listId: uuid('list_id').notNull(),
    name: localTextColumn('name').notNull(),
    /** Shape and numbers of seats: rows from the middle outwards, a table from the head, a line of flags. */
    layout: jsonb('layout').$type<Readonly<Record<string, unknown>>>().notNull(),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    index('seating_plans_id').on(table.id),
    foreignKey({
      name: 'seating_plans_list_fk',
      columns: [table.editionId, table.listId],
      foreignColumns: [precedenceLists.editionId, precedenceLists.id],
    }).onDelete('cascade'),
    ...textChecks('seating_plans', { name: table.name }),
  ],
);
