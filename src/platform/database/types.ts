import type { SQL } from 'drizzle-orm';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type { Sight } from './sight.ts';

/** What stores are written against: either database, inside a transaction or outside. */
export type Db = PgDatabase<PgQueryResultHKT, Record<string, never>>;

/** A transaction. A branded `Db`: a store that writes takes one, so that nobody passes the outer handle by mistake. */
export type Tx = Db & { readonly rollback: () => never };

export type DatabaseKind = 'embedded' | 'postgres';

/**
 * Whether row-level security holds for this program: under a role of its own, under the user of DATABASE_URL, or not at
 * all, because that user is one for whom it never does. The embedded database has a single user and no second wall.
 */
export type Wall = 'role' | 'user' | 'none';

/** One open database, whichever it is. */
export interface Database {
  readonly kind: DatabaseKind;
  readonly wall: Wall;
  /** For reads outside a transaction. Never use it inside one: on the embedded database that waits for ever. */
  readonly db: Db;
  /**
   * Runs `work` in one transaction; a throw rolls everything back.
   * @param sight of protected tables; default: that of the work under way, see {@link Database.seeing}
   */
  transaction<T>(work: (tx: Tx) => Promise<T>, sight?: Sight): Promise<T>;
  /**
   * Runs `work` with a sight of protected tables: it and all that it awaits, on {@link Database.db} and in transactions.
   * Each request has its actor's; what runs outside of any sees what is published.
   */
  seeing<T>(sight: Sight, work: () => T): T;
  /** Within a transaction, runs what needs to see every row, whoever acts: the log of changes, the outbox. */
  widened<T>(tx: Tx, work: () => Promise<T>): Promise<T>;
  /**
   * Runs the last statement of a transaction on one way with the commit. Whether it succeeded is known when the
   * transaction is over, which fails with it.
   */
  closing(tx: Tx, statement: SQL): Promise<void>;
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
