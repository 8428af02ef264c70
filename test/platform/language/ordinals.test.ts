import { describe, expect, it } from 'vitest';
import { ordinal, ordinalShort } from '../../../src/platform/language/index.ts';

// The two rows of the editorial guide, 1–30, nominative.
const feminine =
  'الأولى|الثانية|الثالثة|الرابعة|الخامسة|السادسة|السابعة|الثامنة|التاسعة|العاشرة|الحادية عشرة|الثانية عشرة|الثالثة عشرة|الرابعة عشرة|الخامسة عشرة|السادسة عشرة|السابعة عشرة|الثامنة عشرة|التاسعة عشرة|العشرون|الحادية والعشرون|الثانية والعشرون|الثالثة والعشرون|الرابعة والعشرون|الخامسة والعشرون|السادسة والعشرون|السابعة والعشرون|الثامنة والعشرون|التاسعة والعشرون|الثلاثون';
const masculine =
  'الأول|الثاني|الثالث|الرابع|الخامس|السادس|السابع|الثامن|التاسع|العاشر|الحادي عشر|الثاني عشر|الثالث عشر|الرابع عشر|الخامس عشر|السادس عشر|السابع عشر|الثامن عشر|التاسع عشر|العشرون|الحادي والعشرون|الثاني والعشرون|الثالث والعشرون|الرابع والعشرون|الخامس والعشرون|السادس والعشرون|السابع والعشرون|الثامن والعشرون|التاسع والعشرون|الثلاثون';

const oneToThirty = Array.from({ length: 30 }, (_, index) => index + 1);

describe('Arabic ordinals', () => {
  it('agree with a feminine noun', () => {
    expect(oneToThirty.map((n) => ordinal(n, 'f', 'nom', 'ar')).join('|')).toBe(feminine);
  });

  it('agree with a masculine noun', () => {
    expect(oneToThirty.map((n) => ordinal(n, 'm', 'nom', 'ar')).join('|')).toBe(masculine);
  });

  it('inflect their tens in the oblique and nothing else', () => {
    const obliqueOf = (text: string) => text.replace(/ون(?=\||$)/g, 'ين');

    expect(oneToThirty.map((n) => ordinal(n, 'f', 'obl', 'ar')).join('|')).toBe(obliqueOf(feminine));
    expect(oneToThirty.map((n) => ordinal(n, 'm', 'obl', 'ar')).join('|')).toBe(obliqueOf(masculine));
  });

  it.each([
    [31, 'f', 'obl', 'الحادية والثلاثين'],
    [40, 'm', 'nom', 'الأربعون'],
    [52, 'f', 'nom', 'الثانية والخمسون'],
    [63, 'm', 'obl', 'الثالث والستين'],
    [74, 'f', 'nom', 'الرابعة والسبعون'],
    [85, 'm', 'nom', 'الخامس والثمانون'],
    [99, 'f', 'obl', 'التاسعة والتسعين'],
    [100, 'f', 'nom', '100'],
  ] as const)('%i (%s, %s) is %s', (n, gender, grammaticalCase, words) => {
    expect(ordinal(n, gender, grammaticalCase, 'ar')).toBe(words);
  });
});

describe('English ordinals', () => {
  it.each([
    [1, 'first', '1st'],
    [2, 'second', '2nd'],
    [3, 'third', '3rd'],
    [11, 'eleventh', '11th'],
    [12, 'twelfth', '12th'],
    [20, 'twentieth', '20th'],
    [21, 'twenty-first', '21st'],
    [42, 'forty-second', '42nd'],
    [99, 'ninety-ninth', '99th'],
    [100, '100th', '100th'],
    [111, '111th', '111th'],
  ])('%i is %s, in short %s', (n, words, short) => {
    expect([ordinal(n, 'm', 'nom', 'en'), ordinalShort(n, 'en')]).toEqual([words, short]);
  });
});

it.each([0, -1, 1.5, Number.NaN])('%d has no ordinal', (n) => {
  expect(() => ordinal(n, 'f', 'nom', 'ar')).toThrow(RangeError);
});
