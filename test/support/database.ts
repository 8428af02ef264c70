import { randomUUID } from 'node:crypto';
import { cpSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import {
  type Database,
  embeddedDatabase,
  everything,
  migrate,
  openBehindWall,
  openPglite,
  openPostgres,
  prepareTemplate,
} from '../../src/platform/database/index.ts';

/** Which database this run is about; the suite runs once on each. */
export const databaseKind = process.env.MULTAQA_TEST_DATABASES === 'postgres' ? 'postgres' : 'embedded';

async function openEmbeddedCopy(): Promise<Database> {
  const directory = await mkdtemp(join(tmpdir(), 'multaqa-test-'));
  // Over a thousand small files: at once takes half of what one after the other does.
  cpSync(await prepareTemplate(), directory, { recursive: true });
  return embeddedDatabase(await openPglite(directory), () => rm(directory, { recursive: true, force: true }));
}

/** Connections of one test file: of the user of the server, of the application and of the test beside it. */
const connections = { owner: 2, app: 5, test: 3 };

/**
 * A database of a server as the product has it: migrated by its owner, used under the role that owns nothing. The test's
 * own statements see everything, also past the application's; `executeSql` runs as the owner.
 */
async function openServerDatabase(): Promise<TestDatabases> {
  const server = process.env.TEST_DATABASE_URL;
  if (server === undefined)
    throw new Error('TEST_DATABASE_URL names the PostgreSQL on which tests make databases.');
  const name = `multaqa_test_${randomUUID().replaceAll('-', '')}`;
  const admin = postgres(server, { max: 1, onnotice: () => {} });
  const template = process.env.TEST_DATABASE_TEMPLATE;
  await admin.unsafe(`create database ${name}${template === undefined ? '' : ` template ${template}`}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const owner = await openPostgres(url.href, { connections: connections.owner });
  if (template === undefined) await migrate(owner);
  const shared = { ...owner, close: async () => {} };
  const serving = await openBehindWall(url.href, shared, { connections: connections.app });
  const beside = await openBehindWall(url.href, shared, {
    connections: connections.test,
    standing: everything,
  });
  const close = async (): Promise<void> => {
    await Promise.all([serving.close(), beside.close()]);
    await owner.close();
    await admin.unsafe(`drop database ${name} with (force)`);
    await admin.end();
  };
  return {
    owner,
    serving,
    database: {
      ...beside,
      onStatement: (hear) => {
        beside.onStatement(hear);
        serving.onStatement(hear);
      },
      close,
    },
  };
}

export interface TestDatabases {
  /** What the application gets. */
  readonly serving: Database;
  /** The same for the test itself: it sees everything, and closes both. */
  readonly database: Database;
  /** The same for whoever migrates it. */
  readonly owner: Database;
}

/** A new, migrated, empty database of the kind that this run is about. Close it after the tests of a file. */
export async function openTestDatabases(): Promise<TestDatabases> {
  if (databaseKind === 'postgres') return openServerDatabase();
  const database = await openEmbeddedCopy();
  return { serving: database, database, owner: database };
}

/** As {@link openTestDatabases}, for tests of parts of the application, whose work all sees everything. */
export const openTestDatabase = async (): Promise<Database> => (await openTestDatabases()).database;

/** As commands have it, which see everything and restore: a new, migrated, empty database for its owner. */
export async function openOwnDatabase(): Promise<Database> {
  const { owner, database } = await openTestDatabases();
  return { ...owner, close: () => database.close() };
}
