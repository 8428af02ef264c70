import { type SQL, sql } from 'drizzle-orm';
import type { Database, Db } from '../../../src/platform/database/index.ts';

/** One column of a table. */
export interface TableColumn {
  readonly name: string;
  /** As PostgreSQL writes it in a cast: `timestamp(3) with time zone`, `text[]`. */
  readonly type: string;
}

/** One table of the application with what a copy of it holds. */
export interface StoredTable {
  readonly name: string;
  /** Without those that the database computes. */
  readonly columns: readonly TableColumn[];
  /** Columns of the primary key: the order of a copy. */
  readonly key: readonly string[];
}

/** The application's tables by name. The job queue and the migrator keep theirs in schemas of their own. */
export async function listTables(rows: Database['rows'], db: Db): Promise<StoredTable[]> {
  const found = await rows<{ name: string; columns: TableColumn[]; key: string[] | null }>(
    db,
    sql`select c.relname::text as name,
        (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod))
            order by a.attnum)
          from pg_attribute a
          where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
        (select json_agg(a.attname order by array_position(i.indkey::int2[], a.attnum))
          from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
          where i.indrelid = c.oid and i.indisprimary) as key
      from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      order by c.relname collate "C"`,
  );
  return found.map(({ key, ...table }) => ({ ...table, key: key ?? [] }));
}

/** Where a sequence stands; null when it was never used. */
export interface Sequence {
  readonly name: string;
  readonly last: string | null;
}

export const listSequences = (rows: Database['rows'], db: Db): Promise<Sequence[]> =>
  rows<{ name: string; last: string | null }>(
    db,
    sql`select sequencename::text as name, last_value::text as last from pg_sequences
      where schemaname = 'public' order by sequencename collate "C"`,
  );

/** Foreign keys of the application's tables. */
export const listForeignKeys = (
  rows: Database['rows'],
  db: Db,
): Promise<{ table_name: string; name: string }[]> =>
  rows(
    db,
    sql`select conrelid::regclass::text as table_name, conname::text as name from pg_constraint
      where contype = 'f' and connamespace = 'public'::regnamespace order by conname collate "C"`,
  );

/**
 * How values are written as text for the length of the transaction: the same on every server, whatever its settings, and
 * exact.
 */
export const settleFormats: readonly SQL[] = [
  sql`set local timezone = 'UTC'`,
  sql`set local datestyle = 'ISO, YMD'`,
  sql`set local intervalstyle = 'postgres'`,
  sql`set local bytea_output = 'hex'`,
  sql`set local extra_float_digits = 1`,
];

/**
 * Tables that a server fills by itself when it first starts: a database that holds nothing else is empty, and these rows
 * give way to those of a backup.
 */
export const selfFilled: readonly string[] = ['states', 'signing_keys', 'one_time_links'];
