import { rolePolicy } from '../../platform/http/policy.ts';

/** Writes the programme: sessions, their roles, papers and times. */
export const manageProgramme = rolePolicy('programme.manage', ['organiser', 'programme-manager']);

/** Sees drafts, conflicts and what is not for the public: everybody who works in the edition. */
export const readProgramme = rolePolicy('programme.read', [
  'organiser',
  'programme-manager',
  'secretariat',
  'rapporteur',
  'protocol',
  'exhibition-manager',
  'desk',
]);
