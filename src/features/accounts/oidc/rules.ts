/** How long a sign-in at the provider may take, and what it brought may wait for an answer, in minutes. */
export const FLOW_MINUTES = 10;

/** Longest subject that a provider may give somebody, in characters (OpenID Connect Core, §2). */
export const LONGEST_SUBJECT = 255;

/** Why a sign-in through the provider did not come about; each has a page that says what to do. */
export const faults = [
  'state-wrong',
  'flow-over',
  'provider-denied',
  'provider-refused',
  'provider-away',
  'answer-bad',
  'account-disabled',
  'identity-taken',
  'other-account',
] as const;
export type OidcFault = (typeof faults)[number];

/** What an answer with a fault is numbered. */
export const statusOf: Readonly<Record<OidcFault, number>> = {
  'state-wrong': 400,
  'flow-over': 410,
  'provider-denied': 403,
  'provider-refused': 400,
  'provider-away': 503,
  'answer-bad': 400,
  'account-disabled': 403,
  'identity-taken': 409,
  'other-account': 403,
};

/** RFC 8176: the provider says of a sign-in that it took more than one factor. */
export const saysMultiple = (amr: unknown): boolean => Array.isArray(amr) && amr.includes('mfa');
