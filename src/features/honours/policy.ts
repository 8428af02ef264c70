import { type Policy, rolePolicy, signedIn } from '../../platform/http/policy.ts';

/** Confers honours, issues certificates, revokes and replaces them. */
export const manageHonours = rolePolicy('honours.manage', ['organiser', 'protocol', 'secretariat']);

/** Reads and keeps one's own certificates: their codes are the keys to them, so no program has them. */
export const ownCertificates: Policy = { ...signedIn, name: 'certificates.own', programs: 'never' };
