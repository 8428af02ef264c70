import { textIn } from '../../platform/language/index.ts';
import type { ScopeFacts, ScopeTitles } from '../accounts/index.ts';
import { editionWords } from '../series/index.ts';
import { listDelegationNames } from './store.ts';

const factsOf = (row: Awaited<ReturnType<typeof listDelegationNames>>[number]): ScopeFacts => ({
  id: row.id,
  place: { seriesId: row.seriesId, editionId: row.editionId },
  timeZone: row.timeZone,
  words: (language, t, within) => {
    const name = row.state ?? row.body;
    const party = name === null ? '' : textIn(name, language).text;
    return within === row.editionId
      ? t('delegations:scope-here', { party })
      : t('delegations:scope', { party, edition: editionWords(language, t, row) });
  },
});

/** Names of delegations, for the rights of their focal points and members. A delegation is a participation's. */
export const delegationScopeTitles: ScopeTitles = {
  kind: 'delegation',
  find: async (db, ids) => (await listDelegationNames(db, { ids })).map(factsOf),
  choices: async (db, editionId) =>
    editionId === null ? [] : (await listDelegationNames(db, { editionId })).map(factsOf),
};
