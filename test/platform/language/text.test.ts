import { describe, expect, it } from 'vitest';
import {
  cleanLine,
  cleanText,
  directionOf,
  isComplete,
  isEmptyText,
  isLanguage,
  isolateAuto,
  isolateLtr,
  localText,
  markReviewed,
  otherLanguage,
  reviseText,
  stripInvisible,
  textIn,
} from '../../../src/platform/language/index.ts';

describe('languages', () => {
  it('know their direction and each other', () => {
    expect([directionOf('ar'), directionOf('en'), otherLanguage('ar'), otherLanguage('en')]).toEqual([
      'rtl',
      'ltr',
      'en',
      'ar',
    ]);
  });

  it('are told from other strings', () => {
    expect(['ar', 'en', 'fr', '', undefined].map(isLanguage)).toEqual([true, true, false, false, false]);
  });
});

describe('a text in two languages', () => {
  it('fills its statuses', () => {
    expect(localText({ ar: 'جلسة', en: 'Session' })).toEqual({
      ar: 'جلسة',
      en: 'Session',
      authentic: 'ar',
      status: { ar: 'reviewed', en: 'draft' },
    });
    expect(localText({ en: 'Session' })).toEqual({
      ar: '',
      en: 'Session',
      authentic: 'en',
      status: { ar: 'missing', en: 'reviewed' },
    });
  });

  it('never lets a given status contradict the text', () => {
    const text = localText({ ar: 'جلسة', en: ' ', status: { ar: 'stale', en: 'reviewed' } });

    expect(text.status).toEqual({ ar: 'reviewed', en: 'missing' });
  });

  it('falls back to the other language and says so', () => {
    const text = localText({ ar: 'جلسة' });

    expect([textIn(text, 'ar'), textIn(text, 'en'), textIn(localText({}), 'en')]).toEqual([
      { text: 'جلسة', language: 'ar', fallback: false },
      { text: 'جلسة', language: 'ar', fallback: true },
      { text: '', language: 'en', fallback: false },
    ]);
  });

  it('is complete when nothing is missing or stale', () => {
    const draft = localText({ ar: 'جلسة', en: 'Session' });
    const stale = reviseText(draft, { ar: 'جلسة أولى' });

    expect([draft, stale, localText({ ar: 'جلسة' })].map(isComplete)).toEqual([true, false, false]);
    expect([isEmptyText(localText({})), isEmptyText(draft)]).toEqual([true, false]);
  });
});

describe('a revision', () => {
  const old = markReviewed(localText({ ar: 'جلسة', en: 'Session' }), 'en');

  it.each([
    ['of nothing keeps the statuses', {}, { ar: 'reviewed', en: 'reviewed' }],
    ['of the authentic text makes the translation stale', { ar: 'حلقة' }, { ar: 'reviewed', en: 'stale' }],
    ['of both makes the translation a draft', { ar: 'حلقة', en: 'Panel' }, { ar: 'reviewed', en: 'draft' }],
    ['of the translation makes it a draft', { en: 'Meeting' }, { ar: 'reviewed', en: 'draft' }],
    ['that empties the translation', { en: '' }, { ar: 'reviewed', en: 'missing' }],
    [
      'that changes only the order of marks',
      { ar: 'جلسة'.normalize('NFD') },
      { ar: 'reviewed', en: 'reviewed' },
    ],
    ['that hands authority over', { authentic: 'en' }, { ar: 'reviewed', en: 'reviewed' }],
    [
      'that confirms the translation',
      { ar: 'حلقة', status: { en: 'reviewed' } },
      { ar: 'reviewed', en: 'reviewed' },
    ],
  ] as const)('%s', (_what, input, status) => {
    expect(reviseText(old, input).status).toEqual(status);
  });

  it('leaves a stale translation stale until it is touched', () => {
    const stale = reviseText(old, { ar: 'حلقة' });

    expect(reviseText(stale, {}).status.en).toBe('stale');
    expect(reviseText(stale, { en: 'Panel' }).status.en).toBe('draft');
  });
});

describe('entry', () => {
  it.each([
    ['line ends become line feeds', 'أ\r\nب\rج\u2028د', 'أ\nب\nج\nد'],
    ['trailing spaces go', 'أ  \nب\u00a0\n\n', 'أ\nب'],
    ['leading spaces stay in running text', '  أ', '  أ'],
    ['letters compose', 'ا\u0653', 'آ'],
    ['the vowel goes before the shadda', '\u0628\u0651\u064e', '\u0628\u064e\u0651'],
    ['tatweel, hamza and digits are kept', 'هـ مسئول ٤', 'هـ مسئول ٤'],
    ['ligatures are kept', 'محمد ﷺ', 'محمد ﷺ'],
    ['a tab becomes a space', 'أ\tب', 'أ ب'],
  ])('%s', (_what, raw, text) => {
    expect(cleanText(raw)).toEqual({ text, removed: [], refused: [] });
  });

  it('removes what cannot be seen and names it once', () => {
    expect(cleanText('ن\u200fص\u200f\u202e\ufeff')).toEqual({
      text: 'نص',
      removed: ['U+200F', 'U+202E', 'U+FEFF'],
      refused: [],
    });
  });

  it('refuses control characters and halves of pairs', () => {
    expect(cleanText('a\u0000b\u001bc\ud800')).toEqual({
      text: 'abc',
      removed: [],
      refused: ['U+0000', 'U+001B', 'U+D800'],
    });
  });

  it('makes one line of a field of one line', () => {
    expect(cleanLine('  سالم\u00a0 بن\n عبد الله ')).toEqual({
      text: 'سالم بن عبد الله',
      removed: [],
      refused: [],
    });
  });

  it('is done once: a clean text stays as it is', () => {
    const once = cleanText('نصّ\u200e  طويل \r\n أول\t').text;

    expect(cleanText(once)).toEqual({ text: once, removed: [], refused: [] });
  });
});

describe('isolation', () => {
  it('wraps and unwraps', () => {
    expect([isolateLtr('+966 11 401 0000'), isolateAuto('سالم'), isolateLtr('')]).toEqual([
      '\u2066+966 11 401 0000\u2069',
      '\u2068سالم\u2069',
      '',
    ]);
    expect(stripInvisible(isolateLtr('A-1'))).toBe('A-1');
  });
});
