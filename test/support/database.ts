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
  openBehindWall,
  openPglite,
  openPostgres,
  prepareTemplate,
} from '../../src/platform/database/index.ts';

/** Which database this run is about; the suite runs once on each. */
export const databaseKind = process.env.MULTAQA_TEST_DATABASES === 'postgres' ? 'postgres' : 'embedded';

/** What a new database holds: nothing but what migrations bring, or what {@link keepAsTemplate} kept. */
export type Template = 'empty' | 'demonstration';

/** Directory of the run, which goes with it. */
const runDirectory = (): string => {
  const directory = process.env.MULTAQA_TEST_RUN;
  if (directory === undefined) throw new Error('MULTAQA_TEST_RUN names the directory of the run.');
  return directory;
};

const embeddedTemplate = async (template: Template): Promise<string> =>
  template === 'empty' ? prepareTemplate() : join(runDirectory(), `${template}-database`);

async function openEmbeddedCopy(template: Template): Promise<Database> {
  const directory = await mkdtemp(join(tmpdir(), 'multaqa-test-'));
  // Over a thousand small files: at once takes half of what one after the other does.
  cpSync(await embeddedTemplate(template), directory, { recursive: true });
  return embeddedDatabase(await openPglite(directory), () => rm(directory, { recursive: true, force: true }));
}

async function keepEmbedded(template: Template, fill: (database: Database) => Promise<void>): Promise<void> {
  const directory = await embeddedTemplate(template);
  cpSync(await embeddedTemplate('empty'), directory, { recursive: true });
  const database = embeddedDatabase(await openPglite(directory));
  await fill(database);
  await database.close();
}

/** Connections of one test file: of the user of the server, of the application and of the test beside it. */
const connections = { owner: 2, app: 5, test: 3 };

/** Name of a template on the server; see `server-template.ts`, which makes the empty one and drops both. */
const serverTemplate = (template: Template): string => {
  const name = process.env.TEST_DATABASE_TEMPLATE;
  if (name === undefined) throw new Error('TEST_DATABASE_TEMPLATE names the database that tests copy.');
  return template === 'empty' ? name : `${name}_${template}`;
};

/**
 * A database of a server as the product has it: migrated by its owner, used under the role that owns nothing. The test's
 * own statements see everything, also past the application's; `executeSql` runs as the owner.
 */
async function openServerDatabase(
  template: Template,
  { name = `multaqa_test_${randomUUID().replaceAll('-', '')}`, keep = false } = {},
): Promise<TestDatabases> {
  const server = process.env.TEST_DATABASE_URL;
  if (server === undefined)
    throw new Error('TEST_DATABASE_URL names the PostgreSQL on which tests make databases.');
  const admin = postgres(server, { max: 1, onnotice: () => {} });
  await admin.unsafe(`create database ${name} template ${serverTemplate(template)}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const owner = await openPostgres(url.href, { connections: connections.owner });
  const shared = { ...owner, close: async () => {} };
  const serving = await openBehindWall(url.href, shared, { connections: connections.app });
  const beside = await openBehindWall(url.href, shared, {
    connections: connections.test,
    standing: everything,
  });
  const close = async (): Promise<void> => {
    await Promise.all([serving.close(), beside.close()]);
    await owner.close();
    if (!keep) await admin.unsafe(`drop database ${name} with (force)`);
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
    close,
  };
}

export interface TestDatabases {
  /** What the application gets. */
  readonly serving: Database;
  /** The same for the test itself: it sees everything, and closes both. */
  readonly database: Database;
  /** The same for whoever migrates it. */
  readonly owner: Database;
  /** Closes them all. */
  close(): Promise<void>;
}

/** A new, migrated, empty database of the kind that this run is about. Close it after the tests of a file. */
export async function openTestDatabases(template: Template = 'empty'): Promise<TestDatabases> {
  if (databaseKind === 'postgres') return openServerDatabase(template);
  const database = await openEmbeddedCopy(template);
  return { serving: database, database, owner: database, close: () => database.close() };
}

/** Fills a new database and keeps it for the run, to be copied by {@link openTestDatabases}. */
export async function keepAsTemplate(
  template: Exclude<Template, 'empty'>,
  fill: (database: Database) => Promise<void>,
): Promise<void> {
  if (databaseKind !== 'postgres') return keepEmbedded(template, fill);
  const { database } = await openServerDatabase('empty', { name: serverTemplate(template), keep: true });
  await fill(database);
  await database.close();
}

/** As {@link openTestDatabases}, for tests of parts of the application, whose work all sees everything. */
export const openTestDatabase = async (): Promise<Database> => (await openTestDatabases()).database;

/** As commands have it, which see everything and restore: a new, migrated, empty database for its owner. */
export async function openOwnDatabase(): Promise<Database> {
  const { owner, database } = await openTestDatabases();
  return { ...owner, close: () => database.close() };
}
