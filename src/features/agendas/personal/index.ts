/** A person's own agenda: favourites and roles, as page, PDF and calendar, and what changed in it. */
import type { Part } from '../../programme/index.ts';
import { addAccountAgendas } from './account-page.ts';
import { addPersonalApi } from './api.ts';
import { addChangesPage } from './changes-page.ts';
import type { AgendasContext } from './context.ts';
import { addFeed } from './feed.ts';
import { addOwnAgendaPages } from './pages.ts';
import { createPersonalService, type PersonalService } from './service.ts';
import { addStarPages } from './stars.ts';

export function createPersonal(context: AgendasContext): Part & { readonly service: PersonalService } {
  const service = createPersonalService(context);
  return {
    service,
    addApi: (api) => addPersonalApi(api, { ...context, service }),
    addPages(pages) {
      const deps = { ...context, ...pages, service };
      addStarPages(deps);
      addOwnAgendaPages(deps);
      addChangesPage(deps);
      addFeed(deps);
      addAccountAgendas(deps);
    },
  };
}
