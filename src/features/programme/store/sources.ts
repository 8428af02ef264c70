import { eq, sql } from 'drizzle-orm';
import type { Db, Tx } from '../../../platform/database/index.ts';
import { type ImportSources, sourceKey } from '../import/things.ts';
import { importSources, type SourceKind } from '../tables.ts';

/** What earlier deliveries made in an edition. */
export async function listSources(db: Db, editionId: string): Promise<ImportSources> {
  const rows = await db.select().from(importSources).where(eq(importSources.editionId, editionId));
  return new Map(rows.map(({ kind, key, thingId }) => [sourceKey(kind, key), thingId]));
}

/** Most rows of one statement. */
const CHUNK = 1_000;

/** Notes what a delivery has made; what was made before under the same identity is gone. */
export async function noteSources(
  tx: Tx,
  editionId: string,
  sources: readonly { readonly kind: SourceKind; readonly key: string; readonly thingId: string }[],
): Promise<void> {
  for (let start = 0; start < sources.length; start += CHUNK) {
    await tx
      .insert(importSources)
      .values(sources.slice(start, start + CHUNK).map((source) => ({ ...source, editionId })))
      .onConflictDoUpdate({
        target: [importSources.editionId, importSources.kind, importSources.key],
        set: { thingId: sql`excluded.thing_id` },
      });
  }
}
