import { presentBodyRef, presentStateRef } from '../directory/index.ts';
import type { ParticipationView } from './contract.ts';
import type { ParticipationWhole } from './store.ts';

/** @param works whether the reader works in the edition: the note is for nobody else */
export const presentParticipation = (
  { participation, state, body }: ParticipationWhole,
  { works }: { readonly works: boolean },
): ParticipationView => ({
  id: participation.id,
  kind: participation.entityKind,
  state: state === null ? null : presentStateRef(state),
  body: body === null ? null : presentBodyRef(body),
  category: participation.category,
  status: participation.status,
  participants: participation.participants,
  note: works ? participation.note : null,
  sample: participation.sample,
  version: participation.version,
});
