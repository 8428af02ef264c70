import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Database, Db, Tx } from '../../../src/platform/database/index.ts';
import type { BackupTable } from './manifest.ts';
import { listForeignKeys, type Sequence, selfFilled, settleFormats } from './tables.ts';
import { BrokenArchive } from './tar.ts';

/** Characters of one insert, about. */
const CHUNK = 1_000_000;

/** Tables that hold rows which somebody wrote; none in a database that may be restored into. */
export async function filledTables(
  rows: Database['rows'],
  db: Db,
  tables: readonly string[],
): Promise<string[]> {
  const own = tables.filter((name) => !selfFilled.includes(name));
  if (own.length === 0) return [];
  const found = await rows<{ name: string }>(
    db,
    sql.join(
      own.map(
        (name) => sql`(select ${name}::text as name where exists (select 1 from ${sql.identifier(name)}))`,
      ),
      sql` union all `,
    ),
  );
  return found.map(({ name }) => name);
}

/** Foreign keys wait for the end of the transaction, so that tables and rows may come in any order. */
async function deferForeignKeys(rows: Database['rows'], tx: Tx): Promise<() => Promise<void>> {
  const keys = await listForeignKeys(rows, tx);
  const alter = async (how: string): Promise<void> => {
    for (const { table_name: table, name } of keys) {
      await tx.execute(
        sql`alter table ${sql.raw(table)} alter constraint ${sql.identifier(name)} ${sql.raw(how)}`,
      );
    }
  };
  await alter('deferrable initially deferred');
  return async () => {
    await tx.execute(sql`set constraints all immediate`);
    await alter('not deferrable');
  };
}

async function insert(tx: Tx, table: BackupTable, lines: readonly string[]): Promise<void> {
  if (lines.length === 0) return;
  const names = sql.join(
    table.columns.map(({ name }) => sql.identifier(name)),
    sql`, `,
  );
  const values = sql.join(
    table.columns.map(({ type }, index) => sql`(line ->> ${sql.raw(String(index))})::${sql.raw(type)}`),
    sql`, `,
  );
  await tx.execute(
    sql`insert into ${sql.identifier(table.name)} (${names}) select ${values}
      from jsonb_array_elements(${`[${lines.join(',')}]`}::text::jsonb) as line`,
  );
}

/** Takes back what is being restored, in one transaction. */
export interface Loading {
  /** @throws BrokenArchive when the rows are not those that the manifest promises */
  table(table: BackupTable, body: AsyncIterable<Buffer>): Promise<void>;
}

/**
 * Runs `work` with an empty database into which tables are loaded; all of it, or nothing.
 */
export async function loadDatabase(
  { transaction, rows: query }: Pick<Database, 'transaction' | 'rows'>,
  plan: { readonly tables: readonly BackupTable[]; readonly sequences: readonly Sequence[] },
  work: (loading: Loading) => Promise<void>,
): Promise<void> {
  await transaction(async (tx) => {
    for (const setting of settleFormats) await tx.execute(setting);
    const settled = await deferForeignKeys(query, tx);
    for (const name of selfFilled) await tx.execute(sql`delete from ${sql.identifier(name)}`);
    await work({
      async table(table, body) {
        const hash = createHash('sha256');
        let rows = 0;
        let size = 0;
        let lines: string[] = [];
        for await (const line of linesOf(hashed(body, hash))) {
          lines.push(line);
          rows += 1;
          size += line.length;
          if (size < CHUNK) continue;
          await insert(tx, table, lines);
          lines = [];
          size = 0;
        }
        await insert(tx, table, lines);
        if (hash.digest('hex') !== table.sha256 || rows !== table.rows) {
          throw new BrokenArchive(`The rows of ${table.name} are not those that were backed up.`);
        }
      },
    });
    for (const { name, last } of plan.sequences) {
      await tx.execute(
        last === null
          ? sql`select setval(${name}::regclass, 1, false)`
          : sql`select setval(${name}::regclass, ${last}::bigint, true)`,
      );
    }
    await settled();
  });
}

async function* hashed(
  body: AsyncIterable<Buffer>,
  hash: ReturnType<typeof createHash>,
): AsyncGenerator<Buffer> {
  for await (const chunk of body) {
    hash.update(chunk);
    yield chunk;
  }
}

/** Lines by line feed alone: text may hold the other characters that programs break lines at. */
async function* linesOf(body: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let parts: Buffer[] = [];
  for await (const chunk of body) {
    let from = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      yield Buffer.concat([...parts, chunk.subarray(from, end)]).toString('utf8');
      parts = [];
      from = end + 1;
    }
    if (from < chunk.length) parts.push(chunk.subarray(from));
  }
  if (parts.length > 0) yield Buffer.concat(parts).toString('utf8');
}
