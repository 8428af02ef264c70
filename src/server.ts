import type { App } from './app.ts';
import { type Config, ConfigError, hostRefused, readConfig } from './config.ts';
import { type Database, DirectoryInUse, MigrationDrift, openServing } from './platform/database/index.ts';

/** How long requests in flight may take after the signal to stop, in milliseconds. */
const LAST_REQUESTS = 10_000;

/**
 * Listens with an application until a signal, then finishes what is in flight and ends the process.
 * @returns the address that it listens on
 */
export async function listen(deps: {
  readonly config: Config;
  readonly database: Database;
  readonly app: App;
}): Promise<string> {
  const { config, database, app } = deps;
  if (database.kind === 'postgres' && database.wall === 'none') {
    app.server.log.warn(
      'row-level security does not hold: the user of DATABASE_URL is a superuser, and its role for servers is not usable',
    );
  }
  const { host, port } = config;
  const address = await app.server.listen({ host, port }).catch((error: NodeJS.ErrnoException) => {
    throw ['ENOTFOUND', 'EADDRNOTAVAIL', 'EAI_AGAIN'].includes(error.code ?? '') ? hostRefused(host) : error;
  });
  await app.jobs.start();

  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), LAST_REQUESTS).unref();
    await app.server.close();
    await database.close();
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => void stop());
  return address;
}

/** Opens the database, migrates it, serves until a signal. */
export async function serve(): Promise<void> {
  const config = readConfig();
  // The database opens in threads of its own while the application is read.
  const [database, { buildApp }] = await Promise.all([openServing(config), import('./app.ts')]);
  const app = await buildApp({ config, database });
  const address = await listen({ config, database, app });
  const secret = await app.accounts.service.offerFirstOrganiser();
  process.stdout.write(`Multaqa serves ${config.publicUrl} (listening on ${address}).\n`);
  if (secret !== undefined) {
    process.stdout.write(`Create the first organiser: ${config.publicUrl}/ar/welcome/${secret}\n`);
  }
}

/** Failures that an operator can mend are one line; others keep their stack. */
export const startFailure = (error: unknown): string => {
  const plain =
    error instanceof ConfigError || error instanceof DirectoryInUse || error instanceof MigrationDrift;
  if (plain) return error.message;
  const { code, message, stack } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return `The port is taken: ${message}. Set PORT to another.`;
  return stack ?? String(error);
};

if (import.meta.url === new URL(`file://${process.argv[1]}`).href) {
  serve().catch((error: unknown) => {
    process.stderr.write(`${startFailure(error)}\n`);
    process.exit(1);
  });
}
