import { addDelegationRecord } from './delegation/record.ts';
import { addFocalPointPages } from './focal-points.ts';
import { addImportPages } from './import.ts';
import { addDelegationLists } from './list.ts';
import { addNomineePages } from './nominee/index.ts';
import { addSettingsPages } from './settings.ts';
import { managedWay, type NominationPages, ownWay } from './way.ts';
import { addWholePages } from './whole.ts';

/** Adds the pages of delegations: the focal point's own, and the management's. */
export function addNominationPages(deps: NominationPages): void {
  addDelegationLists(deps);
  const managed = managedWay(deps);
  addSettingsPages(deps, managed);
  addFocalPointPages(deps, managed);
  for (const way of [managed, ownWay(deps)]) {
    addWholePages(deps, way);
    addImportPages(deps, way);
    addNomineePages(deps, way);
    addDelegationRecord(deps, way);
  }
}
