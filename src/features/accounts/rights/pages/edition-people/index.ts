import type { RightsPages } from '../frame.ts';
import { addEditionFactorReset } from './factor-reset.ts';
import { createEditionPeopleFrame } from './frame.ts';
import { addEditionInvitations } from './invitations.ts';
import { addEditionPeopleList } from './list.ts';
import { addEditionPerson } from './person.ts';

/** Adds who has which right in an edition: the list, invitations, one person's rights there. */
export function addEditionPeople(deps: RightsPages): void {
  const frame = createEditionPeopleFrame(deps);
  addEditionPeopleList(deps, frame);
  addEditionInvitations(deps, frame);
  addEditionPerson(deps, frame);
  addEditionFactorReset(deps, frame);
}
