/** Dispositions, the closing of an edition, and the history of a recommendation through editions. */
import type { Part } from '../../series/index.ts';
import type { OutcomesContext } from '../context.ts';
import { addCarryForwardApi } from './api.ts';
import { addHistoryPage } from './history-page.ts';
import { addDispositionPages } from './pages.ts';
import { type CarryForwardService, createCarryForwardService } from './service.ts';

export interface CarryForwardPart extends Part {
  readonly dispositions: CarryForwardService;
}

export function createCarryForward(context: OutcomesContext): CarryForwardPart {
  const service = createCarryForwardService(context);
  return {
    dispositions: service,
    addApi: (api) => addCarryForwardApi(api, context, service),
    addPages(deps) {
      addDispositionPages(deps, context, service);
      addHistoryPage(deps, context);
    },
  };
}
