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
  /**
   * Hears of every new revision of an edition, whichever process made it; after a broken connection to the database,
   * with none, because any may have been missed. The returned function stops listening.
   */
  subscribe(editionId: string, hear: (revision: number | undefined) => void): () => void;
  close(): Promise<void>;
}

export async function createRevisions(database: Database): Promise<Revisions> {
  const known = new Map<string, number>();
  const hearers = new Map<string, Set<(revision: number | undefined) => void>>();
  const tell = (editionId: string, revision: number | undefined): void => {
    for (const hear of hearers.get(editionId) ?? []) hear(revision);
  };
  const advance = (editionId: string, revision: number): void => {
    if ((known.get(editionId) ?? 0) >= revision) return;
    known.set(editionId, revision);
    tell(editionId, revision);
  };
  const stop = await database.listen(
    'edition_revised',
    (payload) => {
      const [editionId, revision] = payload.split(' ');
      if (editionId === undefined) return;
      if (known.has(editionId) || hearers.has(editionId)) advance(editionId, Number(revision));
    },
    () => {
      known.clear();
      for (const editionId of hearers.keys()) tell(editionId, undefined);
    },
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
    subscribe(editionId, hear) {
      const own = hearers.get(editionId) ?? new Set();
      hearers.set(editionId, own.add(hear));
      return () => {
        own.delete(hear);
        if (own.size === 0 && hearers.get(editionId) === own) hearers.delete(editionId);
      };
    },
    close: () => stop(),
  };
}
