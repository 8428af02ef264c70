import { randomInt } from 'node:crypto';
import { toLatinDigits } from '../../../platform/language/index.ts';
import { RECOVERY_CODES } from './rules.ts';

/** Letters and digits that nobody confuses when reading them off paper. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
const group = (): string => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('');

/** New codes, 49 bits each: with the few attempts that there are, nobody guesses one. */
export function newRecoveryCodes(): string[] {
  const codes = new Set<string>();
  while (codes.size < RECOVERY_CODES) codes.add(`${group()}-${group()}`);
  return [...codes];
}

/** A code as it was typed, in capitals or with spaces, as it is compared; undefined for what can't be one. */
export function readRecoveryCode(typed: string): string | undefined {
  const code = toLatinDigits(typed)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
  return code.length === 10 ? `${code.slice(0, 5)}-${code.slice(5)}` : undefined;
}
