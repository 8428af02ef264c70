import type { Database } from '../../../platform/database/index.ts';
import { type Language, parseSearch, type SearchQuery, searchKey } from '../../../platform/language/index.ts';
import {
  type Candidate,
  type FoundProvision,
  findFound,
  listCandidates,
  listNear,
  MOST_CANDIDATES,
  type SearchScope,
} from '../store/search.ts';

/** Results of a page. */
export const RESULTS_AT_ONCE = 20;

/** What a search found, best first. */
export interface SearchResults {
  readonly query: SearchQuery;
  /** Provisions found in all; more than are looked at when `more`. */
  readonly count: number;
  readonly more: boolean;
  /** Nothing fitted the words as they were typed: these are near in their letters. */
  readonly near: boolean;
  /** Of the page asked for. */
  readonly items: readonly (FoundProvision & { readonly language: Language })[];
}

/** The best language of each provision: that of the reader where it fits as well. */
function byProvision(candidates: readonly Candidate[], reader: Language): Candidate[] {
  const best = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const other = best.get(candidate.provisionId);
    const better = other !== undefined && candidate.rank === other.rank && candidate.language === reader;
    if (other === undefined || better) best.set(candidate.provisionId, candidate);
  }
  return [...best.values()];
}

/** Looks for published provisions of all public editions. An empty query finds nothing. */
export async function findTexts(
  database: Database,
  {
    q,
    reader,
    page,
    ...scope
  }: SearchScope & { readonly q: string; readonly reader: Language; readonly page: number },
): Promise<SearchResults> {
  const { db } = database;
  const query = parseSearch(q);
  const asked = query.words.length + query.phrases.length > 0;
  const exact = asked ? await listCandidates(database, db, query, scope) : [];
  const near =
    asked && exact.length === 0 && query.phrases.length === 0
      ? await listNear(database, db, searchKey(q).split(' ').slice(0, 6), scope)
      : [];
  const found = byProvision(exact.length > 0 ? exact : near, reader);
  const shown = found.slice((page - 1) * RESULTS_AT_ONCE, page * RESULTS_AT_ONCE);
  const rows = new Map(
    (
      await findFound(
        db,
        shown.map(({ provisionId }) => provisionId),
      )
    ).map((row) => [row.provision.id, row]),
  );
  return {
    query,
    count: found.length,
    more: exact.length >= MOST_CANDIDATES,
    near: exact.length === 0 && near.length > 0,
    items: shown.flatMap(({ provisionId, language }) => {
      const row = rows.get(provisionId);
      return row === undefined ? [] : [{ ...row, language }];
    }),
  };
}
