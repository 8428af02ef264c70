import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import type { Database, Db, Tx } from './types.ts';

/** Oldest server that the schema runs on. */
const OLDEST_SERVER = 150_000;

/**
 * Opens a PostgreSQL through a pool.
 * @param options.connections size of the pool; default 10
 * @throws when the server is older than 15 or can't be reached
 */
export async function openPostgres(url: string, options: { connections?: number } = {}): Promise<Database> {
  const client = postgres(url, {
    max: options.connections ?? 10,
    onnotice: () => {},
    connect_timeout: 10,
    connection: { application_name: 'multaqa' },
  });
  const [server] = await client<{ number: string }[]>`select current_setting('server_version_num') as number`;
  if (Number(server?.number ?? 0) < OLDEST_SERVER) {
    await client.end();
    throw new Error(`PostgreSQL 15 or newer is needed; the server at DATABASE_URL says ${server?.number}.`);
  }
  let hear: ((statement: string) => void) | undefined;
  const db = drizzle(client, { logger: { logQuery: (statement) => hear?.(statement) } }) as unknown as Db;
  return {
    kind: 'postgres',
    db,
    transaction: (work) => db.transaction((tx) => work(tx as unknown as Tx)),
    rows: async (on, statement) => [...((await on.execute(statement)) as unknown as never[])],
    listen: async (channel, listener, lost) => {
      let first = true;
      const subscription = await client.listen(channel, listener, () => {
        if (!first) lost?.();
        first = false;
      });
      return () => subscription.unlisten();
    },
    onStatement: (listener) => {
      hear = listener;
    },
    executeSql: async (text, values) => {
      // Several statements in one text bring their own transaction, which needs one connection to itself.
      if (values === undefined || values.length === 0) {
        const reserved = await client.reserve();
        try {
          const result = await reserved.unsafe(text);
          return { rows: [...lastResult(result as unknown as unknown[])] };
        } finally {
          reserved.release();
        }
      }
      return { rows: [...(await client.unsafe(text, values.map(asParameter) as never[]))] };
    },
    ping: async () => {
      await client`select 1`;
      return true;
    },
    close: () => client.end({ timeout: 5 }),
  };
}

/** Rows of the last statement: several statements answer with a list of lists. */
const lastResult = (result: readonly unknown[]): readonly unknown[] => {
  const last = result.at(-1);
  return Array.isArray(last) ? last : result;
};

/** The object-relational layer turns the driver's own serializers off, so objects and dates go as text. */
const asParameter = (value: unknown): unknown => {
  if (value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? JSON.stringify(value) : value;
};
