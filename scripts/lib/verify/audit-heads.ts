import { readFile, writeFile } from 'node:fs/promises';
import { type SQL, sql } from 'drizzle-orm';
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import type { AuditHead, BrokenChain } from '../../../src/platform/audit/index.ts';
import type { Database, Db } from '../../../src/platform/database/index.ts';
import { UsageError } from '../command-line.ts';

const Heads = Type.Array(
  Type.Object({ chain: Type.String(), seq: Type.Integer({ minimum: 0 }), hash: Type.String() }),
);

/**
 * Where the chains ended at an earlier verification, kept outside the database: a chain that was cut back, with the seal
 * that it had at that time, shows by nothing else.
 */
export interface HeadsFile {
  readonly path: string;
  readonly heads: Static<typeof Heads>;
}

/** Reads the file; one that is missing will be made. */
export async function readHeads(path: string): Promise<HeadsFile> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '[]';
    throw error;
  });
  const heads = ((): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      return undefined;
    }
  })();
  if (!Value.Check(Heads, heads)) throw new UsageError(`${path} does not hold the ends of chains.`);
  return { path, heads };
}

/** What the chains have lost since the file was written; writes it anew when nothing at all is wrong. */
export async function compareHeads(
  rows: Database['rows'],
  db: Db,
  heads: readonly AuditHead[],
  { path, heads: known }: HeadsFile,
  broken: readonly BrokenChain[],
): Promise<string[]> {
  const wrong: string[] = [];
  for (const { chain, seq, hash } of known) {
    const [event] = await rows<{ hash: string }>(db, hashAt(chain, seq));
    if (seq === 0 || event?.hash === hash) continue;
    const what = event === undefined ? 'is missing' : 'is another';
    wrong.push(`audit: chain ${chain}, event ${seq} ${what}: it was there when ${path} was written`);
  }
  if (wrong.length === 0 && broken.length === 0) {
    const ends = heads.map(({ chain, seq, hash }) => ({ chain, seq, hash }));
    await writeFile(path, `${JSON.stringify(ends, null, 1)}\n`, { mode: 0o600 });
  }
  return wrong;
}

const hashAt = (chain: string, seq: number): SQL =>
  sql`select hash from audit_events where chain = ${chain} and seq = ${seq}::bigint`;
