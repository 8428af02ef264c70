import { sql } from 'drizzle-orm';
import { bigint, check, integer, jsonb, type PgColumn, timestamp, uuid } from 'drizzle-orm/pg-core';
import { v7 } from 'uuid';
import type { LocalText } from '../language/index.ts';

/** A new id: UUID version 7, so that keys follow the order of creation. */
export const newId = (): string => v7();

export const idColumn = () => uuid('id').notNull().$defaultFn(newId);

/** An instant, kept to the millisecond: what both databases and JavaScript can hold. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });

/** Text in both languages with its authentic language and translation status; see `LocalText`. */
export const localTextColumn = (name: string) => jsonb(name).$type<LocalText>();

/** Starts at 1 and grows by one with each change: what ETag and If-Match compare. */
export const versionColumn = () => integer('version').notNull().default(1);

export const revisionColumn = (name: string) => bigint(name, { mode: 'number' }).notNull().default(1);

/** Constraints that hold every column given to the shape of `LocalText`. */
export const textChecks = (table: string, columns: Readonly<Record<string, PgColumn>>) =>
  Object.entries(columns).map(([name, column]) =>
    check(`${table}_${name}_is_text`, sql`is_local_text(${column})`),
  );

export const createdAt = () => instant('created_at').notNull().defaultNow();
export const updatedAt = () => instant('updated_at').notNull().defaultNow();
