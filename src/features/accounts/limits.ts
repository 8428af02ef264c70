/** How often one may try a password, or have a mail sent: by address, and by the account that is tried from anywhere. */
import type { RouteLimit } from '../../platform/http/index.ts';

/**
 * Passwords. An account is tried thirty times in a quarter of an hour at most, whatever the number of addresses: with
 * fifteen characters nobody guesses one in that many. Its owner may come in by link or passkey meanwhile. All sign-ins
 * together stay below what hashing can do.
 */
export const tryingPasswords: RouteLimit = {
  name: 'sign-in',
  max: 60,
  minutes: 1,
  about: { field: 'email', max: 30, minutes: 15 },
  everybody: 3_000,
};

/** One network address may be a venue or a ministry: many people come from there. Mails with a link, to an address that anybody may name: nobody's mailbox is filled. */
export const askingForMail: RouteLimit = {
  name: 'link',
  max: 60,
  minutes: 10,
  about: { field: 'email', max: 6, minutes: 60 },
  everybody: 3_000,
};
