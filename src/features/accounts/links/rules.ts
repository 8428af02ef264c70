/**
 * Links that work once. A link is a secret of 192 bits in an address; its SHA-256 is kept. Opening one changes nothing,
 * for programs that scan mail open them too: its page shows a button.
 *
 * | purpose               | holds      | why so long                                                             |
 * |-----------------------|------------|-------------------------------------------------------------------------|
 * | `first-organiser`     | 24 hours   | printed when an installation starts; a start prints another             |
 * | `invitation`          | 14 days    | people of other houses ask their superiors first                        |
 * | `registration`        | 24 hours   | who registers waits for the mail                                        |
 * | `password-reset`      | 1 hour     | whoever reads the mailbox meanwhile would have the account              |
 * | `email-change`        | 24 hours   | the new mailbox may not be at hand                                      |
 * | `email-change-undo`   | 72 hours   | the old mailbox is read after a weekend                                 |
 * | `sign-in`             | 15 minutes | it is a password that travels                                           |
 * | `account-merge`       | 1 hour     | asked for and used at one sitting                                       |
 * | `second-factor-reset` | 24 hours   | somebody without a phone reads mail when back at the desk               |
 */
import type { LinkPurpose } from '../tables.ts';

const MINUTES = 60_000;
const HOURS = 60 * MINUTES;
const DAYS = 24 * HOURS;

/** How long a link works, in milliseconds. */
export const lifetimes: Readonly<Record<LinkPurpose, number>> = {
  'first-organiser': 24 * HOURS,
  invitation: 14 * DAYS,
  registration: 24 * HOURS,
  'password-reset': HOURS,
  'email-change': 24 * HOURS,
  'email-change-undo': 72 * HOURS,
  'sign-in': 15 * MINUTES,
  'account-merge': HOURS,
  'second-factor-reset': 24 * HOURS,
};

/** Links of one purpose that an address gets in an hour, whoever asks: nobody's mailbox is filled through us. */
export const LINKS_AN_HOUR = 3;

/** Wrong passwords that a link forgives. */
export const LINK_ATTEMPTS = 5;

/** What is wrong with a link. */
export type LinkFault = 'link-unknown' | 'link-used' | 'link-withdrawn' | 'link-expired' | 'link-foreign';

/** A link as far as its being good depends on it. */
export interface LinkState {
  readonly purpose: LinkPurpose;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
  readonly withdrawnAt: Date | null;
}

/** Whether a text can be a link's secret at all: 24 bytes in base64url. */
export const isSecret = (text: string): boolean => /^[A-Za-z0-9_-]{32}$/.test(text);

/** Why a link does not work, if it does not; used comes before expired: it says more. */
export function linkFault(
  link: LinkState | undefined,
  purpose: LinkPurpose,
  now: Date,
): LinkFault | undefined {
  if (link === undefined) return 'link-unknown';
  if (link.purpose !== purpose) return 'link-foreign';
  if (link.usedAt !== null) return 'link-used';
  if (link.withdrawnAt !== null) return 'link-withdrawn';
  return link.expiresAt <= now ? 'link-expired' : undefined;
}
