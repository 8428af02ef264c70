/** Dispositions, the closing of an edition, and the history of a recommendation through editions. */
import type { Part } from '../../series/index.ts';
import type { OutcomesContext } from '../context.ts';
import { addCarryForwardApi } from './api.ts';
import { addHistoryPage } from './history-page.ts';
import { addDispositionPages } from './pages.ts';
import { createCarryForwardService } from './service.ts';

export function createCarryForward(context: OutcomesContext): Part {
  const service = createCarryForwardService(context);
  return {
    addApi: (api) => addCarryForwardApi(api, context, service),
    addPages(deps) {
      addDispositionPages(deps, context, service);
      addHistoryPage(deps, context);
    },
  };
}
