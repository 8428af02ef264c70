import { rolePolicy } from '../../../platform/http/index.ts';

/** Sees who is to be accredited, with their data and documents. Watch notes are not among them. */
export const readAccreditations = rolePolicy('accreditation.read', [
  'organiser',
  'secretariat',
  'protocol',
  'desk',
]);

/** Accredits: decides, says who is the same person, keeps watch notes. */
export const decideAccreditations = rolePolicy('accreditation.decide', [
  'organiser',
  'secretariat',
  'protocol',
]);

/** Says what is asked of each category. */
export const ruleAccreditations = rolePolicy('accreditation.rules', ['organiser', 'protocol']);
