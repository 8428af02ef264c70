import type { AdoptionPages } from '../../context.ts';
import { addDecisionPage } from './decision.ts';
import { addDecisionList } from './list.ts';
import { addDecisionPreparation } from './prepare.ts';

/** Adds the management of decisions: preparing, the roll, opening, the call, closing. */
export function addDecisionManagement(deps: AdoptionPages): void {
  addDecisionList(deps);
  addDecisionPreparation(deps);
  addDecisionPage(deps);
}
