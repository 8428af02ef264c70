import { PGlite, type QueryOptions, type Transaction } from '@electric-sql/pglite';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { drizzle } from 'drizzle-orm/pglite';
import { pgliteStatements, type RunStatement, readAbove } from './pglite-statements.ts';
import type { Database, Db, Tx } from './types.ts';

/** Opens a PGlite on a directory (or in memory when absent) without any lock: for templates and tests. */
export async function openPglite(directory: string | undefined, load?: Blob): Promise<PGlite> {
  return PGlite.create({
    ...(directory === undefined ? {} : { dataDir: directory }),
    ...(load === undefined ? {} : { loadDataDir: load }),
    extensions: { btree_gist, pg_trgm },
    relaxedDurability: false,
  });
}

type Runs = Pick<PGlite, 'query'>;

/**
 * The client as the object-relational layer is given it. With each statement that layer hands over how to read
 * {@link readAbove}, and PGlite then copies its whole table of some hundred types: a tenth of all work. Here the table
 * holds it once and for all, and statements that come often are prepared.
 */
function forLayer(client: PGlite): PGlite {
  const statements = pgliteStatements(client);
  const lean = <T extends Runs>(of: T, run: RunStatement): T =>
    new Proxy(of, {
      get(target, name) {
        if (name === 'query') {
          return (text: string, values: unknown[] = [], { rowMode }: QueryOptions = {}) =>
            statements.isFrequent(text)
              ? run(text, values, rowMode === 'array')
              : target.query(text, values, rowMode === undefined ? {} : { rowMode });
        }
        if (name === 'transaction') {
          return (work: (tx: Runs) => Promise<unknown>) =>
            client.transaction((tx) => work(lean(tx, whileOpen(tx))));
        }
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  /** A statement that comes too late would run outside of its transaction. */
  const whileOpen =
    (tx: Transaction): RunStatement =>
    async (...given) => {
      if (tx.closed) throw new Error('The transaction is over.');
      return statements.within(...given);
    };
  return lean(client, statements.alone);
}

/** Wraps an open PGlite; `release` runs after it has closed. */
export function embeddedDatabase(client: PGlite, release: () => Promise<void> = async () => {}): Database {
  let hear: ((statement: string) => void) | undefined;
  const parsers = Object.fromEntries(
    readAbove.flatMap((type) => {
      const own = client.parsers[type];
      return own === undefined ? [] : [[type, own]];
    }),
  );
  for (const type of readAbove) client.parsers[type] = (text) => text;
  const db = drizzle(forLayer(client), {
    logger: { logQuery: (statement) => hear?.(statement) },
  }) as unknown as Db;
  return {
    kind: 'embedded',
    wall: 'none',
    db,
    transaction: (work) => db.transaction((tx) => work(tx as unknown as Tx)),
    seeing: (_sight, work) => work(),
    widened: (_tx, work) => work(),
    closing: async (tx, statement) => {
      await tx.execute(statement);
    },
    rows: async (on, statement) => ((await on.execute(statement)) as unknown as { rows: never[] }).rows,
    listen: async (channel, listener) => {
      const stop = await client.listen(channel, listener);
      return () => stop();
    },
    onStatement: (listener) => {
      hear = listener;
    },
    executeSql: async (text, values) => {
      if (values === undefined || values.length === 0) {
        const results = await client.exec(text, { parsers });
        return { rows: results.at(-1)?.rows ?? [] };
      }
      return { rows: (await client.query(text, [...values], { parsers })).rows };
    },
    ping: async () => {
      await client.query('select 1');
      return true;
    },
    close: async () => {
      await client.close();
      await release();
    },
  };
}
