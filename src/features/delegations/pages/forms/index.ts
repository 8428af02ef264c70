import type { ParticipationPages } from '../management.ts';
import { addPartiesPage } from './adding.ts';
import { addParticipationPage } from './editing.ts';

/** Adds the forms of participations: many at once, one as it stands, and its deletion. */
export function addParticipationForms(deps: ParticipationPages): void {
  addPartiesPage(deps);
  addParticipationPage(deps);
}
