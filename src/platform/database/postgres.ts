import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { usableAppRole } from './app-role.ts';
import { preparing } from './preparing.ts';
import { currentSight, everything, nothing, type Sight, seeing } from './sight.ts';
import type { Database, Db, Tx, Wall } from './types.ts';
import { behindSight } from './wall.ts';

/** Oldest server that the schema runs on. */
const OLDEST_SERVER = 150_000;

/** How long the last statements may take when the pool is closed, in seconds. */
const LAST_STATEMENTS = 5;

type Client = postgres.Sql;

const connect = (url: string, connections: number, role?: string): Client =>
  preparing(
    postgres(url, {
      max: connections,
      onnotice: () => {},
      connect_timeout: 10,
      connection: { application_name: 'multaqa', ...(role === undefined ? {} : { role }) },
    }),
  );

interface Facts {
  readonly version: number;
  readonly user: string;
  /** Whether row-level security never holds for the user. */
  readonly bypasses: boolean;
}

async function factsOf(client: Client): Promise<Facts> {
  const [row] = await client<{ version: string; user: string; bypasses: boolean }[]>`
    select current_setting('server_version_num') as version, current_user::text as user,
      rolsuper or rolbypassrls as bypasses
    from pg_roles where rolname = current_user`;
  return { version: Number(row?.version ?? 0), user: row?.user ?? '', bypasses: row?.bypasses ?? false };
}

interface Face {
  readonly wall: Wall;
  /** Sight of what runs outside of any. */
  readonly standing: Sight;
  /** The pool behind {@link behindSight}. */
  readonly client: Client;
  readonly executeSql: Database['executeSql'];
  close(): Promise<void>;
}

function faceOf({ wall, standing, client, executeSql, close }: Face): Database {
  let hear: ((statement: string) => void) | undefined;
  const db = drizzle(client, { logger: { logQuery: (statement) => hear?.(statement) } }) as unknown as Db;
  const rows: Database['rows'] = async (on, statement) => [
    ...((await on.execute(statement)) as unknown as never[]),
  ];
  const transaction: Database['transaction'] = (work, sight) => {
    const { all } = sight ?? currentSight() ?? standing;
    const begin = async () => {
      let closing: Promise<unknown> | undefined;
      const result = await db.transaction((inner) => {
        const tx = inner as unknown as Tx;
        open.set(tx, { everything: wall === 'none' || all, close: (last) => (closing = last) });
        return work(tx);
      });
      // Where the last statement failed, its transaction was not committed.
      await closing;
      return result;
    };
    return sight === undefined ? begin() : seeing(sight, begin);
  };
  return {
    kind: 'postgres',
    wall,
    db,
    transaction,
    seeing,
    widened: (tx, work) => widened(rows, tx, work),
    closing: async (tx, statement) => {
      const known = open.get(tx);
      const last = tx.execute(statement).then(() => {});
      if (known === undefined) return last;
      known.close(last);
      last.catch(() => {});
    },
    rows,
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
    executeSql,
    ping: async () => {
      await client`select 1`;
      return true;
    },
    close,
  };
}

const statementRunner =
  (client: Client): Database['executeSql'] =>
  async (text, values) => {
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
  };

/**
 * Opens a PostgreSQL through a pool, as the user of the address: what is done there sees everything.
 * @param options.connections size of the pool; default 10
 * @throws when the server is older than 15 or can't be reached
 */
export async function openPostgres(url: string, options: { connections?: number } = {}): Promise<Database> {
  const client = connect(url, options.connections ?? 10);
  const { version, bypasses } = await factsOf(client);
  if (version < OLDEST_SERVER) {
    await client.end();
    throw new Error(`PostgreSQL 15 or newer is needed; the server at DATABASE_URL says ${version}.`);
  }
  return faceOf({
    wall: bypasses ? 'none' : 'user',
    standing: everything,
    // Row-level security holds for the owner too, who then has to say at every statement that it sees everything.
    client: bypasses ? client : behindSight(client, { standing: everything, concerns: () => true }),
    executeSql: statementRunner(client),
    close: () => client.end({ timeout: LAST_STATEMENTS }),
  });
}

/** Tables under row-level security. */
const PROTECTED = sql`select relname::text as name from pg_class where relrowsecurity and relkind in ('r', 'p')`;

/**
 * Opens a migrated PostgreSQL for a server, behind the second wall: under the role that owns nothing, or, where the user
 * may not have one, as the user itself, for whom row-level security holds all the same unless it is a superuser.
 * @param owner the same database as its user; its job queue works there, and it is closed with this one
 * @param options.connections size of the pool; default 10
 * @param options.standing sight of what runs outside of any; default: what is published
 */
export async function openBehindWall(
  url: string,
  owner: Database,
  options: { connections?: number; standing?: Sight } = {},
): Promise<Database> {
  const { connections = 10, standing = nothing } = options;
  const role = await usableAppRole(owner);
  const { client, facts } = await connectAs(url, connections, role);
  const tables = await owner.rows<{ name: string }>(owner.db, PROTECTED);
  const names = new RegExp(`\\b(?:${tables.map(({ name }) => name).join('|')})\\b`);
  return faceOf({
    wall: facts.bypasses ? 'none' : facts.user === role ? 'role' : 'user',
    standing,
    client: behindSight(client, { standing, concerns: (statement) => names.test(statement) }),
    executeSql: owner.executeSql,
    close: async () => {
      await client.end({ timeout: LAST_STATEMENTS });
      await owner.close();
    },
  });
}

/** A pool under the role; as the user itself where a proxy before the server does not let roles be chosen. */
async function connectAs(
  url: string,
  connections: number,
  role: string | undefined,
): Promise<{ client: Client; facts: Facts }> {
  const client = connect(url, connections, role);
  try {
    return { client, facts: await factsOf(client) };
  } catch (error) {
    await client.end({ timeout: 0 });
    if (role === undefined) throw error;
    const plain = connect(url, connections);
    return { client: plain, facts: await factsOf(plain) };
  }
}

/** What is known of transactions that are open; of those within one nothing is. */
const open = new WeakMap<Tx, { everything: boolean; close(last: Promise<void>): void }>();

/** Says within a transaction that everything is seen, and takes it back. */
async function widened<T>(rows: Database['rows'], tx: Tx, work: () => Promise<T>): Promise<T> {
  const known = open.get(tx);
  if (known === undefined) return askedAndWidened(rows, tx, work);
  if (known.everything) return work();
  // Neither is waited for: they are sent before what follows, and a failure fails the transaction.
  const say = (value: 'on' | ''): void => {
    known.everything = value === 'on';
    tx.execute(sql.raw(`set local multaqa.everything = '${value}'`)).catch(() => {});
  };
  say('on');
  try {
    return await work();
  } finally {
    say('');
  }
}

/** The same in a transaction within one, of which the server alone knows what it sees. */
async function askedAndWidened<T>(rows: Database['rows'], tx: Tx, work: () => Promise<T>): Promise<T> {
  const [before] = await rows<{ was: string | null }>(
    tx,
    sql`select current_setting('multaqa.everything', true) as was, set_config('multaqa.everything', 'on', true)`,
  );
  if (before?.was === 'on') return work();
  const narrow = () => tx.execute(sql`set local multaqa.everything = ''`);
  let result: T;
  try {
    result = await work();
  } catch (error) {
    // In a transaction that a statement broke nothing more is run, this neither; then it is over anyway.
    await narrow().catch(() => {});
    throw error;
  }
  await narrow();
  return result;
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
