import type { AmendmentPages } from '../blocks.ts';
import { addConsolidationMap } from './map.ts';
import { addManagedAmendment } from './record.ts';

/** Adds the map of a text's amendments, and what the secretariat does about each. */
export function addManagedAmendments(deps: AmendmentPages): void {
  addConsolidationMap(deps);
  addManagedAmendment(deps);
}
