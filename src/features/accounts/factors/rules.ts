import type { AccountActor } from '../../../platform/actor/index.ts';
import { guardedRoles } from '../../../platform/actor/index.ts';
import type { Policy } from '../../../platform/http/policy.ts';

/** Codes of authenticator apps: what every app understands without asking (RFC 6238). */
export const TOTP = { digits: 6, seconds: 30, algorithm: 'SHA1' } as const;

/** How many time steps a clock may be off, either way. */
export const TOTP_WINDOW = 1;

/** How long an enrolment that was begun may be confirmed, in minutes. */
export const ENROLMENT_MINUTES = 30;

/** How many recovery codes there are at a time. */
export const RECOVERY_CODES = 10;

/** Passkeys of one account at most. */
export const MAX_PASSKEYS = 20;

/** How long a challenge of WebAuthn may be answered, in minutes. */
export const CHALLENGE_MINUTES = 5;

/** How long after it was given a proof is fresh enough to change how one signs in, in minutes. */
export const FRESH_MINUTES = 15;

/**
 * Whoever signed in as a person, on a device: no program's token changes how its owner signs in, and nobody does it in
 * somebody's name.
 */
export const ownAccount: Policy = {
  name: 'accounts.own',
  public: false,
  programs: 'never',
  admits: (actor) => actor.kind === 'account' && actor.signInId !== undefined,
  allows: (actor) => actor.kind === 'account' && actor.signInId !== undefined,
  scope: () => ({ all: false, seriesIds: [], editionIds: [] }),
};

/** Whether the account holds a role that asks for a second factor. */
export const needsFactor = ({ grants, asleep = [] }: AccountActor): boolean =>
  [...grants, ...asleep].some(({ role }) => guardedRoles.includes(role));
