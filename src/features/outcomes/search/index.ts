/** Search over the published texts of all editions. */
import type { Part } from '../../series/index.ts';
import type { OutcomesContext } from '../context.ts';
import { listUnindexed, writeTerms } from '../store/search.ts';
import { addSearchApi } from './api.ts';
import { addSearchPages } from './pages.ts';

/** Texts at a time whose words are kept afterwards, and seconds between two looks for such. */
const AT_ONCE = 2_000;
const EVERY = 3_600;

export interface SearchPart extends Part {
  /** Keeps the words of texts that were published before there was a search, or past the service. */
  keepTerms(): Promise<void>;
}

export function createSearch(context: OutcomesContext): SearchPart {
  const { database, jobs } = context;
  const keepTerms = async (): Promise<void> => {
    for (;;) {
      const rows = await listUnindexed(database.db, AT_ONCE);
      if (rows.length === 0) return;
      await database.transaction((tx) => writeTerms(tx, rows));
    }
  };
  jobs.every({ name: 'text-terms', seconds: EVERY, work: keepTerms });
  return {
    keepTerms,
    addApi: (api) => addSearchApi(api, context),
    addPages: (deps) => addSearchPages(deps, context),
  };
}
