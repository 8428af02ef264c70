import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { lockDirectory } from './lock.ts';
import { embeddedDatabase, openPglite } from './pglite.ts';
import { placeTemplate } from './template.ts';
import type { Database } from './types.ts';

/** Where the embedded database lies inside the data directory. */
export const embeddedDirectory = (dataDir: string): string => join(dataDir, 'database');

/**
 * Opens the embedded database of a data directory, made from the prepared template when it is new.
 * @throws DirectoryInUse when another process holds it
 */
export async function openEmbedded(dataDir: string): Promise<Database> {
  const lock = await lockDirectory(dataDir);
  try {
    const directory = embeddedDirectory(dataDir);
    await placeTemplate(directory);
    // The engine makes files that anybody on the machine may read and write: nobody else comes into their directory.
    await chmod(directory, 0o700);
    const client = await openPglite(directory);
    return embeddedDatabase(client, () => lock.release());
  } catch (error) {
    await lock.release();
    throw error;
  }
}
