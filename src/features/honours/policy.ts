import { rolePolicy } from '../../platform/http/policy.ts';

/** Confers honours, issues certificates, revokes and replaces them. */
export const manageHonours = rolePolicy('honours.manage', ['organiser', 'protocol', 'secretariat']);
