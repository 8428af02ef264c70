import postgres from 'postgres';
import type { Config } from '../../../src/config.ts';
import { UsageError } from '../command-line.ts';
import { NoPostgres } from './no-postgres.ts';
import { OLDEST_MAJOR } from './programs.ts';
import { startTemporaryPostgres } from './temporary.ts';

/** Extensions that the schema needs; Debian ships them in postgresql-contrib. */
const NEEDED_EXTENSIONS = ['btree_gist', 'pg_trgm'];

/** A server on which tests may create databases. */
export interface TestServer {
  readonly url: string;
  /** Version and origin, for the reader: `PostgreSQL 15.18 (started for this run)`. */
  readonly title: string;
  /** Gives it back: ends a server started for the run, leaves any other alone. */
  stop(): Promise<void>;
}

interface Answer {
  readonly version: string;
  readonly mayCreate: boolean;
  readonly extensions: number;
}

async function ask(url: string): Promise<Answer> {
  const client = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {} });
  try {
    const [answer] = await client<Answer[]>`
      select split_part(current_setting('server_version'), ' ', 1) as version,
             (select rolcreatedb or rolsuper from pg_roles where rolname = current_user) as "mayCreate",
             (select count(*)::int from pg_available_extensions
               where name in ${client(NEEDED_EXTENSIONS)}) as extensions`;
    if (answer === undefined) throw new Error('it gave no answer');
    return answer;
  } finally {
    await client.end({ timeout: 1 });
  }
}

/** Why tests can't use the server, or undefined. */
const objection = ({ version, mayCreate, extensions }: Answer): string | undefined => {
  if (Number.parseInt(version, 10) < OLDEST_MAJOR)
    return `it is PostgreSQL ${version}; ${OLDEST_MAJOR} is the oldest`;
  if (!mayCreate) return 'its role may not create databases';
  if (extensions < NEEDED_EXTENSIONS.length)
    return `it lacks one of the extensions ${NEEDED_EXTENSIONS.join(', ')}`;
  return undefined;
};

async function tryServer(url: string, origin: string): Promise<TestServer | { readonly refusal: string }> {
  try {
    const answer = await ask(url);
    const refusal = objection(answer);
    if (refusal !== undefined) return { refusal };
    return { url, title: `PostgreSQL ${answer.version} (${origin})`, stop: async () => {} };
  } catch (error) {
    // A refused connection is an AggregateError without a message of its own.
    const { message, code } = error as { message?: string; code?: string };
    return { refusal: message || code || 'it can not be reached' };
  }
}

/**
 * The PostgreSQL for the tests: the one named by TEST_DATABASE_URL, else a usable one named by DATABASE_URL (its own
 * database is left alone), else one started for the run.
 * @param say hears of a server that was passed over
 * @throws UsageError when TEST_DATABASE_URL names one that can't be used; NoPostgres when there is none at all
 */
export async function findTestServer(
  config: Pick<Config, 'databaseUrl' | 'testDatabaseUrl'>,
  say: (line: string) => void,
): Promise<TestServer> {
  if (config.testDatabaseUrl !== undefined) {
    const server = await tryServer(config.testDatabaseUrl, 'TEST_DATABASE_URL');
    if ('refusal' in server) throw new UsageError(`TEST_DATABASE_URL can't be used: ${server.refusal}`);
    return server;
  }
  if (config.databaseUrl !== undefined) {
    const server = await tryServer(config.databaseUrl, 'DATABASE_URL');
    if (!('refusal' in server)) return server;
    say(`DATABASE_URL is passed over: ${server.refusal}`);
  }
  const started = await startTemporaryPostgres();
  const server = await tryServer(started.url, 'started for this run');
  if ('refusal' in server) {
    await started.stop();
    throw new NoPostgres(`the one installed can't be used: ${server.refusal}`);
  }
  return { ...server, stop: started.stop };
}
