import { rolePolicy } from '../../platform/http/policy.ts';

/** Says who takes part in an edition, and as what. */
export const manageParticipations = rolePolicy('participations.manage', [
  'organiser',
  'secretariat',
  'protocol',
]);
