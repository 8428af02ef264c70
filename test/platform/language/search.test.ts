import { describe, expect, it } from 'vitest';
import {
  matches,
  matchRank,
  normalisedForTrigram,
  sameText,
  searchKey,
  searchTerms,
  searchWords,
} from '../../../src/platform/language/index.ts';

// Word families of the field: all forms of a line find each other, none finds a form of another line.
const families: readonly (readonly string[])[] = [
  ['توصية', 'التوصيات', 'توصيتان', 'توصيتين', 'بالتوصية', 'والتوصيات'],
  ['جلسة', 'الجلسات', 'جلستان', 'جلستين', 'للجلسة', 'جلسه', 'وبالجلسة'],
  ['لجنة', 'اللجنة', 'للجنة', 'لجان', 'اللجان', 'لجنتان', 'وللجنة'],
  ['مؤتمر', 'المؤتمر', 'المؤتمرات', 'مؤتمران', 'للمؤتمر', 'بالمؤتمرات'],
  ['ملتقى', 'الملتقى', 'ملتقي', 'بالملتقى', 'ملتقيات'],
  ['جهة', 'الجهات', 'جهات', 'للجهات', 'الجهه'],
  ['محور', 'محاور', 'المحاور', 'محوران', 'محاورها'],
  ['وفد', 'وفود', 'الوفود', 'للوفد', 'وفدين', 'والوفود'],
  ['ورشة', 'ورش', 'الورش', 'ورشتان', 'بالورش'],
  ['ورقة', 'أوراق', 'الاوراق', 'ورقتين', 'اوراق'],
  ['جناح', 'أجنحة', 'الأجنحة', 'جناحان', 'اجنحه'],
  ['وزير', 'وزراء', 'الوزراء', 'للوزير', 'الوزيران'],
  ['تقرير', 'تقارير', 'التقارير', 'تقريرًا', 'تقريرين'],
  ['مسؤول', 'مسئول', 'المسؤولون', 'المسئولين', 'مسؤولة'],
  ['شؤون', 'شئون', 'الشؤون', 'لشؤون', 'والشئون'],
  ['مقعد', 'مقاعد', 'مقعدًا', 'مقعداً', 'المقاعد', 'مقعدين'],
  ['دولة', 'دول', 'الدول', 'للدول', 'دولتان'],
  ['شهادة', 'شهادات', 'الشهادات', 'شهادتين', 'بشهادة'],
  ['بطاقة', 'بطاقات', 'البطاقة', 'بطاقتان'],
  ['هيئة', 'الهيئات', 'هيئات', 'للهيئة', 'هيئه'],
  ['طفل', 'أطفال', 'الأطفال', 'للأطفال', 'طفلًا'],
  ['تعهد', 'تعهّدات', 'التعهدات', 'تعهدين'],
  ['خبير', 'خبراء', 'الخبراء', 'خبيرة', 'الخبيرات'],
  ['إلكتروني', 'الكتروني', 'الإلكترونية', 'إلكترونيًا', 'الالكتروني'],
  ['معرض', 'المعارض', 'للمعرض', 'معرضان'],
];

describe('the search key', () => {
  it.each([
    ['the hamza seats fold', 'أحمد إبراهيم آمال ٱلله', 'احمد ابراهيم امال الله'],
    ['a hamza on waw or ya, or alone, goes', 'مسؤول شئون ماء', 'مسول شون ما'],
    ['alif maqsura becomes ya, ta marbuta ha', 'ملتقى القمة', 'ملتقي القمه'],
    ['marks and tatweel go', 'مُحَمَّــد', 'محمد'],
    ['a final tanwin goes with its alif, typed before or after it', 'مقعدًا مقعداً جدًّا', 'مقعد مقعد جد'],
    ['an alif that carries no tanwin stays', 'هذا رضا', 'هذا رضا'],
    ['presentation forms open', 'ﻻ ﺟﻠﺴﺔ', 'لا جلسه'],
    ['Persian letters fold', 'کیف ڤيينا پاريس چدة گلف', 'كيف فيينا باريس جده كلف'],
    ['digits become Latin', '١٤٣٨ و۲۰۱۶', '1438 و2016'],
    ['Latin loses case and accents', 'Türkiye, CÔTE', 'turkiye cote'],
    ['punctuation becomes one space', '«جلسة»: أولى/ثانية…', 'جلسه اولي ثانيه'],
    ['invisible characters go', 'جل\u200fسة\u200b', 'جلسه'],
    ['عبد joins its name', 'سالم عبد الله وعبد الرحمن', 'سالم عبدالله وعبدالرحمن'],
  ])('%s', (_what, text, key) => {
    expect(searchKey(text)).toBe(key);
  });

  it('is its own key', () => {
    for (const word of families.flat()) expect(searchKey(searchKey(word))).toBe(searchKey(word));
  });
});

describe('the families of words', () => {
  it.each(families.map((family) => [family[0], family] as const))(
    '%s finds all its forms',
    (_name, family) => {
      const lost = family.flatMap((query) =>
        family.filter((text) => !matches(query, `قبل ${text} بعد`)).map((text) => `${query} → ${text}`),
      );

      expect(lost).toEqual([]);
    },
  );

  it('are kept apart', () => {
    const confused = families.flatMap((family, index) =>
      families
        .filter((_, other) => other !== index)
        .flat()
        .flatMap((text) =>
          family.filter((query) => matches(query, text)).map((query) => `${query} → ${text}`),
        ),
    );

    expect(confused).toEqual([]);
  });

  it.each([
    ['ألمانيا', 'المانيا'],
    ['ألمانيا', 'لألمانيا'],
    ['عراق', 'العراق'],
    ['السعودية', 'والسعودية'],
    ['عبدالله', 'عبد الله'],
  ])('%s finds %s', (query, text) => {
    expect(matches(query, text)).toBe(true);
  });

  it.each([
    ['سلامة', 'كلام'],
    ['بيان', 'لبن'],
    ['فريق', 'طريق'],
    ['جلسة غائبة', 'جلسة عامة'],
  ])('%s does not find %s', (query, text) => {
    expect(matches(query, text)).toBe(false);
  });

  it('leaves the endings of names alone', () => {
    const inNames = matches('لبن', 'لبنان', { names: true });
    const inText = matches('لبن', 'لبنان');

    expect([inNames, inText]).toEqual([false, true]);
  });
});

describe('the rank of a match', () => {
  it('puts the full form before the form without a prefix before the stem', () => {
    const texts = ['جلسات عامة', 'الجلسة العامة', 'جلسة عامة', 'قاعة'];

    const ranked = texts.map((text) => matchRank('جلسة', text));

    expect(ranked).toEqual([2, 3, 4, 0]);
  });

  it('wants every word of the query', () => {
    expect(matchRank('جلسة ختامية', 'جلسة عامة')).toBe(0);
  });

  it('takes the mean over the words of the query', () => {
    expect(matchRank('جلسة عامة', 'الجلسة عامة')).toBe(3.5);
  });

  it('lets an empty query find everything', () => {
    expect(matches('  ', 'أي نص')).toBe(true);
  });
});

describe('quotation marks', () => {
  it.each([
    ['«المسؤولون»', 'المسؤولون عن التنفيذ', true],
    ['«المسؤولون»', 'المسئولون عن التنفيذ', false],
    ['"حماية الأطفال"', 'ملتقى حماية الأطفال', true],
    ['“حماية الطفل”', 'ملتقى حماية الأطفال', false],
    ['«جنة»', 'لجنة الصياغة', false],
    ['«حماية الأطفال» ملتقيات', 'ملتقى حماية الأطفال', true],
  ])('%s in "%s" is %s', (query, text, found) => {
    expect(matches(query, text)).toBe(found);
  });
});

describe('terms for an index', () => {
  it('hold every form of every word once', () => {
    expect(searchTerms('للجنة').sort()).toEqual(['للجنه', 'للجن', 'لجنه', 'لجن', 'جنه'].sort());
  });

  it('keep the words apart for ranking', () => {
    expect(searchWords('بالجلسات 3').map((forms) => forms.get('جلسات'))).toEqual([3, undefined]);
  });

  it('give trigrams words without articles', () => {
    expect(normalisedForTrigram('المؤتمر الوطني للجنة')).toBe('متمر وطني جنه');
  });
});

describe('identity', () => {
  it('folds nothing that search folds', () => {
    expect(sameText('مسؤول', 'مسئول')).toBe(false);
    expect(sameText('هـ', 'ه')).toBe(false);
  });

  it('holds over the order in which marks were typed', () => {
    expect(sameText('مد\u0651\u064e', 'مد\u064e\u0651')).toBe(true);
  });
});
