import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backUp } from '../../scripts/lib/backup/backup.ts';
import type { BackupManifest } from '../../scripts/lib/backup/manifest.ts';
import { restore } from '../../scripts/lib/backup/restore.ts';
import { type Database, migrate, openEmbedded } from '../../src/platform/database/index.ts';
import { createFiles } from '../../src/platform/files/index.ts';
import { openTestApp, type SignIn, type TestApp } from '../support/app.ts';
import { databaseKind, openOwnDatabase } from '../support/database.ts';

const progress = () => {};
const now = new Date('2026-03-01T08:00:00Z');
const whatItHolds = ({ tables, sequences, files }: BackupManifest) => ({ tables, sequences, files });

describe('a backup', () => {
  let directory: string;
  let test: TestApp;
  let manifest: BackupManifest;
  const file = () => join(directory, 'one.tar.gz');

  const save = (database: Database, name: string, dataDir = join(directory, 'first')) =>
    backUp({
      database,
      files: createFiles({ database, dataDir }),
      file: join(directory, name),
      program: 'multaqa 0.1.0',
      now,
      progress,
    });
  const take = (database: Database, name: string, dataDir = join(directory, 'second')) =>
    restore({ database, files: createFiles({ database, dataDir }), file: join(directory, name), progress });

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'multaqa-backup-'));
    test = await openTestApp();
    const organiser: SignIn = await test.signIn();
    const post = (url: string, payload: object) =>
      test.inject({ method: 'POST', url: `/api/v1${url}`, payload, headers: organiser });
    await post('/series', {
      slug: 'rf',
      acronym: 'RF',
      noun: 'forum',
      name: { ar: 'ملتقى «الأنهار»', en: 'A "B"\\' },
    });
    for (const [number, slug] of ['2024', '2026'].entries()) {
      await post('/series/rf/editions', {
        slug,
        number: number + 1,
        title: { ar: 'الدورة\u2028الأولى', en: 'First' },
        startsOn: `${slug}-11-16`,
        endsOn: `${slug}-11-18`,
        timeZone: 'Asia/Riyadh',
        mode: 'hybrid',
      });
    }
    // The younger edition is referred to by the older one, so that rows refer both ways.
    await test.database.db.execute(
      sql`update editions e set previous_edition_id = o.id from editions o where o.id <> e.id`,
    );
    await test.database.transaction((tx) =>
      createFiles({ database: test.database, dataDir: join(directory, 'first') }).record(tx, {
        editionId: null,
        name: 'نص.txt',
        mediaType: 'text/plain',
        body: Buffer.from('ملتقى'),
      }),
    );
    manifest = await save(test.database, 'one.tar.gz');
  });
  afterAll(async () => {
    await test.close();
    await rm(directory, { recursive: true, force: true });
  });

  it('comes back with equal checksums, rows that refer in circles, sequences and stored files included', async () => {
    const database = await openOwnDatabase();

    await take(database, 'one.tar.gz');

    const again = await save(database, 'two.tar.gz', join(directory, 'second'));
    await database.close();
    expect(whatItHolds(again)).toEqual(whatItHolds(manifest));
    expect(again.tables.find(({ name }) => name === 'editions')?.rows).toBe(2);
    expect(again.files).toHaveLength(1);
  });

  it.skipIf(databaseKind === 'embedded')(
    'moves from one kind of database to the other and back',
    async () => {
      const embedded = await openEmbedded(join(directory, 'embedded'));
      await migrate(embedded);
      await take(embedded, 'one.tar.gz', join(directory, 'embedded'));
      const there = await save(embedded, 'there.tar.gz', join(directory, 'embedded'));
      await embedded.close();
      const server = await openOwnDatabase();

      await take(server, 'there.tar.gz', join(directory, 'third'));

      const back = await save(server, 'back.tar.gz', join(directory, 'third'));
      await server.close();
      expect(whatItHolds(there)).toEqual(whatItHolds(manifest));
      expect(whatItHolds(back)).toEqual(whatItHolds(manifest));
    },
  );

  it('leaves the rules of the database in force', async () => {
    const database = await openOwnDatabase();
    await take(database, 'one.tar.gz');

    const orphan = database.db.execute(sql`insert into co_organisers (edition_id, body_id, position)
      values (gen_random_uuid(), gen_random_uuid(), 1)`);

    await expect(orphan).rejects.toThrow();
    const [{ deferrable } = { deferrable: true }] = await database.rows<{ deferrable: boolean }>(
      database.db,
      sql`select bool_or(condeferrable) as deferrable from pg_constraint
        where contype = 'f' and connamespace = 'public'::regnamespace`,
    );
    await database.close();
    expect(deferrable).toBe(false);
  });

  it('is for its owner alone and replaces no file', async () => {
    expect((await stat(file())).mode & 0o777).toBe(0o600);
    await expect(save(test.database, 'one.tar.gz')).rejects.toThrow(/a backup replaces nothing/);
  });

  it('is restored into an empty database only', async () => {
    await expect(take(test.database, 'one.tar.gz')).rejects.toThrow(/The database is not empty/);
  });

  it('is refused when a byte of it changed, and nothing of it stays', async () => {
    const tar = gunzipSync(await readFile(file()));
    const at = tar.indexOf('ملتقى «');
    tar.writeUInt8(tar.readUInt8(at + 1) ^ 1, at + 1);
    await writeFile(join(directory, 'changed.tar.gz'), gzipSync(tar));
    const database = await openOwnDatabase();

    await expect(take(database, 'changed.tar.gz')).rejects.toThrow();

    const rows = await database.rows(database.db, sql`select id from series`);
    await database.close();
    expect(rows).toEqual([]);
  });

  it('is refused with a line when it is something else', async () => {
    const database = await openOwnDatabase();
    await writeFile(join(directory, 'text.tar.gz'), 'no backup at all');
    await writeFile(join(directory, 'cut.tar.gz'), (await readFile(file())).subarray(0, 2_000));
    await writeFile(join(directory, 'zip.tar.gz'), gzipSync(Buffer.alloc(700, 'x')));

    await expect(take(database, 'text.tar.gz')).rejects.toThrow('The file is no backup, or is damaged.');
    await expect(take(database, 'cut.tar.gz')).rejects.toThrow('The file is no backup, or is damaged.');
    await expect(take(database, 'zip.tar.gz')).rejects.toThrow(
      /is no archive of this program, or is damaged/,
    );
    await database.close();
  });
});
