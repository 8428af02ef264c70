import { existsSync } from 'node:fs';
import type { Config } from '../../src/config.ts';
import { embeddedDirectory } from '../../src/platform/database/embedded.ts';
import { type Database, migrate, openDatabase } from '../../src/platform/database/index.ts';
import { UsageError } from './command-line.ts';

/** How a command names the database that the settings name, in a line. */
export const databaseName = (config: Pick<Config, 'databaseUrl' | 'dataDir'>): string =>
  config.databaseUrl === undefined
    ? `the embedded database in ${config.dataDir}`
    : 'the PostgreSQL of DATABASE_URL';

/** Whether the settings name an embedded database that nobody made yet. */
export const isMissing = (config: Pick<Config, 'databaseUrl' | 'dataDir'>): boolean =>
  config.databaseUrl === undefined && !existsSync(embeddedDirectory(config.dataDir));

/**
 * Opens and migrates the database that the settings name, for the length of some work.
 * @param options.existing refuse to make a new embedded one: a command that reads has nothing to do there
 * @throws UsageError, or DirectoryInUse while a server holds the embedded one
 */
export async function withDatabase<T>(
  config: Pick<Config, 'databaseUrl' | 'dataDir'>,
  options: { readonly existing: boolean },
  work: (database: Database) => Promise<T>,
): Promise<T> {
  if (options.existing && isMissing(config)) {
    throw new UsageError(
      `There is no database in ${config.dataDir}; DATA_DIR or DATABASE_URL names another.`,
    );
  }
  const database = await openDatabase(config);
  try {
    await migrate(database);
    return await work(database);
  } finally {
    await database.close();
  }
}
