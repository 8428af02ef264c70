import { rolePolicy } from '../../../platform/http/policy.ts';

/** Issues participant lists: from then on everybody may read them. */
export const publishParticipantLists = rolePolicy('participant-lists.publish', [
  'organiser',
  'secretariat',
  'protocol',
]);
