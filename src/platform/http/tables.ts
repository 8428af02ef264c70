import { index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { createdAt, instant } from '../database/columns.ts';

/** Replies to POSTs that carried an Idempotency-Key, kept for a day and played back word for word. */
export const idempotentReplies = pgTable(
  'idempotent_replies',
  {
    /** The account, or `anonymous`. */
    caller: text('caller').notNull(),
    operation: text('operation').notNull(),
    key: text('key').notNull(),
    bodyHash: text('body_hash').notNull(),
    /** Null while the first request is at work. */
    status: integer('status'),
    headers: jsonb('headers').$type<Record<string, string>>(),
    body: text('body'),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.caller, table.operation, table.key] }),
    index('idempotent_replies_age').on(table.createdAt),
  ],
);

/**
 * How often something was asked for in a window of time: by whom, or by everybody. Shared by all processes, and there
 * after a restart. Whom a counter is about cannot be read from it: keys are codes of the installation.
 */
export const rateCounters = pgTable(
  'rate_counters',
  {
    key: text('key').notNull(),
    /** Beginning of the window. */
    startsAt: instant('starts_at').notNull(),
    count: integer('count').notNull(),
    /** When nothing asks for the counter any more: the end of the window after its own. */
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.key, table.startsAt] }),
    index('rate_counters_expiry').on(table.expiresAt),
  ],
);
