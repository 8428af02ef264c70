/** Search over the published texts of all editions. */
import type { Part } from '../../series/index.ts';
import type { OutcomesContext } from '../context.ts';
import { listUnindexed, writeTerms } from '../store/search.ts';
import { addSearchApi } from './api.ts';
import { addSearchPages } from './pages.ts';

/** Texts at a time whose words are kept afterwards, and seconds between two looks for such. */
const AT_ONCE = 2_000;
const EVERY = 3_600;

export function createSearch(context: OutcomesContext): Part {
  const { database, jobs } = context;
  jobs.every({
    name: 'text-terms',
    seconds: EVERY,
    work: async () => {
      for (;;) {
        const rows = await listUnindexed(database.db, AT_ONCE);
        if (rows.length === 0) return;
        await database.transaction((tx) => writeTerms(tx, rows));
      }
    },
  });
  return {
    addApi: (api) => addSearchApi(api, context),
    addPages: (deps) => addSearchPages(deps, context),
  };
}
