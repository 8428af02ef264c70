import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Db, Tx } from '../../../platform/database/index.ts';
import type { LocalText } from '../../../platform/language/index.ts';
import { dispositions, outcomeDocuments, provisions } from '../tables.ts';
import type { ProvisionRow } from './rows.ts';

export const insertDispositions = async (
  tx: Tx,
  rows: (typeof dispositions.$inferInsert)[],
): Promise<void> => {
  if (rows.length > 0) await tx.insert(dispositions).values(rows);
};

/** What was made of an edition's recommendations. */
export const listDispositions = (db: Db, editionId: string): Promise<(typeof dispositions.$inferSelect)[]> =>
  db
    .select()
    .from(dispositions)
    .where(eq(dispositions.editionId, editionId))
    .orderBy(asc(dispositions.provisionId));

/** Dispositions of other editions' provisions that lead to these: what was carried over, and from where. */
export async function listCarriedInto(db: Db, editionId: string) {
  return db
    .select({
      disposition: dispositions,
      from: {
        provisionId: provisions.id,
        code: provisions.code,
        number: provisions.number,
        title: provisions.title,
        text: provisions.text,
      },
      edition: sql<{ slug: string; seriesSlug: string; title: LocalText; number: number }>`(select
        json_build_object('slug', e.slug, 'seriesSlug', s.slug, 'title', e.title, 'number', e.number)
        from editions e join series s on s.id = e.series_id where e.id = "provisions"."edition_id")`,
    })
    .from(dispositions)
    .innerJoin(
      provisions,
      and(eq(provisions.editionId, dispositions.editionId), eq(provisions.id, dispositions.provisionId)),
    )
    .where(eq(dispositions.nextEditionId, editionId))
    .orderBy(asc(provisions.number));
}

/** Recommendations of an edition that no disposition has closed: what the next edition may take over. */
export const listOpen = (db: Db, editionId: string): Promise<ProvisionRow[]> =>
  db
    .select({ provision: provisions })
    .from(provisions)
    .innerJoin(
      outcomeDocuments,
      and(
        eq(outcomeDocuments.editionId, provisions.editionId),
        eq(outcomeDocuments.id, provisions.documentId),
        inArray(outcomeDocuments.status, ['adopted', 'published']),
      ),
    )
    .leftJoin(
      dispositions,
      and(eq(dispositions.editionId, provisions.editionId), eq(dispositions.provisionId, provisions.id)),
    )
    .where(
      and(
        eq(provisions.editionId, editionId),
        eq(provisions.kind, 'recommendation'),
        isNull(provisions.removedAt),
        // A corrigendum mends a recommendation and is none.
        sql`${outcomeDocuments.correction} is distinct from 'corrigendum'`,
        isNull(dispositions.provisionId),
      ),
    )
    .orderBy(asc(provisions.number))
    .then((rows) => rows.map(({ provision }) => provision));
