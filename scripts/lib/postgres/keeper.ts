import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import type { SystemAccount } from './account.ts';
import { plainEnvironment } from './cluster.ts';
import { NoPostgres } from './no-postgres.ts';

/**
 * The server's keeper. It reads orders from the pipe to this process, and the pipe's end is an order too: the kernel
 * closes it when we end, `kill -9` included, so neither server nor directory is ever left behind. What is thrown away
 * needs no orderly checkpoint, hence QUIT at the end. The first argument is the directory, the rest the server.
 */
const KEEPER = `
directory=$1; shift
serve() { "$@" & server=$!; }
serve "$@"
while read -r order; do
  if [ "$order" = restart ]; then kill -INT "$server"; wait "$server"; serve "$@"; fi
done
kill -QUIT "$server"; wait "$server"
cd / && rm -rf "$directory"
`;

/** Longest wait for a server to come up on a slow machine, in milliseconds. */
const START_LIMIT = 60_000;

/**
 * Waits until the log says that the server is ready.
 * @param isFailure what in the log so far means that it never will be
 */
function readiness(log: Readable, ended: Promise<void>, isFailure: RegExp): Promise<void> {
  return new Promise((done, fail) => {
    let heard = '';
    const settle = (failure?: string): void => {
      clearTimeout(limit);
      log.off('data', hear);
      if (failure === undefined) done();
      else fail(new NoPostgres(`PostgreSQL did not start: ${failure}`));
    };
    const hear = (text: string): void => {
      heard += text;
      if (heard.includes('ready to accept connections')) settle();
      else if (isFailure.test(heard)) settle(isFailure.exec(heard)?.[1] ?? heard);
    };
    const limit = setTimeout(() => settle(`no answer within ${START_LIMIT / 1000} s`), START_LIMIT);
    log.on('data', hear);
    void ended.then(() => settle('its keeper ended'));
  });
}

/** A server that runs as long as its keeper is told to. */
export interface KeptServer {
  /** Shuts it down fast, breaking its connections, and starts it again. */
  restart(): Promise<void>;
  /** Ends it and removes its directory. Calling it again does nothing. */
  stop(): Promise<void>;
}

/**
 * Starts a server and waits until it is ready.
 * @param directory removed with everything in it when the server ends
 * @param server program and arguments
 * @throws NoPostgres with the server's own reason
 */
export async function keepServer(
  directory: string,
  server: readonly string[],
  account: SystemAccount | undefined,
): Promise<KeptServer> {
  const keeper = spawn('sh', ['-c', KEEPER, 'postgres-keeper', directory, ...server], {
    cwd: directory,
    env: plainEnvironment,
    // A session of its own: Ctrl-C at the terminal must not reach it before us.
    detached: true,
    stdio: ['pipe', 'ignore', 'pipe'],
    ...account,
  });
  const ended = new Promise<void>((done) => {
    keeper.once('close', () => done());
    keeper.once('error', () => done());
  });
  keeper.stdin.on('error', () => {});
  // Kept flowing for the server's whole life, or a full pipe would stop it.
  const log = keeper.stderr.setEncoding('utf8').on('data', () => {});
  const stop = async (): Promise<void> => {
    keeper.stdin.end();
    await ended;
  };
  try {
    await readiness(log, ended, /(?:FATAL|PANIC): +(.*)\n/);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    restart: async () => {
      // The connections that a shutdown breaks are logged as FATAL too.
      const ready = readiness(log, ended, /PANIC: +(.*)\n/);
      keeper.stdin.write('restart\n');
      await ready;
    },
    stop,
  };
}
