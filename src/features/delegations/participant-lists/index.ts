/** Participant lists: provisional, revised, final. Each stays as it was issued. */
import type { Api } from '../../../platform/http/index.ts';
import type { PartPages } from '../../series/index.ts';
import type { DelegationsPartContext } from '../context.ts';
import { addParticipantListsApi } from './api.ts';
import { addListManagement } from './pages/management.ts';
import { addPublicLists } from './pages/public.ts';
import { createParticipantListsService } from './service.ts';

export function createParticipantLists(context: DelegationsPartContext) {
  const { database, finder, translator } = context;
  const lists = createParticipantListsService(context);
  return {
    lists,
    addApi: (api: Api) => addParticipantListsApi(api, { database, finder, lists }),
    addPages(deps: PartPages): void {
      addPublicLists({ shell: deps.shell, database, translator });
      addListManagement({ ...deps, database, lists });
    },
  };
}
