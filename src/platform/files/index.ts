/**
 * Stored files. Bytes lie in the data directory under their SHA-256, written whole before the row that names them, so
 * that no row points at a missing file; `verify` compares what lies there with what the rows say.
 */
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { asc, eq, inArray, sql } from 'drizzle-orm';
import type { Database, Tx } from '../database/index.ts';
import { files } from './tables.ts';

export type FileRow = typeof files.$inferSelect;

export interface NewFile {
  readonly editionId: string | null;
  /** What a download is called. */
  readonly name: string;
  readonly mediaType: string;
  readonly body: Uint8Array;
  /** Who may read it at `/files/:id`: see `FileReaders`. Default: nobody, and the owner serves it elsewhere. */
  readonly purpose?: string;
}

/** One file whose bytes are not what its row says. */
export interface WrongFile {
  readonly id: string;
  readonly name: string;
  readonly fault: 'missing' | 'changed';
}

export interface Files {
  /** Writes the bytes; the row is the caller's to insert in its transaction, with {@link Files.record}. */
  keep(body: Uint8Array): Promise<{ readonly sha256: string; readonly bytes: number }>;
  /** Keeps the bytes and names them. */
  record(tx: Tx, file: NewFile): Promise<FileRow>;
  find(id: string): Promise<FileRow | undefined>;
  read(file: Pick<FileRow, 'sha256'>): Promise<Buffer>;
  /** Whether the bytes that lie there are those that were recorded. */
  isWhole(file: Pick<FileRow, 'sha256'>): Promise<boolean>;
  /** Absolute path of the bytes, for streaming. */
  pathOf(file: Pick<FileRow, 'sha256'>): string;
  /**
   * Takes files out of the record. Their bytes go with {@link Files.sweep}, once the transaction is committed.
   * @returns the checksums of the files that were there
   */
  remove(tx: Tx, ids: readonly string[]): Promise<readonly string[]>;
  /** Deletes the bytes of these checksums that no file names any more. */
  sweep(checksums: readonly string[]): Promise<void>;
  /** Compares every file with its row. */
  verify(): Promise<{ readonly checked: number; readonly wrong: readonly WrongFile[] }>;
}

const hashOf = (body: Uint8Array): string => createHash('sha256').update(body).digest('hex');

async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** Who keeps bytes and who deletes them take turns: a file that is being recorded never loses its bytes. */
const takeTurn = async (tx: Tx, sha256: string): Promise<void> => {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`file ${sha256}`}, 0))`);
};

export function createFiles(deps: {
  database: Pick<Database, 'db' | 'transaction'>;
  dataDir: string;
}): Files {
  const { database } = deps;
  const root = join(deps.dataDir, 'files');
  const pathOf: Files['pathOf'] = ({ sha256 }) => join(root, sha256.slice(0, 2), sha256);

  const keep: Files['keep'] = async (body) => {
    const sha256 = hashOf(body);
    const path = pathOf({ sha256 });
    const there = await stat(path).catch(() => undefined);
    if (there?.size === body.length) return { sha256, bytes: body.length };
    await mkdir(join(root, sha256.slice(0, 2)), { recursive: true, mode: 0o700 });
    const draft = `${path}.${randomBytes(6).toString('hex')}`;
    const handle = await open(draft, 'wx');
    try {
      await handle.writeFile(body);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, path);
    return { sha256, bytes: body.length };
  };

  return {
    keep,
    pathOf,
    async record(tx, { body, ...file }) {
      await takeTurn(tx, hashOf(body));
      const [row] = await tx
        .insert(files)
        .values({ ...file, ...(await keep(body)) })
        .returning();
      if (row === undefined) throw new Error('The file was not recorded.');
      return row;
    },
    find: async (id) => (await database.db.select().from(files).where(eq(files.id, id)))[0],
    read: (file) => readFile(pathOf(file)),
    isWhole: async (file) => (await hashOfFile(pathOf(file)).catch(() => undefined)) === file.sha256,
    async remove(tx, ids) {
      if (ids.length === 0) return [];
      const gone = await tx
        .delete(files)
        .where(inArray(files.id, [...ids]))
        .returning({ sha256: files.sha256 });
      return [...new Set(gone.map(({ sha256 }) => sha256))];
    },
    async sweep(checksums) {
      for (const sha256 of checksums) {
        await database.transaction(async (tx) => {
          await takeTurn(tx, sha256);
          const named = await tx
            .select({ id: files.id })
            .from(files)
            .where(eq(files.sha256, sha256))
            .limit(1);
          if (named.length === 0) await rm(pathOf({ sha256 }), { force: true });
        });
      }
    },
    async verify() {
      const rows = await database.db.select().from(files).orderBy(asc(files.id));
      const wrong: WrongFile[] = [];
      for (const { id, name, sha256 } of rows) {
        const found = await hashOfFile(pathOf({ sha256 })).catch(() => undefined);
        if (found !== sha256) wrong.push({ id, name, fault: found === undefined ? 'missing' : 'changed' });
      }
      return { checked: rows.length, wrong };
    },
  };
}
