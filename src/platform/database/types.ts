import type { SQL } from 'drizzle-orm';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';

/** What stores are written against: either database, inside a transaction or outside. */
export type Db = PgDatabase<PgQueryResultHKT, Record<string, never>>;

/** A transaction. A branded `Db`: a store that writes takes one, so that nobody passes the outer handle by mistake. */
export type Tx = Db & { readonly rollback: () => never };

export type DatabaseKind = 'embedded' | 'postgres';

/** One open database, whichever it is. */
export interface Database {
  readonly kind: DatabaseKind;
  /** For reads outside a transaction. Never use it inside one: on the embedded database that waits for ever. */
  readonly db: Db;
  /** Runs `work` in one transaction; a throw rolls everything back. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Rows of a raw statement, alike on both (`execute` gives an array on one and `{ rows }` on the other). */
  rows<Row extends Record<string, unknown>>(db: Db, statement: SQL): Promise<Row[]>;
  /** Hears NOTIFY on a channel. The returned function stops listening. `lost` runs after a broken connection. */
  listen(channel: string, hear: (payload: string) => void, lost?: () => void): Promise<() => Promise<void>>;
  /** Counts for tests: called with each statement sent. */
  onStatement(hear: ((statement: string) => void) | undefined): void;
  /** Statement runner for libraries that bring their own SQL (the job queue). */
  executeSql(text: string, values?: readonly unknown[]): Promise<{ rows: unknown[] }>;
  /** Whether the database answers. */
  ping(): Promise<boolean>;
  close(): Promise<void>;
}
