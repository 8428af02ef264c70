import { PGlite } from '@electric-sql/pglite';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { drizzle } from 'drizzle-orm/pglite';
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

/** Wraps an open PGlite; `release` runs after it has closed. */
export function embeddedDatabase(client: PGlite, release: () => Promise<void> = async () => {}): Database {
  let hear: ((statement: string) => void) | undefined;
  const db = drizzle(client, { logger: { logQuery: (statement) => hear?.(statement) } }) as unknown as Db;
  return {
    kind: 'embedded',
    wall: 'none',
    db,
    transaction: (work) => db.transaction((tx) => work(tx as unknown as Tx)),
    seeing: (_sight, work) => work(),
    widened: (_tx, work) => work(),
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
        const results = await client.exec(text);
        return { rows: results.at(-1)?.rows ?? [] };
      }
      return { rows: (await client.query(text, [...values])).rows };
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
