/** Amendments of delegations, from submission to consolidation. */
import type { Part } from '../../series/index.ts';
import type { OutcomesContext } from '../context.ts';
import { createNotices } from '../notices/index.ts';
import { addAmendmentsApi } from './api.ts';
import type { AmendmentsContext } from './context.ts';
import { addAmendmentPages } from './pages/index.ts';
import { createClosingReminders } from './reminders.ts';
import { createDecidingService, type DecidingService } from './service/deciding.ts';
import { createProposingService, type ProposingService } from './service/proposing.ts';
import { createStagesService, type StagesService } from './service/stages.ts';

export { settleAmendment } from './service/deciding.ts';

export interface AmendmentsPart extends Part {
  readonly stages: StagesService;
  readonly proposing: ProposingService;
  readonly deciding: DecidingService;
  /** Tells delegations of windows that close soon. */
  readonly reminders: ReturnType<typeof createClosingReminders>;
}

export function createAmendments(context: OutcomesContext): AmendmentsPart {
  const notices = createNotices(context);
  const services = {
    stages: createStagesService({ changes: context.changes, notices }),
    proposing: createProposingService({ ...context, notices }),
    deciding: createDecidingService(context.changes),
  };
  const own: AmendmentsContext = { ...context, ...services };
  return {
    ...services,
    reminders: createClosingReminders({ ...context, notices }),
    addApi: (api) => addAmendmentsApi(api, own),
    addPages: (deps) => addAmendmentPages({ ...own, ...deps }),
  };
}
