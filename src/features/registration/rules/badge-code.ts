/**
 * The code of a badge, as its QR shows it and a door checks it without a connection. Pure, for server and browser.
 *
 * `MQ1:` and, in base 45, 22 bytes of claims and 64 of signature (ECDSA P-256 over SHA-256, r and s): what every
 * browser can check by itself. A door that knows the edition's public key and its list of ended serials needs nothing else.
 */
import { fromBase45, toBase45 } from './base45.ts';

const PREFIX = 'MQ1:';
const CLAIMS = 22;
const SIGNATURE = 64;
const LAYOUT = 1;

/** Categories by their number in the code; a number never changes its meaning. */
export const codeCategories = [
  'delegate',
  'guest',
  'speaker',
  'press',
  'exhibitor',
  'organiser',
  'public',
] as const;

export interface BadgeClaims {
  /** First eight bytes of the edition's id, as 16 hexadecimal digits: see {@link editionMark}. */
  readonly edition: string;
  /** Number of the key that signed it, 1–255. */
  readonly keyNumber: number;
  /** Unique within the edition, 1 – 2³²−1. */
  readonly serial: number;
  readonly category: (typeof codeCategories)[number];
  /** Numbers of zones, 0–31. */
  readonly zones: readonly number[];
  /** Days of the edition counted from 0, up to 23; empty: all. */
  readonly days: readonly number[];
}

/** How a code names its edition. Version 7 ids begin with their time: the last bytes are what tells two apart. */
export const editionMark = (editionId: string): string => editionId.replaceAll('-', '').slice(16);

const bits = (numbers: readonly number[], width: number): number => {
  for (const number of numbers) {
    if (!Number.isInteger(number) || number < 0 || number >= width) {
      throw new RangeError(`A badge's code has room for 0 to ${width - 1}, not ${number}.`);
    }
  }
  return numbers.reduce((mask, number) => (mask | (1 << number)) >>> 0, 0);
};

const numbersOf = (mask: number, width: number): number[] =>
  Array.from({ length: width }, (_, index) => index).filter((index) => (mask & (1 << index)) !== 0);

/** The bytes that are signed. @throws RangeError for a zone, day or serial that has no room */
export function claimBytes(claims: BadgeClaims): Uint8Array {
  const bytes = new Uint8Array(CLAIMS);
  const view = new DataView(bytes.buffer);
  const category = codeCategories.indexOf(claims.category);
  if (!Number.isInteger(claims.serial) || claims.serial < 1 || claims.serial > 0xffff_ffff) {
    throw new RangeError(`A badge's serial is 1 to 4294967295, not ${claims.serial}.`);
  }
  view.setUint8(0, LAYOUT);
  view.setUint8(1, claims.keyNumber);
  view.setBigUint64(2, BigInt(`0x${claims.edition}`));
  view.setUint32(10, claims.serial);
  view.setUint8(14, category);
  view.setUint32(15, bits(claims.zones, 32));
  const days = bits(claims.days, 24);
  view.setUint8(19, days >>> 16);
  view.setUint16(20, days & 0xffff);
  return bytes;
}

/** The printed code of claims and their signature. */
export function badgeCode(claims: BadgeClaims, signature: Uint8Array): string {
  if (signature.length !== SIGNATURE) throw new RangeError('A signature has 64 bytes.');
  return `${PREFIX}${toBase45(new Uint8Array([...claimBytes(claims), ...signature]))}`;
}

/** A code taken apart; nothing is proven yet. */
export interface ReadCode {
  readonly claims: BadgeClaims;
  readonly signed: Uint8Array;
  readonly signature: Uint8Array;
}

/** Takes a code apart as scanners and keyboards give it: spaces around it and small letters do no harm. */
export function readBadgeCode(text: string): ReadCode | undefined {
  const code = text.trim().toUpperCase();
  if (!code.startsWith(PREFIX)) return undefined;
  // A code may end with a space of its own alphabet, which trimming took: its length tells.
  const body = code.slice(PREFIX.length).padEnd(((CLAIMS + SIGNATURE) / 2) * 3, ' ');
  const bytes = fromBase45(body);
  if (bytes === undefined || bytes.length !== CLAIMS + SIGNATURE || bytes[0] !== LAYOUT) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const category = codeCategories[view.getUint8(14)];
  if (category === undefined) return undefined;
  const days = view.getUint8(19) * 0x1_0000 + view.getUint16(20);
  return {
    claims: {
      edition: view.getBigUint64(2).toString(16).padStart(16, '0'),
      keyNumber: view.getUint8(1),
      serial: view.getUint32(10),
      category,
      zones: numbersOf(view.getUint32(15), 32),
      days: numbersOf(days, 24),
    },
    signed: bytes.slice(0, CLAIMS),
    signature: bytes.slice(CLAIMS),
  };
}
