/** Participant lists: provisional, revised, final. Each stays as it was issued. */
import type { Api } from '../../../platform/http/index.ts';
import type { PartPages } from '../../series/index.ts';
import type { DelegationsPartContext } from '../context.ts';
import { listComing } from '../store/participant-lists.ts';
import { addParticipantListsApi } from './api.ts';
import { addListManagement } from './pages/management.ts';
import { addPublicLists } from './pages/public.ts';
import { createParticipantListsService } from './service.ts';

export function createParticipantLists(context: DelegationsPartContext) {
  const { database, finder, translator } = context;
  const lists = createParticipantListsService(context);
  return {
    lists,
    /** How many people a list issued now would choose from. */
    countComing: async (editionId: string): Promise<number> =>
      (await listComing(database.db, editionId, 'ar')).length,
    addApi: (api: Api) => addParticipantListsApi(api, { database, finder, lists }),
    addPages(deps: PartPages): void {
      addPublicLists({ shell: deps.shell, database, translator });
      addListManagement({ ...deps, database, lists });
    },
  };
}
