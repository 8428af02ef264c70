/**
 * Before a run on PostgreSQL: makes one migrated database, from which each test file copies its own. To copy takes a
 * fraction of what all migrations take. It goes when the run is over.
 */
import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { migrate, openPostgres } from '../../src/platform/database/index.ts';

export default async function prepareServerTemplate(): Promise<(() => Promise<void>) | undefined> {
  const server = process.env.TEST_DATABASE_URL;
  if (process.env.MULTAQA_TEST_DATABASES !== 'postgres' || !server) return undefined;
  const name = `multaqa_test_${randomUUID().replaceAll('-', '')}`;
  const admin = postgres(server, { max: 1, onnotice: () => {} });
  await admin.unsafe(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const database = await openPostgres(url.href, { connections: 2 });
  await migrate(database);
  await database.close();
  process.env.TEST_DATABASE_TEMPLATE = name;
  return async () => {
    for (const made of [`${name}_demonstration`, name]) {
      await admin.unsafe(`drop database if exists ${made} with (force)`);
    }
    await admin.end();
  };
}
