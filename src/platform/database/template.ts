import { existsSync } from 'node:fs';
import { constants, cp, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { migrate, migrationsHash } from './migrations.ts';
import { embeddedDatabase, openPglite } from './pglite.ts';
import type { Database } from './types.ts';

/** Things made after install and never committed. */
export const cacheDirectory = fileURLToPath(new URL('../../../node_modules/.cache/multaqa', import.meta.url));

const templateDirectory = (): string => join(cacheDirectory, `database-${migrationsHash()}`);

/**
 * Makes the empty, migrated database that new data directories are copied from, unless it is there. Making one takes
 * about ten seconds, copying it a fraction of one.
 * @returns its directory
 */
export async function prepareTemplate(
  extend: (database: Database) => Promise<void> = async () => {},
): Promise<string> {
  const target = templateDirectory();
  if (existsSync(target)) return target;
  const draft = `${target}.${process.pid}`;
  await mkdir(cacheDirectory, { recursive: true });
  await rm(draft, { recursive: true, force: true });
  const database = embeddedDatabase(await openPglite(draft));
  await migrate(database);
  await extend(database);
  await database.close();
  await rename(draft, target).catch(async (error: unknown) => {
    await rm(draft, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  });
  return target;
}

/** Puts a copy of the template where a new embedded database is to live; leaves an existing one alone. */
export async function placeTemplate(directory: string): Promise<void> {
  if (existsSync(directory)) return;
  const template = await prepareTemplate();
  const draft = `${directory}.new`;
  await mkdir(dirname(directory), { recursive: true });
  await rm(draft, { recursive: true, force: true });
  await cp(template, draft, { recursive: true, mode: constants.COPYFILE_FICLONE });
  await rename(draft, directory);
}
