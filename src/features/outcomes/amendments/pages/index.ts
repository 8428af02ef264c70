import type { AmendmentPages } from './blocks.ts';
import { addDraftingDocument } from './document.ts';
import { addManagedAmendments } from './managed/index.ts';
import { addOwnAmendments } from './own/index.ts';
import { addStagePages } from './stages.ts';

/** Adds the pages of amendments: the secretariat's, and each delegation's own. */
export function addAmendmentPages(deps: AmendmentPages): void {
  addStagePages(deps);
  addManagedAmendments(deps);
  addDraftingDocument(deps);
  addOwnAmendments(deps);
}
