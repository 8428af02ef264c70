import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import {
  type Database,
  embeddedDatabase,
  migrate,
  openPglite,
  openPostgres,
  prepareTemplate,
} from '../../src/platform/database/index.ts';

/** Which database this run is about; the suite runs once on each. */
export const databaseKind = process.env.MULTAQA_TEST_DATABASES === 'postgres' ? 'postgres' : 'embedded';

async function openEmbeddedCopy(): Promise<Database> {
  const directory = await mkdtemp(join(tmpdir(), 'multaqa-test-'));
  await cp(await prepareTemplate(), directory, { recursive: true });
  return embeddedDatabase(await openPglite(directory), () => rm(directory, { recursive: true, force: true }));
}

async function openServerDatabase(): Promise<Database> {
  const server = process.env.TEST_DATABASE_URL;
  if (server === undefined)
    throw new Error('TEST_DATABASE_URL names the PostgreSQL on which tests make databases.');
  const name = `multaqa_test_${randomUUID().replaceAll('-', '')}`;
  const admin = postgres(server, { max: 1, onnotice: () => {} });
  await admin.unsafe(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const database = await openPostgres(url.href, { connections: 5 });
  await migrate(database);
  return {
    ...database,
    close: async () => {
      await database.close();
      await admin.unsafe(`drop database ${name} with (force)`);
      await admin.end();
    },
  };
}

/** A new, migrated, empty database of the kind that this run is about. Close it after the tests of a file. */
export const openTestDatabase = (): Promise<Database> =>
  databaseKind === 'postgres' ? openServerDatabase() : openEmbeddedCopy();
