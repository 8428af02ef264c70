import type { AmendmentPages } from '../blocks.ts';
import { addOwnList } from './list.ts';
import { addProposals } from './proposal.ts';
import { addOwnAmendment } from './record.ts';
import { addOwnTexts } from './texts.ts';
import { createTextsWay } from './way.ts';

/** Adds what a delegation sees of circulated texts, and where it proposes, supports and withdraws amendments. */
export function addOwnAmendments(deps: AmendmentPages): void {
  const way = createTextsWay(deps);
  addOwnList(deps);
  addOwnTexts(deps, way);
  addProposals(deps, way);
  addOwnAmendment(deps, way);
}
