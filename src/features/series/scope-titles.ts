import { asc, desc, eq, inArray } from 'drizzle-orm';
import type { Db } from '../../platform/database/index.ts';
import type { Translate } from '../../platform/i18n/index.ts';
import { type Language, type LocalText, ordinal, textIn } from '../../platform/language/index.ts';
import type { ScopeFacts, ScopeTitles } from '../accounts/index.ts';
import { editions, series } from './tables.ts';

/** What names an edition. */
export interface NamedEdition {
  readonly number: number;
  readonly seriesName: LocalText;
}

/** An edition as it stands after a preposition: «الدورة الثانية من ملتقى الأنهار». */
export const editionWords = (
  language: Language,
  t: Translate,
  { number, seriesName }: NamedEdition,
): string =>
  t('series:scope.edition', {
    ordinal: ordinal(number, 'f', 'obl', language),
    series: textIn(seriesName, language).text,
  });

const editionRows = (db: Db) =>
  db
    .select({
      id: editions.id,
      seriesId: editions.seriesId,
      number: editions.number,
      timeZone: editions.timeZone,
      seriesName: series.name,
    })
    .from(editions)
    .innerJoin(series, eq(series.id, editions.seriesId));

const editionFacts = (row: Awaited<ReturnType<typeof editionRows>>[number]): ScopeFacts => ({
  id: row.id,
  place: { seriesId: row.seriesId, editionId: row.id },
  timeZone: row.timeZone,
  words: (language, t) => editionWords(language, t, row),
});

const seriesFacts = ({ id, name }: { readonly id: string; readonly name: LocalText }): ScopeFacts => ({
  id,
  place: { seriesId: id, editionId: null },
  timeZone: null,
  words: (language, t) => t('series:scope.series', { series: textIn(name, language).text }),
});

/** Names of series and editions, for rights that hold there. */
export const seriesScopeTitles: readonly ScopeTitles[] = [
  {
    kind: 'series',
    find: async (db, ids) =>
      (
        await db
          .select({ id: series.id, name: series.name })
          .from(series)
          .where(inArray(series.id, [...ids]))
      ).map(seriesFacts),
    choices: async (db, editionId) =>
      editionId !== null
        ? []
        : (await db.select({ id: series.id, name: series.name }).from(series).orderBy(asc(series.slug))).map(
            seriesFacts,
          ),
  },
  {
    kind: 'edition',
    find: async (db, ids) => (await editionRows(db).where(inArray(editions.id, [...ids]))).map(editionFacts),
    choices: async (db, editionId) =>
      (
        await editionRows(db)
          .where(editionId === null ? undefined : eq(editions.id, editionId))
          .orderBy(desc(editions.startsOn), asc(editions.id))
      ).map(editionFacts),
  },
];
