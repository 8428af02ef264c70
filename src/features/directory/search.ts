import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import {
  normalisedForTrigram,
  parseSearch,
  searchKey,
  searchWords,
  wordForms,
} from '../../platform/language/index.ts';

/** A text that is searched. Names keep their endings: لبنان is no dual. */
export interface SearchedText {
  readonly text: { readonly ar: string; readonly en: string } | null;
  readonly names: boolean;
}

/** Stands before a form that is reached only by taking off a letter which may belong to the root. */
const PERHAPS = '~';

/**
 * What the `search` column holds: every form of every word, each once, with spaces around it, so that LIKE finds whole
 * words and beginnings of words. Forms of the lowest rank are marked: two of them do not make a match.
 */
export function searchText(texts: readonly SearchedText[]): string {
  const terms = new Set<string>();
  for (const { text, names } of texts) {
    if (text === null) continue;
    for (const forms of searchWords(`${text.ar} ${text.en}`, { names })) {
      for (const [form, rank] of forms) terms.add(rank === 1 ? `${PERHAPS}${form}` : form);
    }
  }
  return ` ${[...terms].join(' ')} `;
}

/**
 * The condition under which a row answers what was typed: each word is found in some form, or begins a word as it
 * stands; each phrase in quotation marks stands in the original as it was typed. Undefined for an empty query.
 * @param column a column filled by {@link searchText}
 * @param originals expressions of the texts themselves, for phrases
 */
export function searchCondition(
  column: SQLWrapper,
  originals: readonly SQLWrapper[],
  typed: string | undefined,
): SQL | undefined {
  const { phrases } = parseSearch(typed ?? '');
  const words = searchKey((typed ?? '').replace(/«[^»]*»|“[^”]*”|"[^"]*"/g, ' '))
    .split(' ')
    .filter((word) => word !== '');
  const conditions = [
    ...words.map((word) => wordCondition(column, word)),
    ...phrases.map(
      (phrase) =>
        sql`(${sql.join(
          originals.map((original) => sql`strpos(${original}, ${phrase}) > 0`),
          sql` or `,
        )})`,
    ),
  ];
  return conditions.length === 0 ? undefined : sql`(${sql.join(conditions, sql` and `)})`;
}

function wordCondition(column: SQLWrapper, word: string): SQL {
  const patterns = [...wordForms(word)].flatMap(([form, rank]) => {
    if (rank === 1) return [`% ${form} %`];
    // What is typed as it stands may be the beginning of a word; stems may not, they are short.
    const end = rank >= 3 ? '' : ' ';
    return [`% ${form}${end}%`, `% ${PERHAPS}${form}${end}%`];
  });
  return sql`(${sql.join(
    patterns.map((pattern) => sql`${column} like ${pattern}`),
    sql` or `,
  )})`;
}

/** Both languages of a text column, as the original that phrases are looked up in. */
export const bothLanguages = (column: PgColumn): SQL =>
  sql`concat_ws(' ', ${column} ->> 'ar', ${column} ->> 'en')`;

/** From which likeness a word is taken for a slip of the finger: half of its trigrams are found side by side. */
const LIKENESS = 0.5;
/** Shorter words have too few trigrams to tell a slip from another word. */
const SHORTEST = 4;

/**
 * The condition under which a row holds words that look like those typed, for a search that found nothing: «المرجاين»
 * for «المرجاني». Undefined when no word is long enough to be compared.
 */
export function likenessCondition(column: SQLWrapper, typed: string): SQL | undefined {
  const words = normalisedForTrigram(typed)
    .split(' ')
    .filter((word) => word.length >= SHORTEST);
  if (words.length === 0) return undefined;
  return sql.join(
    words.map((word) => sql`word_similarity(${word}, ${column}) >= ${LIKENESS}`),
    sql` and `,
  );
}
