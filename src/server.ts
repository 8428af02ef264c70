import { buildApp } from './app.ts';
import { ConfigError, readConfig } from './config.ts';
import { DirectoryInUse, MigrationDrift, migrate, openDatabase } from './platform/database/index.ts';

/** How long requests in flight may take after the signal to stop, in milliseconds. */
const LAST_REQUESTS = 10_000;

/** Opens the database, migrates it, serves until a signal; then finishes what is in flight. */
export async function serve(): Promise<void> {
  const config = readConfig();
  const database = await openDatabase(config);
  await migrate(database);
  const app = await buildApp({ config, database });
  const address = await app.server.listen({ host: config.host, port: config.port });
  await app.jobs.start();
  const secret = await app.accounts.service.offerFirstOrganiser();
  process.stdout.write(`Multaqa serves ${config.publicUrl} (listening on ${address}).\n`);
  if (secret !== undefined) {
    process.stdout.write(`Create the first organiser: ${config.publicUrl}/ar/welcome/${secret}\n`);
  }

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
