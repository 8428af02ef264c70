import { presentBodyRef, presentStateRef } from '../directory/index.ts';
import type { ParticipationView } from './contract.ts';
import type { ParticipationWhole } from './store.ts';

export const presentParticipation = ({
  participation,
  state,
  body,
}: ParticipationWhole): ParticipationView => ({
  id: participation.id,
  kind: participation.entityKind,
  state: state === null ? null : presentStateRef(state),
  body: body === null ? null : presentBodyRef(body),
  category: participation.category,
  status: participation.status,
  participants: participation.participants,
  note: participation.note,
  sample: participation.sample,
  version: participation.version,
});
