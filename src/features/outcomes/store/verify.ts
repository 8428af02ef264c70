import { and, eq, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { Db } from '../../../platform/database/index.ts';
import type { LocalText } from '../../../platform/language/index.ts';
import { editions, series } from '../../series/tables.ts';
import { outcomeDocuments, provisions } from '../tables.ts';

/** A published provision as its seal knows it. */
export interface SealedProvision {
  readonly provisionId: string;
  readonly code: string | null;
  readonly text: LocalText;
  readonly seal: string | null;
  readonly adoptedSeal: string | null;
  readonly documentSeal: string | null;
  readonly documentTitle: LocalText;
  readonly documentSlug: string;
  readonly kind: (typeof outcomeDocuments.$inferSelect)['kind'];
  readonly authenticLanguage: 'ar' | 'en';
  readonly publishedAt: Date | null;
  readonly adoptedOn: string | null;
  readonly editionId: string;
  readonly editionSlug: string;
  readonly seriesSlug: string;
  readonly acronym: string;
  readonly editionTitle: LocalText;
}

/** What is published, of public editions, and no more: whatever else there is answers as if it were not. */
const published = (db: Db, where: SQL | undefined, limit: number): Promise<SealedProvision[]> =>
  db
    .select({
      provisionId: provisions.id,
      code: provisions.code,
      text: provisions.text,
      seal: provisions.seal,
      adoptedSeal: provisions.adoptedSeal,
      documentSeal: outcomeDocuments.seal,
      documentTitle: outcomeDocuments.title,
      documentSlug: outcomeDocuments.slug,
      kind: outcomeDocuments.kind,
      authenticLanguage: outcomeDocuments.authenticLanguage,
      publishedAt: outcomeDocuments.publishedAt,
      adoptedOn: outcomeDocuments.adoptedOn,
      editionId: editions.id,
      editionSlug: editions.slug,
      seriesSlug: series.slug,
      acronym: series.acronym,
      editionTitle: editions.title,
    })
    .from(provisions)
    .innerJoin(
      outcomeDocuments,
      and(
        eq(outcomeDocuments.editionId, provisions.editionId),
        eq(outcomeDocuments.id, provisions.documentId),
        eq(outcomeDocuments.status, 'published'),
      ),
    )
    .innerJoin(editions, and(eq(editions.id, provisions.editionId), eq(editions.visibility, 'public')))
    .innerJoin(series, eq(series.id, editions.seriesId))
    .where(and(isNull(provisions.removedAt), where))
    .orderBy(editions.startsOn, provisions.position)
    .limit(limit);

/** By code, such as `1/REC/04`, in the series of an acronym or in all. */
export const findByProvisionCode = (
  db: Db,
  code: string,
  acronym: string | null,
): Promise<SealedProvision[]> =>
  published(
    db,
    and(eq(provisions.code, code), acronym === null ? undefined : sql`upper(${series.acronym}) = ${acronym}`),
    20,
  );

/** By the first letters of a seal: of a provision, or of a whole text. */
export const findBySeal = (db: Db, start: string): Promise<SealedProvision[]> =>
  published(
    db,
    or(
      sql`${provisions.seal} like ${`${start}%`}`,
      sql`${provisions.adoptedSeal} like ${`${start}%`}`,
      sql`${outcomeDocuments.seal} like ${`${start}%`}`,
    ),
    20,
  );

/** By its whole wording in one of the languages, character for character. */
export const findByWording = (db: Db, text: string): Promise<SealedProvision[]> =>
  published(
    db,
    or(sql`${provisions.text} ->> 'ar' = ${text}`, sql`${provisions.text} ->> 'en' = ${text}`),
    20,
  );

/** Those that have some words in common with a text: what it may be nearly the same as. */
export const findNear = (db: Db, words: readonly string[]): Promise<SealedProvision[]> =>
  words.length === 0
    ? Promise.resolve([])
    : published(
        db,
        sql`(${sql.join(
          words.map(
            (word) =>
              sql`(case when position(${word} in (${provisions.text} ->> 'ar') || ' ' || (${provisions.text} ->> 'en')) > 0 then 1 else 0 end)`,
          ),
          sql` + `,
        )}) * 2 >= ${words.length}`,
        200,
      );
