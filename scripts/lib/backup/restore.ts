import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import type { Database } from '../../../src/platform/database/index.ts';
import { migrationsHash } from '../../../src/platform/database/migrations.ts';
import type { Files } from '../../../src/platform/files/index.ts';
import { UsageError } from '../command-line.ts';
import type { Progress } from '../progress.ts';
import { MANIFEST } from './backup.ts';
import { filledTables, loadDatabase } from './load.ts';
import { type BackupManifest, readManifest } from './manifest.ts';
import { BrokenArchive, bytesOf, type TarEntry, unpackTar } from './tar.ts';

async function* unzipped(file: string): AsyncGenerator<Buffer> {
  const bytes = createReadStream(file);
  const plain = createGunzip();
  bytes.on('error', (error) => plain.destroy(error));
  try {
    yield* bytes.pipe(plain);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code?.startsWith('Z_')) throw new BrokenArchive('The file is no backup, or is damaged.');
    throw error;
  } finally {
    bytes.destroy();
  }
}

async function manifestOf(entries: AsyncIterator<TarEntry>): Promise<BackupManifest> {
  const { value, done } = await entries.next();
  if (done || value.name !== MANIFEST) throw new BrokenArchive('The file is no backup: it has no manifest.');
  return readManifest(await bytesOf(value));
}

function refuseOtherSchema(manifest: BackupManifest): void {
  if (manifest.schema === migrationsHash()) return;
  throw new UsageError(
    `The backup was made by ${manifest.program} with another schema (${manifest.schema}) than this program's (${migrationsHash()}): restore it with that version, then migrate.`,
  );
}

/**
 * Fills an empty database and the directory of stored files from a backup: everything, or nothing of the rows.
 * @throws UsageError when the database holds anything, or the backup is of another schema
 * @throws BrokenArchive when the archive is damaged, or anything in it is not what its manifest promises
 */
export async function restore(deps: {
  readonly database: Database;
  readonly files: Pick<Files, 'keep'>;
  readonly file: string;
  readonly progress: Progress;
}): Promise<BackupManifest> {
  const { database, files, progress } = deps;
  const entries = unpackTar(unzipped(deps.file));
  const manifest = await manifestOf(entries);
  refuseOtherSchema(manifest);
  const filled = await filledTables(
    database.rows,
    database.db,
    manifest.tables.map(({ name }) => name),
  );
  if (filled.length > 0) {
    const some = filled.slice(0, 3).join(', ');
    const named = filled.length > 3 ? `${some} …` : some;
    throw new UsageError(
      `The database is not empty (${named}); a backup is restored into an empty one only.`,
    );
  }
  const tables = new Map(manifest.tables.map((table) => [`tables/${table.name}.ndjson`, table]));
  const stored = new Set(manifest.files.map(({ sha256 }) => `files/${sha256}`));
  const expected = tables.size + stored.size;
  await loadDatabase(database, manifest, async (loading) => {
    for await (const entry of entries) {
      progress('parts', expected - tables.size - stored.size, expected);
      const table = tables.get(entry.name);
      if (table !== undefined) {
        tables.delete(entry.name);
        await loading.table(table, entry.body);
      } else if (stored.delete(entry.name)) {
        const { sha256 } = await files.keep(await bytesOf(entry));
        if (entry.name !== `files/${sha256}`)
          throw new BrokenArchive(`${entry.name} is not the file that was backed up.`);
      } else throw new BrokenArchive(`The backup holds ${entry.name}, which its manifest does not name.`);
    }
    if (tables.size + stored.size > 0) {
      throw new BrokenArchive(`The backup lacks ${[...tables.keys(), ...stored][0]}.`);
    }
  });
  return manifest;
}
