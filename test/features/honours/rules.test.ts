import { describe, expect, it } from 'vitest';
import { CODE_LENGTH, newCode, readCode } from '../../../src/features/honours/codes.ts';
import { bodyHolder, personHolder } from '../../../src/features/honours/holder.ts';
import { actOf, certificateTransitions, serialOf } from '../../../src/features/honours/rules.ts';
import { certificateStatuses } from '../../../src/features/honours/tables.ts';
import { localText } from '../../../src/platform/language/index.ts';

describe('verification codes', () => {
  it('are twelve letters and digits that nobody misreads, and never the same twice', () => {
    const codes = Array.from({ length: 2_000 }, newCode);
    expect(codes.filter((code) => !/^[0-9A-HJKMNP-TV-Z]{12}$/.test(code))).toEqual([]);
    expect(new Set(codes).size).toBe(2_000);
  });

  it('use every letter of their alphabet about equally often', () => {
    const counts = new Map<string, number>();
    const drawn = Array.from({ length: 2_000 }, newCode).join('');
    for (const letter of drawn) counts.set(letter, (counts.get(letter) ?? 0) + 1);
    const expected = (2_000 * CODE_LENGTH) / 32;
    expect(counts.size).toBe(32);
    expect(Math.min(...counts.values())).toBeGreaterThan(expected * 0.7);
    expect(Math.max(...counts.values())).toBeLessThan(expected * 1.3);
  });

  it('are understood as people type them', () => {
    const typed = ['7QF0-M9KD-X41B', '7qfo m9kd x4ib', '٧QFO‏-M٩KD-XٴLB', ' 7QF0M9KDX4LB ', '7QF0–M9KD–X41B'];
    expect(typed.map(readCode)).toEqual([
      '7QF0M9KDX41B',
      '7QF0M9KDX41B',
      undefined,
      '7QF0M9KDX41B',
      '7QF0M9KDX41B',
    ]);
    expect(['', 'ABC', 'U'.repeat(12), '7QF0M9KDX41B2'].map(readCode)).toEqual(
      Array.from({ length: 4 }, () => undefined),
    );
  });
});

describe('acts and serial numbers', () => {
  const act = { personId: 'p', bodyId: null, sessionId: 's', honourId: null };

  it('count a role for each session, an honour for itself, the rest once in an edition', () => {
    expect([
      actOf({ ...act, kind: 'speaker' }),
      actOf({ ...act, kind: 'trainer' }),
      actOf({ ...act, kind: 'attendance' }),
      actOf({ ...act, kind: 'attendance', sessionId: null }),
      actOf({ ...act, kind: 'participation' }),
      actOf({ ...act, kind: 'exhibitor', personId: null, bodyId: 'b' }),
      actOf({ ...act, kind: 'appreciation', honourId: 'h' }),
    ]).toEqual([
      'speaker:s:person:p',
      'trainer:s:person:p',
      'attendance:s:person:p',
      'attendance:person:p',
      'participation:person:p',
      'exhibitor:body:b',
      'honour:h',
    ]);
  });

  it('are numbered by series, edition and kind', () => {
    const part = { acronym: 'NF', edition: 1, ordinal: 9 };
    expect([
      serialOf({ ...part, kind: 'speaker' }),
      serialOf({ ...part, kind: 'attendance', ordinal: 12_345 }),
    ]).toEqual(['NF/1/SPK/0009', 'NF/1/ATT/12345']);
  });

  it('have states that can all be reached, and one that nothing follows', () => {
    const reached = new Set<string>(['valid']);
    for (const from of reached) {
      for (const to of certificateTransitions[from as (typeof certificateStatuses)[number]]) reached.add(to);
    }
    expect([...reached].toSorted()).toEqual([...certificateStatuses].toSorted());
    expect(certificateTransitions.replaced).toEqual([]);
  });
});

describe('the holder of a certificate', () => {
  const person = {
    id: 'p',
    slug: 'mira',
    honorific: null,
    rank: null,
    academicTitle: localText({ ar: 'الدكتورة', en: 'Dr' }),
    name: localText({ ar: 'ميرا سولن', en: 'Mira Solen' }),
    post: localText({ ar: 'مستشارة' }),
    postNamesBody: false,
    gender: 'f' as const,
    principal: false,
    sortAr: '',
    sortEn: '',
    body: {
      id: 'b',
      slug: 'b',
      kind: 'centre',
      name: localText({ ar: 'مركز أمان', en: 'Aman Centre' }),
      shortName: null,
      genderAr: 'm' as const,
      sortAr: '',
      sortEn: '',
    },
    state: null,
  };

  it('is named with titles, post and body in each language, and never in the other’s words', () => {
    expect(personHolder(person)).toEqual({
      name: localText({ ar: 'الدكتورة ميرا سولن', en: 'Dr Mira Solen' }),
      line: localText({ ar: 'مستشارة، مركز أمان', en: 'Aman Centre' }),
      gender: 'f',
    });
    const arabicOnly = { ...person, name: localText({ ar: 'ميرا سولن' }), post: null, body: null };
    expect(personHolder(arabicOnly)).toEqual({
      name: localText({ ar: 'الدكتورة ميرا سولن' }),
      line: null,
      gender: 'f',
    });
  });

  it('may be a body, whose words agree with its Arabic name', () => {
    expect(bodyHolder(person.body)).toEqual({ name: person.body.name, line: null, gender: 'm' });
  });
});
