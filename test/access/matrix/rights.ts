/**
 * Who may do what, written by hand from the roles of the field and compared with what the routes answer: it repeats the
 * policies on purpose. A policy that is missing here fails the matrix.
 */
import type { Role } from '../../../src/platform/actor/index.ts';

/** Everybody who works in an edition's management. */
const staff: readonly Role[] = [
  'organiser',
  'programme-manager',
  'secretariat',
  'protocol',
  'exhibition-manager',
  'desk',
];

/** Roles by policy, held in the edition that the object lies in. */
export const rights: Readonly<Record<string, readonly Role[]>> = {
  'edition.manage': ['organiser'],
  'edition.work': staff,
  'programme.manage': ['organiser', 'programme-manager'],
  'programme.read': [...staff, 'rapporteur'],
  'participations.manage': ['organiser', 'secretariat', 'protocol'],
  'exhibition.manage': ['organiser', 'exhibition-manager'],
  'outcomes.manage': ['organiser', 'secretariat'],
  'outcomes.read-drafts': ['organiser', 'secretariat', 'rapporteur'],
  'honours.manage': ['organiser', 'protocol', 'secretariat'],
  'mail.manage': ['organiser'],
  'identity.read-masked': ['organiser', 'protocol', 'desk'],
  'identity.manage': ['organiser', 'protocol', 'desk'],
  'identity.unmask': ['organiser', 'protocol'],
};

/** Policies of what belongs to no edition: the roles count wherever they are held. */
export const rightsAnywhere: Readonly<Record<string, readonly Role[]>> = {
  'directory.read': [...staff, 'rapporteur'],
  'directory.add': ['organiser', 'programme-manager', 'secretariat', 'protocol', 'exhibition-manager'],
  'directory.manage': ['organiser', 'programme-manager', 'protocol'],
};

/** Policies that ask for a role on the series or the whole installation: nobody holds one in the matrix. */
export const rightsAbove: readonly string[] = [
  'series.manage',
  'states.manage',
  'directory.clear',
  'accounts.manage',
  'mail.installation',
];

/** Roles that may know of an edition that is still a draft. */
export const knowDrafts: readonly Role[] = [...staff, 'focal-point', 'rapporteur', 'reviewer', 'assessor'];

/** Writes that need no sign-in, each with its reason. Any other is a hole. */
export const publicWrites: Readonly<Record<string, string>> = {
  'POST /api/v1/auth/tokens': 'signs in',
  'POST /api/v1/auth/second-factors': 'goes on with a sign-in half done, by its secret',
  'POST /api/v1/auth/refreshes': 'brings new tokens for a refresh token',
  'POST /api/v1/auth/passkeys': 'signs in with a passkey',
  'POST /api/v1/auth/passkey-challenges': 'begins to sign in with a passkey',
  'POST /:lang/sign-in': 'signs in',
  'POST /:lang/sign-in/passkey': 'signs in with a passkey',
  'POST /:lang/sign-in/second-factor': 'goes on with a sign-in half done, by its cookie',
  'POST /:lang/sign-in/second-factor/passkey': 'goes on with a sign-in half done, by its cookie',
  'POST /:lang/sign-out': 'ends the sign-in that it comes by, if any',
  'POST /:lang/welcome/:secret': 'makes the first organiser by a one-time link',
};
