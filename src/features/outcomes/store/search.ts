import { and, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import type { Database, Db, Tx } from '../../../platform/database/index.ts';
import {
  type Language,
  type LocalText,
  type SearchQuery,
  searchKey,
} from '../../../platform/language/index.ts';
import type { OutcomeKind, OutcomeStatus } from '../rules.ts';
import { entryOf, nearForms, termsOfWord, wordsIn } from '../search/terms.ts';
import { outcomeDocuments, provisions, provisionTerms } from '../tables.ts';
import type { ProvisionRow } from './rows.ts';

/** Most provisions that one search looks at; more are said to be more. */
export const MOST_CANDIDATES = 1_000;

/** A provision that a search found, in the language in which it fits best. */
export type Candidate = {
  readonly editionId: string;
  readonly provisionId: string;
  readonly language: Language;
  readonly rank: number;
};

/** What a search is narrowed to; null: everything. */
export interface SearchScope {
  readonly editionIds: readonly string[] | null;
  readonly language: Language | null;
  readonly kind: OutcomeKind | null;
}

/** Any of these terms, as a tsquery: terms are letters, digits and a mark. */
const anyOf = (terms: readonly string[]): string => `(${terms.map((term) => `'${term}'`).join(' | ')})`;

const within = ({ editionIds, language, kind }: SearchScope): SQL[] => [
  sql`${provisionTerms.editionId} in (select id from editions where visibility = 'public')`,
  ...(editionIds === null ? [] : [inArray(provisionTerms.editionId, [...editionIds])]),
  ...(language === null ? [] : [eq(provisionTerms.language, language)]),
  ...(kind === null
    ? []
    : [
        sql`exists (select from ${provisions} join ${outcomeDocuments} on ${outcomeDocuments.id} = ${provisions.documentId}
          where ${provisions.id} = ${provisionTerms.provisionId} and ${outcomeDocuments.kind} = ${kind})`,
      ]),
];

/** A word itself counts more than a word of its family, and more again in a title. */
const rankOf = ({ words }: SearchQuery): SQL =>
  sql.join(
    [
      sql`0`,
      ...words.map((word) => {
        const near = sql`${anyOf(nearForms(word))}::tsquery`;
        return sql`case when terms @@ ${near} then 3 else 1 end + case when title_terms @@ ${near} then 4
          when title_terms @@ ${anyOf(termsOfWord(word))}::tsquery then 2 else 0 end`;
      }),
    ],
    sql` + `,
  );

/**
 * Published provisions in which every word of a query is found in some form, and every quoted phrase, best first.
 * @returns at most `MOST_CANDIDATES`
 */
export async function listCandidates(
  database: Pick<Database, 'rows'>,
  db: Db,
  query: SearchQuery,
  scope: SearchScope,
): Promise<Candidate[]> {
  const found = and(
    ...within(scope),
    query.words.length === 0
      ? undefined
      : sql`${provisionTerms.terms} @@ ${query.words.map((word) => anyOf(termsOfWord(word))).join(' & ')}::tsquery`,
    ...query.phrases.map((phrase) => sql`${provisionTerms.key} like ${`% ${likeable(searchKey(phrase))} %`}`),
  );
  return database.rows<Candidate>(
    db,
    sql`select edition_id as "editionId", provision_id as "provisionId", language, ${rankOf(query)} as rank
      from (select edition_id, provision_id, language, terms, title_terms from ${provisionTerms}
        where ${found ?? sql`true`} limit ${MOST_CANDIDATES}) as candidates
      order by rank desc, provision_id desc, language`,
  );
}

const likeable = (key: string): string => key.replace(/[\\%_]/g, '\\$&');

/** What is near in its letters, where a search found nothing: against typing errors. */
export async function listNear(
  database: Pick<Database, 'rows'>,
  db: Db,
  words: readonly string[],
  scope: SearchScope,
): Promise<Candidate[]> {
  const similar = words.map((word) => sql`${word} <% ${provisionTerms.key}`);
  const rank = sql.join(
    words.map((word) => sql`word_similarity(${word}, key)`),
    sql` + `,
  );
  return database.rows<Candidate>(
    db,
    sql`select edition_id as "editionId", provision_id as "provisionId", language, ${rank} as rank
      from (select edition_id, provision_id, language, key from ${provisionTerms}
        where ${and(...within(scope), ...similar)} limit 100) as candidates
      order by rank desc, provision_id desc, language limit 50`,
  );
}

/** A found provision with what a result says of it. */
export interface FoundProvision {
  readonly provision: ProvisionRow;
  readonly document: {
    readonly kind: OutcomeKind;
    readonly slug: string;
    readonly title: LocalText;
    readonly status: OutcomeStatus;
  };
  readonly edition: {
    readonly id: string;
    readonly slug: string;
    readonly seriesSlug: string;
    readonly title: LocalText;
    readonly startsOn: string;
  };
}

/** The provisions of one page of results: one query. */
export async function findFound(db: Db, ids: readonly string[]): Promise<FoundProvision[]> {
  if (ids.length === 0) return [];
  return db
    .select({
      provision: provisions,
      document: {
        kind: outcomeDocuments.kind,
        slug: outcomeDocuments.slug,
        title: outcomeDocuments.title,
        status: outcomeDocuments.status,
      },
      edition: sql<
        FoundProvision['edition']
      >`(select json_build_object('id', e.id, 'slug', e.slug, 'seriesSlug', s.slug,
        'title', e.title, 'startsOn', e.starts_on) from editions e join series s on s.id = e.series_id
        where e.id = "provisions"."edition_id")`,
    })
    .from(provisions)
    .innerJoin(
      outcomeDocuments,
      and(
        eq(outcomeDocuments.editionId, provisions.editionId),
        eq(outcomeDocuments.id, provisions.documentId),
      ),
    )
    .where(inArray(provisions.id, [...ids]));
}

const braced = (terms: readonly string[]): string => `{${terms.map((term) => `"${term}"`).join(',')}}`;

/** A list of terms as one parameter: they hold no quotation mark. */
const array = (terms: readonly string[]): SQL => sql`${braced(terms)}::text[]`;

/** Keeps the words of a text that is published. */
export async function writeTerms(
  tx: Tx,
  rows: readonly Pick<ProvisionRow, 'editionId' | 'id' | 'code' | 'title' | 'text'>[],
): Promise<void> {
  const entries = rows.flatMap(({ editionId, id, code, title, text }) =>
    (['ar', 'en'] as const).flatMap((language) =>
      text[language] === ''
        ? []
        : [
            {
              editionId,
              provisionId: id,
              language,
              ...entryOf({ code, title: wordsIn(title, language), text: text[language] }),
            },
          ],
    ),
  );
  for (let at = 0; at < entries.length; at += 500) {
    await tx
      .insert(provisionTerms)
      .values(
        entries.slice(at, at + 500).map(({ terms, titleTerms, ...entry }) => ({
          ...entry,
          terms: sql`array_to_tsvector(${array(terms)})`,
          titleTerms: sql`array_to_tsvector(${array(titleTerms)})`,
        })),
      )
      .onConflictDoNothing();
  }
}

/** Published provisions whose words are not kept yet: of texts that were published before there was a search. */
export const listUnindexed = (db: Db, most: number): Promise<ProvisionRow[]> =>
  db
    .select({ provision: provisions })
    .from(provisions)
    .innerJoin(
      outcomeDocuments,
      and(
        eq(outcomeDocuments.editionId, provisions.editionId),
        eq(outcomeDocuments.id, provisions.documentId),
        eq(outcomeDocuments.status, 'published'),
      ),
    )
    .leftJoin(
      provisionTerms,
      and(eq(provisionTerms.editionId, provisions.editionId), eq(provisionTerms.provisionId, provisions.id)),
    )
    .where(and(isNull(provisionTerms.provisionId), isNull(provisions.removedAt)))
    .limit(most)
    .then((rows) => rows.map(({ provision }) => provision));
