import { describe, expect, it } from 'vitest';
import {
  formatList,
  formatNumber,
  formatPercent,
  joinAnd,
  type NumberSettings,
  parseDigits,
  parseInteger,
  parseNumber,
  pluralCategory,
  quote,
  selectPlural,
  toArabDigits,
  toLatinDigits,
} from '../../../src/platform/language/index.ts';

const latn: NumberSettings = { language: 'ar', digits: 'latn' };
const arab: NumberSettings = { language: 'ar', digits: 'arab' };
const english: NumberSettings = { language: 'en', digits: 'arab' };

describe('digits', () => {
  it('change their shape and nothing else', () => {
    expect([toArabDigits('ق-40 (2016)'), toLatinDigits('٤٠ ۲۰۱۶ م')]).toEqual(['ق-٤٠ (٢٠١٦)', '40 2016 م']);
  });

  it.each([
    [0, '0', '٠', '0'],
    [999, '999', '٩٩٩', '999'],
    [1000, '1,000', '١٬٠٠٠', '1,000'],
    [1234567.5, '1,234,567.5', '١٬٢٣٤٬٥٦٧٫٥', '1,234,567.5'],
    [-5, '-5', '-٥', '-5'],
    [0.125, '0.13', '٠٫١٣', '0.13'],
  ])('%d in Arabic and in English, which keeps Latin digits', (value, latin, arabic, en) => {
    expect([formatNumber(value, latn), formatNumber(value, arab), formatNumber(value, english)]).toEqual([
      latin,
      arabic,
      en,
    ]);
  });

  it('write a share with its sign after the figure', () => {
    expect([formatPercent(0.7, latn), formatPercent(0.7, arab), formatPercent(0.125, english, 1)]).toEqual([
      '70%',
      '٧٠٪',
      '12.5%',
    ]);
  });

  it.each([
    ['40', 40],
    ['٤٠', 40],
    ['۴۰', 40],
    [' ١٬٢٣٤٫٥ ', 1234.5],
    ['1,234', 1234],
    ['-٣', -3],
    ['−3', -3],
    ['1,5', undefined],
    ['12a', undefined],
    ['', undefined],
  ])('"%s" is read as %s', (entry, value) => {
    expect(parseNumber(entry)).toBe(value);
  });

  it('are whole where a whole number is wanted', () => {
    expect([parseInteger('٤٠'), parseInteger('1.5'), parseDigits('٤٠'), parseDigits('كثير')]).toEqual([
      40,
      undefined,
      40,
      'كثير',
    ]);
  });
});

describe('plural categories', () => {
  it.each([
    [0, 'zero', 'other'],
    [1, 'one', 'one'],
    [2, 'two', 'other'],
    [3, 'few', 'other'],
    [10, 'few', 'other'],
    [11, 'many', 'other'],
    [99, 'many', 'other'],
    [100, 'other', 'other'],
    [102, 'other', 'other'],
    [103, 'few', 'other'],
    [111, 'many', 'other'],
    [1.5, 'other', 'other'],
  ])('%d is %s in Arabic, %s in English', (count, ar, en) => {
    expect([pluralCategory(count, 'ar'), pluralCategory(count, 'en')]).toEqual([ar, en]);
  });

  it('choose a form, or the last one where it is left out', () => {
    const forms = { one: 'جلسة', few: 'جلسات', other: 'جلسةً' };

    expect([selectPlural(forms, 3, 'ar'), selectPlural(forms, 2, 'ar')]).toEqual(['جلسات', 'جلسةً']);
  });
});

describe('lists', () => {
  const arabic = ['الأردن', 'الإمارات', 'البحرين'];
  const names = ['Jordan', 'Qatar', 'Oman'];

  it.each([
    [[], '', '', ''],
    [arabic.slice(0, 1), 'الأردن', 'الأردن', 'الأردن'],
    [arabic.slice(0, 2), 'الأردن والإمارات', 'الأردن، الإمارات', 'الأردن and الإمارات'],
    [arabic, 'الأردن، والإمارات، والبحرين', 'الأردن، الإمارات، البحرين', 'الأردن, الإمارات and البحرين'],
    [names, 'Jordan، وQatar، وOman', 'Jordan، Qatar، Oman', 'Jordan, Qatar and Oman'],
    [['', 'الأردن', ' '], 'الأردن', 'الأردن', 'الأردن'],
  ])('of %j', (items, text, roster, en) => {
    expect([formatList(items, 'ar'), formatList(items, 'ar', 'roster'), formatList(items, 'en')]).toEqual([
      text,
      roster,
      en,
    ]);
  });

  it('join و to the next word or figure', () => {
    expect([joinAnd('1', '60', 'ar'), joinAnd('1', '60', 'en')]).toEqual(['1 و60', '1 and 60']);
  });

  it('quote by language', () => {
    expect([quote('ثقة', 'ar'), quote('Trust', 'en')]).toEqual(['«ثقة»', '“Trust”']);
  });
});
