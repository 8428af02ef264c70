import { createHash, generateKeyPairSync, randomBytes, sign, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { atTheDoor, type DoorKnowledge } from '../../../src/features/registration/rules/at-the-door.ts';
import {
  type BadgeClaims,
  badgeCode,
  claimBytes,
  editionMark,
  readBadgeCode,
} from '../../../src/features/registration/rules/badge-code.ts';
import { fromBase45, toBase45 } from '../../../src/features/registration/rules/base45.ts';

const claims: BadgeClaims = {
  edition: editionMark('0193a1c2-7d5e-7abc-8def-0123456789ab'),
  keyNumber: 1,
  serial: 20_417,
  category: 'press',
  zones: [0, 3, 31],
  days: [0, 2, 23],
};
const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const signed = () => sign('sha256', claimBytes(claims), { key: privateKey, dsaEncoding: 'ieee-p1363' });

describe('base 45', () => {
  it('writes what RFC 9285 writes', () => {
    const utf8 = (text: string) => new TextEncoder().encode(text);

    expect([toBase45(utf8('AB')), toBase45(utf8('Hello!!')), toBase45(utf8('ietf!'))]).toEqual([
      'BB8',
      '%69 VD92EX0',
      'QED8WEX0',
    ]);
    expect(fromBase45('QED8WEX0')).toEqual(utf8('ietf!'));
  });

  it('refuses what it never wrote', () => {
    expect([fromBase45('GGW'), fromBase45('a'), fromBase45('::'), fromBase45('A')]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe("a badge's code", () => {
  it('gives its claims back, however a scanner hands it over', () => {
    for (let round = 0; round < 200; round += 1) {
      const code = badgeCode(claims, randomBytes(64));

      expect(readBadgeCode(` ${code.toLowerCase()}\r\n`)?.claims).toEqual(claims);
    }
  });

  it('proves itself by its signature, and not when one bit is another', () => {
    const read = readBadgeCode(badgeCode(claims, signed()));
    const proves = (bytes: Uint8Array, signature: Uint8Array) =>
      verify('sha256', bytes, { key: publicKey, dsaEncoding: 'ieee-p1363' }, signature);
    if (read === undefined) throw new Error('The code was not read.');

    expect(proves(read.signed, read.signature)).toBe(true);
    const bent = [...read.signed.keys()].map((index) => {
      const other = Uint8Array.from(read.signed);
      other[index] = (other[index] ?? 0) ^ 1;
      return proves(other, read.signature);
    });
    expect(bent).toEqual(bent.map(() => false));
  });

  it.each([
    '',
    'MQ1:',
    'https://example.org',
    'MQ2:AAAA',
    `MQ1:${'0'.repeat(129)}`,
    `MQ1:${'0'.repeat(132)}`,
  ])('is not read from %j', (text) => {
    expect(readBadgeCode(text)).toBeUndefined();
  });

  it('has no room for a zone, a day or a serial out of range', () => {
    const bytes = (more: Partial<BadgeClaims>) => () => claimBytes({ ...claims, ...more });

    expect(bytes({ zones: [32] })).toThrow('room for 0 to 31, not 32');
    expect(bytes({ days: [24] })).toThrow('room for 0 to 23, not 24');
    expect(bytes({ serial: 0 })).toThrow('not 0');
  });

  it('stays small enough for the QR code of a card', () => {
    expect(badgeCode(claims, signed())).toHaveLength(133);
    expect(createHash('sha256').update(claimBytes(claims)).digest()).toHaveLength(32);
  });
});

describe('a door', () => {
  const knows: DoorKnowledge = {
    edition: claims.edition,
    zone: 3,
    day: 2,
    ended: new Set([5]),
    suspended: new Set([6]),
    lastSerial: 30_000,
  };
  const says = (
    more: Partial<BadgeClaims>,
    direction: 'in' | 'out' = 'in',
    inside: boolean | null = null,
    other: Partial<DoorKnowledge> = {},
  ) => atTheDoor({ ...claims, ...more }, { ...knows, ...other }, direction, inside);

  it('lets in whose badge opens its zone on this day', () => {
    expect(says({})).toEqual({ opens: true, reason: null });
    expect(says({ days: [] }, 'in', null, { day: 9 })).toEqual({ opens: true, reason: null });
  });

  it('says why it lets nobody in', () => {
    expect(says({ edition: '0000000000000000' })).toEqual({ opens: false, reason: 'other-edition' });
    expect(says({ serial: 5 })).toEqual({ opens: false, reason: 'ended' });
    expect(says({ serial: 5 }, 'out')).toEqual({ opens: false, reason: 'ended' });
    expect(says({ serial: 6 })).toEqual({ opens: false, reason: 'suspended' });
    expect(says({}, 'in', null, { day: 1 })).toEqual({ opens: false, reason: 'wrong-day' });
    expect(says({}, 'in', null, { zone: 1 })).toEqual({ opens: false, reason: 'wrong-zone' });
  });

  it('warns of who is in already, was never in, or has a badge newer than its news', () => {
    expect(says({}, 'in', true)).toEqual({ opens: true, reason: 'already-in' });
    expect(says({}, 'out', false)).toEqual({ opens: true, reason: 'not-in' });
    expect(says({ serial: 30_001 })).toEqual({ opens: true, reason: 'not-issued-yet' });
  });

  it('lets everybody out who came in, whatever the day', () => {
    expect(says({ serial: 6 }, 'out', true, { day: 7, zone: 1 })).toEqual({ opens: true, reason: null });
  });
});
