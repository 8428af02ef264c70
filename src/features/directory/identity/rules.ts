import { toLatinDigits } from '../../../platform/language/index.ts';
import type { documentKinds } from '../tables.ts';

export type DocumentKind = (typeof documentKinds)[number];

/**
 * How long a number may be, in characters. Passports: at most 9 in the machine-readable zone (ICAO Doc 9303, part 4,
 * 4.2.2.2); cards run over into the optional data (part 5, 4.2.2), 22 at most.
 */
export const numberLengths: Readonly<Record<DocumentKind, { readonly min: number; readonly max: number }>> = {
  passport: { min: 5, max: 9 },
  'national-id': { min: 5, max: 22 },
};

/** A number as it is kept and compared: Latin capitals and digits, without the spaces and hyphens that people write. */
export const normaliseNumber = (typed: string): string =>
  toLatinDigits(typed.normalize('NFKC'))
    .replace(/[\s\p{Dash}.<\p{Default_Ignorable_Code_Point}]/gu, '')
    .toUpperCase();

/** What is wrong with a normalised number, as the code of an error; undefined for a good one. */
export function numberFault(kind: DocumentKind, number: string): string | undefined {
  if (!/^[A-Z0-9]*$/.test(number)) return 'document-number-characters';
  const { min, max } = numberLengths[kind];
  return number.length < min || number.length > max ? 'document-number-length' : undefined;
}

/** Names as a document prints them in Latin letters: capitals, one space between, the filler `<` as a space. */
export const normaliseNames = (typed: string): string =>
  typed.replaceAll('<', ' ').replace(/\s+/g, ' ').trim().toUpperCase();

/** Whether names are written as documents print them (ICAO Doc 9303, part 3, 4.6). */
export const namesFit = (names: string): boolean => /^[\p{Script=Latin}\p{M}'’.,\- ]{1,90}$/u.test(names);

/** Most characters of a number that are shown, and the share of it that they may be. */
const SHOWN = 4;
const SHARE = 3;

/**
 * The last characters of a number, by which people recognise a document: four, never more than a third.
 * @example tailOf('A12344821') // '821'
 */
export const tailOf = (number: string): string =>
  number.slice(-Math.max(1, Math.min(SHOWN, Math.floor(number.length / SHARE))));

/** A number as everybody but those who unmask it sees it: `•••• 4821`. */
export const masked = (tail: string): string => `•••• ${tail}`;

/** What there is to say of a document besides its facts. */
export const remarks = ['expired', 'expires-before-end', 'number-repeated'] as const;
export type Remark = (typeof remarks)[number];

/**
 * What is to be looked at before the holder travels.
 * @param days local days of the edition
 */
export function remarksOf(
  document: { readonly expiresOn: string | null; readonly repeated: boolean },
  days: { readonly today: string; readonly endsOn: string },
): Remark[] {
  const { expiresOn } = document;
  const found: Remark[] = [];
  if (expiresOn !== null && expiresOn < days.today) found.push('expired');
  else if (expiresOn !== null && expiresOn < days.endsOn) found.push('expires-before-end');
  if (document.repeated) found.push('number-repeated');
  return found;
}
