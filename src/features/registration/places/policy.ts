import { anyone, type Policy, rolePolicy } from '../../../platform/http/policy.ts';

/** Opens sign-up for sessions, sets seats aside, gives and takes places. */
export const managePlaces = rolePolicy('places.manage', [
  'organiser',
  'programme-manager',
  'protocol',
  'desk',
]);

/** Reads who has a place and who waits. */
export const readPlaces = rolePolicy('places.read', [
  'organiser',
  'programme-manager',
  'protocol',
  'desk',
  'secretariat',
]);

/**
 * What people do with their own places, and focal points with those of their delegation: their account, the secret of
 * their registration or of the place says whose it is.
 */
export const ownPlaces: Policy = { ...anyone, name: 'places.own' };
