import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { serverAccount } from './account.ts';
import { makeCluster, makeDirectory } from './cluster.ts';
import { type KeptServer, keepServer } from './keeper.ts';
import { NoPostgres } from './no-postgres.ts';
import { findPostgres, OLDEST_MAJOR } from './programs.ts';

/** A PostgreSQL of our own in a temporary directory, gone with this process however that ends. */
export interface TemporaryPostgres extends KeptServer {
  /** Its administrator's connection string, to the database `postgres` on a loopback port. */
  readonly url: string;
  readonly version: string;
  /** Where its data lies; removed when it ends. */
  readonly directory: string;
}

/** Nothing here outlives the run: durability off, what costs time off, and the same bytes in every place. */
const settings = (directory: string, port: number): string[] =>
  Object.entries({
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: directory,
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    wal_level: 'minimal',
    max_wal_senders: '0',
    max_wal_size: '2GB',
    shared_buffers: '128MB',
    max_connections: '200',
    jit: 'off',
    lc_messages: 'C',
    timezone: 'UTC',
    log_timezone: 'UTC',
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);

const freePort = (): Promise<number> =>
  new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

/**
 * Makes and starts a PostgreSQL for tests, from the programs installed on this machine; as root under another account.
 * @throws NoPostgres when none is installed or it does not start
 */
export async function startTemporaryPostgres(): Promise<TemporaryPostgres> {
  const programs = findPostgres();
  if (programs === undefined) throw new NoPostgres(`no PostgreSQL ${OLDEST_MAJOR} or newer is installed`);
  const account = serverAccount();
  const directory = makeDirectory(account);
  try {
    const { data, user, password } = await makeCluster(programs, directory, account);
    const port = await freePort();
    const server = [programs.postgres, '-D', data, ...settings(directory, port)];
    const kept = await keepServer(directory, server, account);
    return {
      ...kept,
      url: `postgres://${user}:${password}@127.0.0.1:${port}/postgres`,
      version: programs.version,
      directory,
    };
  } catch (error) {
    rmSync(directory, { recursive: true, force: true });
    throw error;
  }
}
