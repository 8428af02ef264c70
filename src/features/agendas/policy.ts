import { type Policy, signedIn } from '../../platform/http/policy.ts';

/**
 * Makes and takes back the secret address of one's own calendar: whoever signed in as a person. A program's token makes
 * no address that would outlive it.
 */
export const ownFeed: Policy = {
  ...signedIn,
  name: 'agendas.own',
  programs: 'never',
  admits: (actor) => actor.kind === 'account' && actor.signInId !== undefined,
  allows: (actor) => actor.kind === 'account' && actor.signInId !== undefined,
};
