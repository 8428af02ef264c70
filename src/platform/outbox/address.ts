import { cleanLine } from '../language/index.ts';
import { MailMistake } from './template.ts';

/** An address as mails carry it. */
export interface MailAddress {
  readonly address: string;
  readonly name: string | null;
}

/** Longest address that mail takes, in characters (RFC 5321 §4.5.3.1.3, without the brackets). */
const LONGEST = 254;

/** Whether a text is one mail address and nothing besides. */
export const isAddress = (text: string): boolean =>
  text.length <= LONGEST && /^[^\s\p{Cc}<>,;:"()[\]\\@]+@[^\s\p{Cc}<>,;:"()[\]\\@]+$/u.test(text);

/**
 * The receiver, fit for a header.
 * @throws MailMistake when the address is none, or more than one
 */
export function readAddress(to: { readonly address: string; readonly name?: string | null }): MailAddress {
  if (!isAddress(to.address)) throw new MailMistake('A mail has a receiver whose address is none.');
  const name = cleanLine(to.name ?? '').text.replaceAll(/[<>"]/g, '');
  return { address: to.address, name: name === '' ? null : name };
}
