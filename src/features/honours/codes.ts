import { randomBytes } from 'node:crypto';
import { toLatinDigits } from '../../platform/language/index.ts';

/** Crockford's base 32: digits and capitals without I, L, O and U, which are misread or spell words. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Letters and digits of a verification code: 60 random bits, out of reach of guessing. */
export const CODE_LENGTH = 12;

const wellFormed = new RegExp(`^[${ALPHABET}]{${CODE_LENGTH}}$`);

/** A new random code, as it is stored: `7QF2M9KDX4TB`. Each letter takes five bits of a byte of its own. */
export const newCode = (): string =>
  Array.from(randomBytes(CODE_LENGTH), (byte) => ALPHABET[byte & 31]).join('');

/**
 * The stored form of a code as people type it: lower case, groups, Arabic digits and the letters that are taken for
 * digits (O, I, L) are understood.
 * @returns undefined for what can't be a code
 */
export function readCode(typed: string): string | undefined {
  const code = toLatinDigits(typed)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return wellFormed.test(code) ? code : undefined;
}
