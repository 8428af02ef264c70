/** Amendments of delegations, from submission to consolidation. */
import type { Part } from '../../series/index.ts';
import type { OutcomesContext } from '../context.ts';
import { addAmendmentsApi } from './api.ts';
import type { AmendmentsContext } from './context.ts';
import { addAmendmentPages } from './pages/index.ts';
import { createDecidingService, type DecidingService } from './service/deciding.ts';
import { createProposingService, type ProposingService } from './service/proposing.ts';
import { createStagesService, type StagesService } from './service/stages.ts';

export { settleAmendment } from './service/deciding.ts';

export interface AmendmentsPart extends Part {
  readonly stages: StagesService;
  readonly proposing: ProposingService;
  readonly deciding: DecidingService;
}

export function createAmendments(context: OutcomesContext): AmendmentsPart {
  const services = {
    stages: createStagesService(context.changes),
    proposing: createProposingService(context),
    deciding: createDecidingService(context.changes),
  };
  const own: AmendmentsContext = { ...context, ...services };
  return {
    ...services,
    addApi: (api) => addAmendmentsApi(api, own),
    addPages: (deps) => addAmendmentPages({ ...own, ...deps }),
  };
}
