import { describe, expect, it } from 'vitest';
import { createNameIndex } from '../../../src/features/directory/names.ts';
import { hasCycle, sortKeysAfter, uniqueSlugs } from '../../../src/features/directory/rules.ts';
import { searchText } from '../../../src/features/directory/search.ts';
import { localText } from '../../../src/platform/language/index.ts';

describe('slugs', () => {
  it('are numbered where a name comes twice, here or elsewhere', () => {
    expect(uniqueSlugs(['salem', 'noura', 'salem'], new Set(['salem', 'salem-3']))).toEqual([
      'salem-2',
      'noura',
      'salem-4',
    ]);
  });
});

describe('parents', () => {
  it('lead round in a circle only where somebody is above themselves', () => {
    const line = new Map([
      ['a', 'b'],
      ['b', 'c'],
      ['c', null],
    ]);
    expect(hasCycle(['a', 'b', 'c'], line)).toBe(false);
    expect(hasCycle(['b'], new Map([...line, ['c', 'a']]))).toBe(true);
    expect(hasCycle(['a'], new Map([['a', 'a']]))).toBe(true);
  });
});

describe('sort keys', () => {
  const name = localText({ ar: 'هيئة الواحات', en: 'Oases Authority' });
  const computed = { sortAr: 'هييه واحات', sortEn: 'oases authority' };

  it('come from the name, and where a language is missing from the other', () => {
    expect(sortKeysAfter('body', name, {}, null)).toEqual(computed);
    expect(sortKeysAfter('body', localText({ en: 'Oases Authority' }), {}, null).sortAr).toBe(
      'oases authority',
    );
  });

  it('follow a new name unless they were written by hand', () => {
    const old = { name, ...computed };
    const renamed = localText({ ar: 'هيئة النخيل', en: 'Palm Authority' });
    expect(sortKeysAfter('body', renamed, old, old).sortEn).toBe('palm authority');
    const byHand = { ...old, sortEn: 'zz' };
    expect(sortKeysAfter('body', renamed, {}, byHand).sortEn).toBe('zz');
    expect(sortKeysAfter('body', renamed, { sortEn: 'aa' }, byHand).sortEn).toBe('aa');
  });
});

describe('names', () => {
  const index = createNameIndex([
    { id: 1, name: { ar: 'إيمان الأصيلي', en: 'Iman Al-Asili' } },
    { id: 2, name: { ar: 'إيمان الأصيلي', en: '' } },
  ]);
  const ids = ({ same, similar }: ReturnType<typeof index.find>) => [
    same.map(({ id }) => id),
    similar.map(({ id }) => id),
  ];

  it('are the same only letter by letter, in every language that both have', () => {
    expect(ids(index.find({ ar: 'إيمان الأصيلي' }))).toEqual([[1, 2], []]);
    expect(ids(index.find({ ar: 'إيمان الأصيلي', en: 'Iman Alassili' }))).toEqual([[2], [1]]);
    expect(ids(index.find({ ar: 'ايمان الاصيلي' }))).toEqual([[], [1, 2]]);
    expect(ids(index.find({ en: 'iman al asili' }))).toEqual([[], [1]]);
    expect(ids(index.find({}))).toEqual([[], []]);
  });
});

describe('search terms', () => {
  it('hold the forms of every word, those that are only perhaps right marked', () => {
    expect(
      searchText([{ text: { ar: 'والأمن', en: 'Safety' }, names: true }])
        .trim()
        .split(' '),
    ).toEqual(expect.arrayContaining(['والامن', 'امن', '~الامن', 'safety']));
  });
});
