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
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { createdAt, idColumn, instant } from '../../platform/database/columns.ts';
import { accounts } from '../accounts/tables.ts';
import { persons } from '../directory/tables.ts';
import { releases } from '../programme/tables.ts';
import { editions } from '../series/tables.ts';
import type { Instance, Solution } from './engine/format.ts';
import type { Level, RuleName } from './rules/facts.ts';

/** How an edition takes a rule of its schedule, where that is not the rule's own default. */
export const scheduleRules = pgTable(
  'schedule_rules',
  {
    editionId: uuid('edition_id')
      .notNull()
      .references(() => editions.id),
    rule: text('rule').$type<RuleName>().notNull(),
    level: text('level').$type<Level>().notNull(),
    /** Of wishes: against the others' weights. */
    weight: integer('weight').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.rule] }),
    check('schedule_rules_weight_not_negative', sql`${table.weight} >= 0`),
  ],
);

/** A conflict that somebody has accepted, with the reason. It holds for these sessions and this rule. */
export const ignoredConflicts = pgTable(
  'ignored_conflicts',
  {
    editionId: uuid('edition_id')
      .notNull()
      .references(() => editions.id),
    id: idColumn(),
    rule: text('rule').$type<RuleName>().notNull(),
    /** What makes it the same conflict: rule, sessions and the thing they want; see `rules/conflicts`. */
    fingerprint: text('fingerprint').notNull(),
    sessionIds: uuid('session_ids').array().notNull(),
    reason: text('reason').notNull(),
    ignoredBy: uuid('ignored_by').references(() => accounts.id),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    unique('ignored_conflicts_key').on(table.editionId, table.fingerprint),
  ],
);

/** Where a session is, or null while it waits in the pool. */
export interface PlaceSaid {
  readonly startsAt: string;
  readonly endsAt: string;
  readonly roomId: string | null;
}

export interface MoveSaid {
  readonly sessionId: string;
  readonly before: PlaceSaid | null;
  readonly after: PlaceSaid | null;
  readonly pinned?: { readonly before: boolean; readonly after: boolean };
  /** Where the status followed: what goes back to the pool is a draft again. */
  readonly status?: { readonly before: SessionStatusSaid; readonly after: SessionStatusSaid };
  /** It was made by the step, as a copy of this session. */
  readonly copyOf?: string;
}

export type SessionStatusSaid = 'draft' | 'scheduled' | 'cancelled';

/** What was done on the working schedule at once, so that it can be undone at once. */
export const scheduleSteps = pgTable(
  'schedule_steps',
  {
    editionId: uuid('edition_id')
      .notNull()
      .references(() => editions.id),
    id: idColumn(),
    /** In the order in which they were done. */
    number: bigint('number', { mode: 'number' }).notNull(),
    accountId: uuid('account_id').references(() => accounts.id),
    kind: text('kind').notNull(),
    moves: jsonb('moves').$type<readonly MoveSaid[]>().notNull(),
    undone: boolean('undone').notNull().default(false),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    unique('schedule_steps_number_key').on(table.editionId, table.number),
  ],
);

/** That somebody was told of a release: once. */
export const releaseNotices = pgTable(
  'release_notices',
  {
    editionId: uuid('edition_id').notNull(),
    releaseId: uuid('release_id').notNull(),
    id: idColumn(),
    personId: uuid('person_id').references(() => persons.id),
    accountId: uuid('account_id').references(() => accounts.id),
    mailId: uuid('mail_id'),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    unique('release_notices_person_key').on(table.releaseId, table.personId),
    unique('release_notices_account_key').on(table.releaseId, table.accountId),
    foreignKey({
      name: 'release_notices_release_fk',
      columns: [table.editionId, table.releaseId],
      foreignColumns: [releases.editionId, releases.id],
    }),
  ],
);

export const solverStates = ['queued', 'running', 'done', 'cancelled', 'failed', 'accepted'] as const;

export interface SolverProgress {
  /** Seconds since it began. */
  readonly seconds: number;
  readonly hard: number;
  readonly medium: number;
  readonly soft: number;
  readonly iterations: number;
}

/** A run of the solver on an edition's working schedule. */
export const solverRuns = pgTable(
  'solver_runs',
  {
    editionId: uuid('edition_id')
      .notNull()
      .references(() => editions.id),
    id: idColumn(),
    state: text('state').$type<(typeof solverStates)[number]>().notNull(),
    /** What it may move, how long, which seed. */
    options: jsonb('options').$type<Readonly<Record<string, unknown>>>().notNull(),
    /** The problem as it was when the run began. */
    instance: jsonb('instance').$type<Instance>().notNull(),
    /** The best so far; at the end, the result. */
    solution: jsonb('solution').$type<Solution>(),
    progress: jsonb('progress').$type<readonly SolverProgress[]>().notNull().default([]),
    /** Why what could not be placed could not, by session. */
    unplaced: jsonb('unplaced').$type<Readonly<Record<string, unknown>>>(),
    taskId: uuid('task_id'),
    startedBy: uuid('started_by').references(() => accounts.id),
    createdAt: createdAt(),
    endedAt: instant('ended_at'),
    acceptedAt: instant('accepted_at'),
  },
  (table) => [primaryKey({ columns: [table.editionId, table.id] }), index('solver_runs_id').on(table.id)],
);
