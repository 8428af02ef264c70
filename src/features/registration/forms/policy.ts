import { anyone, type Policy, rolePolicy } from '../../../platform/http/policy.ts';

/** Writes forms: what is asked, when, of how many. */
export const manageForms = rolePolicy('forms.manage', ['organiser', 'protocol']);

/** Decides about registrations, cancels them, and registers people on their behalf. */
export const manageRegistrations = rolePolicy('registrations.manage', ['organiser', 'protocol', 'desk']);

/** Reads registrations and what forms ask. */
export const readRegistrations = rolePolicy('registrations.read', [
  'organiser',
  'protocol',
  'desk',
  'secretariat',
]);

/** Reads what people told of their food and of the help that they need: personal data of special care. */
export const readNeeds = rolePolicy('registrations.needs', ['organiser', 'protocol']);

/** What people do with their own registration: the secret of its link or their account says that it is theirs. */
export const ownRegistration: Policy = { ...anyone, name: 'registrations.own' };
