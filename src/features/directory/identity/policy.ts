import { rolePolicy } from '../../../platform/http/policy.ts';

/** Sees which documents an edition holds, with masked numbers: those who accredit, and those who meet people at the desk. */
export const readMaskedIdentity = rolePolicy('identity.read-masked', ['organiser', 'protocol', 'desk']);

/** Takes down, corrects and deletes documents. */
export const manageIdentity = rolePolicy('identity.manage', ['organiser', 'protocol', 'desk']);

/** Reads a whole number, with a reason that is recorded. The desk has the document itself before it: it need not. */
export const unmaskIdentity = rolePolicy('identity.unmask', ['organiser', 'protocol'], { programs: 'never' });
