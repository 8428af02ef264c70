import { addPledgeForm } from './form.ts';
import { managedWay, ownWay, type PledgePages } from './frame.ts';
import { addOwnPledges, addPledgeList } from './lists.ts';
import { addPublicPledges } from './public.ts';
import { addPledgeRecord } from './record.ts';

/** Adds the pages of pledges: the management's, a party's own, the public's. */
export function addPledgePages(deps: PledgePages): void {
  addPledgeList(deps);
  addOwnPledges(deps);
  for (const way of [managedWay(deps), ownWay(deps)]) {
    addPledgeForm(deps, way);
    addPledgeRecord(deps, way);
  }
  addPublicPledges(deps);
}
