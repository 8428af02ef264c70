import type { OutcomesContext } from '../context.ts';
import type { DecidingService } from './service/deciding.ts';
import type { ProposingService } from './service/proposing.ts';
import type { StagesService } from './service/stages.ts';

/** What amendments offer and stand on. */
export interface AmendmentsContext extends OutcomesContext {
  readonly stages: StagesService;
  readonly proposing: ProposingService;
  readonly deciding: DecidingService;
}
