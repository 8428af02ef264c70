/**
 * The database, whichever it is: an embedded PostgreSQL in the data directory, or a server named by DATABASE_URL.
 * This folder hides their differences; nothing else asks which one is open.
 */
import type { Config } from '../../config.ts';
import { openEmbedded } from './embedded.ts';
import { migrate } from './migrations.ts';
import { openBehindWall, openPostgres } from './postgres.ts';
import type { Database } from './types.ts';

export { behindWall } from './behind-wall.ts';
export {
  createdAt,
  idColumn,
  instant,
  localTextColumn,
  newId,
  revisionColumn,
  textChecks,
  updatedAt,
  versionColumn,
} from './columns.ts';
export { openEmbedded } from './embedded.ts';
export { brokenConstraint, guarded, sqlState } from './errors.ts';
export { DirectoryInUse, lockDirectory } from './lock.ts';
export { MigrationDrift, migrate } from './migrations.ts';
export { embeddedDatabase, openPglite } from './pglite.ts';
export { openBehindWall, openPostgres } from './postgres.ts';
export { type References, referencesTo } from './references.ts';
export { everything, nothing, type Sight } from './sight.ts';
export { cacheDirectory, prepareTemplate } from './template.ts';
export type { Database, DatabaseKind, Db, Tx, Wall } from './types.ts';

/**
 * Opens the database that the settings name, for a command: it sees everything. Migrations are a step of their own:
 * {@link migrate}.
 */
export const openDatabase = (config: Pick<Config, 'databaseUrl' | 'dataDir'>): Promise<Database> =>
  config.databaseUrl === undefined ? openEmbedded(config.dataDir) : openPostgres(config.databaseUrl);

/** Connections with which a server's migrations and job queue work, as the user of DATABASE_URL. */
const OWNER_CONNECTIONS = 4;

/** Opens and migrates the database that the settings name, for a server: it works behind the second wall. */
export async function openServing(config: Pick<Config, 'databaseUrl' | 'dataDir'>): Promise<Database> {
  const { databaseUrl, dataDir } = config;
  const owner =
    databaseUrl === undefined
      ? await openEmbedded(dataDir)
      : await openPostgres(databaseUrl, { connections: OWNER_CONNECTIONS });
  await migrate(owner);
  return databaseUrl === undefined ? owner : openBehindWall(databaseUrl, owner);
}
