import { sql } from 'drizzle-orm';
import type { Database } from '../database/index.ts';

/**
 * Each edition's revision, in memory: it grows with every change to anything of the edition, so what was rendered at
 * one revision is good as long as it stands. Other processes' commits are heard through NOTIFY.
 */
export interface Revisions {
  /** The present revision; read from the database once, then kept. */
  of(editionId: string): Promise<number>;
  /** The present revision if it is in memory. */
  peek(editionId: string): number | undefined;
  /** Told after a commit of this process. */
  advance(editionId: string, revision: number): void;
  close(): Promise<void>;
}

export async function createRevisions(database: Database): Promise<Revisions> {
  const known = new Map<string, number>();
  const advance = (editionId: string, revision: number): void => {
    if ((known.get(editionId) ?? 0) < revision) known.set(editionId, revision);
  };
  const stop = await database.listen(
    'edition_revised',
    (payload) => {
      const [editionId, revision] = payload.split(' ');
      if (editionId !== undefined && known.has(editionId)) advance(editionId, Number(revision));
    },
    () => known.clear(),
  );
  return {
    peek: (editionId) => known.get(editionId),
    advance,
    async of(editionId) {
      const revision = known.get(editionId);
      if (revision !== undefined) return revision;
      const [row] = await database.rows<{ revision: number | string }>(
        database.db,
        sql`select revision from editions where id = ${editionId}`,
      );
      const read = Number(row?.revision ?? 0);
      advance(editionId, read);
      return known.get(editionId) ?? read;
    },
    close: () => stop(),
  };
}
