import { anyone, type Policy, rolePolicy } from '../../../platform/http/policy.ts';

/** Writes calls with their questions and grace links, and what staff do about submissions. */
export const manageCalls = rolePolicy('calls.manage', ['organiser', 'programme-manager']);

/** Reads what was submitted, with the people behind it: those who decide about the programme and its texts. */
export const readSubmissions = rolePolicy('calls.read', ['organiser', 'programme-manager', 'secretariat']);

/** What authors do with their own submission: the secret of its link or their account says that it is theirs. */
export const ownSubmission: Policy = { ...anyone, name: 'calls.own' };
