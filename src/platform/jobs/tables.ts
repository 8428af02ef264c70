import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, idColumn, updatedAt } from '../database/columns.ts';

/** One piece of long work that somebody waits for: its progress, its result, whether it was cancelled. */
export const tasks = pgTable(
  'tasks',
  {
    id: idColumn(),
    editionId: uuid('edition_id'),
    kind: text('kind').notNull(),
    state: text('state')
      .$type<'queued' | 'running' | 'done' | 'failed' | 'cancelled'>()
      .notNull()
      .default('queued'),
    done: integer('done').notNull().default(0),
    total: integer('total').notNull().default(0),
    input: jsonb('input').notNull(),
    /** What it made, such as `{ fileId }`; null until it is done. */
    result: jsonb('result'),
    /** A message key for people; details are in the log. */
    failure: text('failure'),
    accountId: uuid('account_id'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.id] }),
    index('tasks_edition').on(table.editionId, table.createdAt),
  ],
);
