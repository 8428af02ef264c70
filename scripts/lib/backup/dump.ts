import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { sql } from 'drizzle-orm';
import type { Database, Tx } from '../../../src/platform/database/index.ts';
import type { BackupTable } from './manifest.ts';
import { listSequences, listTables, type Sequence, type StoredTable, settleFormats } from './tables.ts';

/** Rows fetched at a time. */
const ROWS = 1_000;

/** One row a line, a JSON list of the columns as PostgreSQL writes them, in the order of the primary key. */
async function* linesOf(rows: Database['rows'], tx: Tx, table: StoredTable): AsyncGenerator<string> {
  const columns = sql.join(
    table.columns.map(({ name }) => sql`${sql.identifier(name)}::text`),
    sql`, `,
  );
  const order = table.key.length === 0 ? table.columns.map(({ name }) => name) : table.key;
  const key = sql.join(
    // Binary order: the same on servers of any locale.
    order.map((name) => sql`${sql.identifier(name)}::text collate "C"`),
    sql`, `,
  );
  await tx.execute(
    sql`declare backup_rows no scroll cursor for
      select array_to_json(array[${columns}]::text[])::text as line from ${sql.identifier(table.name)} order by ${key}`,
  );
  for (;;) {
    const fetched = await rows<{ line: string }>(tx, sql`fetch ${sql.raw(String(ROWS))} from backup_rows`);
    for (const { line } of fetched) yield `${line}\n`;
    if (fetched.length < ROWS) break;
  }
  await tx.execute(sql`close backup_rows`);
}

async function dumpTable(
  query: Database['rows'],
  tx: Tx,
  table: StoredTable,
  directory: string,
): Promise<BackupTable> {
  const hash = createHash('sha256');
  let rows = 0;
  let bytes = 0;
  await pipeline(
    async function* () {
      for await (const line of linesOf(query, tx, table)) {
        const chunk = Buffer.from(line);
        hash.update(chunk);
        rows += 1;
        bytes += chunk.length;
        yield chunk;
      }
    },
    createWriteStream(join(directory, `${table.name}.ndjson`)),
  );
  return { name: table.name, columns: [...table.columns], rows, bytes, sha256: hash.digest('hex') };
}

/** Everything of a database at one instant. */
export interface Dump {
  readonly tables: readonly BackupTable[];
  readonly sequences: readonly Sequence[];
  /** Stored files that the rows name, each once. */
  readonly files: readonly { readonly sha256: string; readonly bytes: number }[];
}

/**
 * Writes every table to `<directory>/<table>.ndjson`, all as of one instant, while others go on working.
 * @param tell called before each table
 */
export async function dumpDatabase(
  { transaction, rows }: Pick<Database, 'transaction' | 'rows'>,
  directory: string,
  tell: (done: number, total: number) => void = () => {},
): Promise<Dump> {
  return transaction(async (tx) => {
    await tx.execute(sql`set transaction isolation level repeatable read, read only`);
    for (const setting of settleFormats) await tx.execute(setting);
    const stored = await listTables(rows, tx);
    const tables: BackupTable[] = [];
    for (const table of stored) {
      tell(tables.length, stored.length);
      tables.push(await dumpTable(rows, tx, table, directory));
    }
    const files = await rows<{ sha256: string; bytes: number | string }>(
      tx,
      sql`select sha256, min(bytes) as bytes from files group by sha256 order by sha256 collate "C"`,
    );
    return {
      tables,
      sequences: await listSequences(rows, tx),
      files: files.map(({ sha256, bytes }) => ({ sha256, bytes: Number(bytes) })),
    };
  });
}
