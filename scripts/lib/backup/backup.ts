import { randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdtemp, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Database } from '../../../src/platform/database/index.ts';
import { migrationsHash } from '../../../src/platform/database/migrations.ts';
import type { Files } from '../../../src/platform/files/index.ts';
import { UsageError } from '../command-line.ts';
import type { Progress } from '../progress.ts';
import { dumpDatabase } from './dump.ts';
import { BACKUP_FORMAT, type BackupManifest } from './manifest.ts';
import { packTar, type TarFile } from './tar.ts';

/** The manifest's name in the archive; it stands first. */
export const MANIFEST = 'manifest.json';

async function* contents(
  manifest: BackupManifest,
  draft: string,
  files: Pick<Files, 'pathOf'>,
  progress: Progress,
): AsyncGenerator<TarFile> {
  const head = Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`);
  yield { name: MANIFEST, size: head.length, body: [head] };
  for (const { name, bytes } of manifest.tables) {
    yield {
      name: `tables/${name}.ndjson`,
      size: bytes,
      body: createReadStream(join(draft, `${name}.ndjson`)),
    };
  }
  for (const [index, file] of manifest.files.entries()) {
    progress('files', index, manifest.files.length);
    yield { name: `files/${file.sha256}`, size: file.bytes, body: createReadStream(files.pathOf(file)) };
  }
}

/**
 * Writes the whole database and the stored files to one compressed archive, as of one instant, readable by its owner
 * alone. It appears under its name when it is whole.
 * @throws UsageError when there is a file of that name, or a stored file is missing
 */
export async function backUp(deps: {
  readonly database: Database;
  readonly files: Pick<Files, 'pathOf'>;
  readonly file: string;
  readonly program: string;
  readonly now: Date;
  readonly progress: Progress;
}): Promise<BackupManifest> {
  const { database, files, program, now, progress } = deps;
  const target = resolve(deps.file);
  if (existsSync(target))
    throw new UsageError(`There is a file ${deps.file} already; a backup replaces nothing.`);
  const draft = await mkdtemp(join(dirname(target), '.multaqa-backup-'));
  try {
    const dump = await dumpDatabase(database, draft, (done, total) => progress('tables', done, total));
    for (const file of dump.files) {
      const { size } = await stat(files.pathOf(file)).catch(() => ({ size: -1 }));
      if (size !== file.bytes) {
        throw new UsageError(
          `Stored file ${file.sha256} is missing or changed: see npm run verify -- files.`,
        );
      }
    }
    const manifest: BackupManifest = {
      format: BACKUP_FORMAT,
      program,
      at: now.toISOString(),
      schema: migrationsHash(),
      tables: [...dump.tables],
      sequences: [...dump.sequences],
      files: [...dump.files],
    };
    const whole = join(draft, `${randomBytes(6).toString('hex')}.tar.gz`);
    await pipeline(
      packTar(contents(manifest, draft, files, progress), now),
      createGzip(),
      createWriteStream(whole, { mode: 0o600 }),
    );
    const handle = await open(whole, 'r+');
    await handle.sync();
    await handle.close();
    await rename(whole, target);
    return manifest;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}
