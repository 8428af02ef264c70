import { toLatinDigits } from './digits.ts';
import { stripInvisible } from './isolate.ts';
import type { Language } from './languages.ts';

// Sorting is not search: hamza seats become their letters instead of vanishing, and words stay whole.
const sortFolds: Readonly<Record<string, string>> = {
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ؤ: 'و',
  ئ: 'ي',
  ى: 'ي',
  ة: 'ه',
};

/** Letters of an Arabic word as they are compared in lists: no marks, no hamza seats; articles untouched. */
export const foldForSorting = (text: string): string =>
  toLatinDigits(stripInvisible(text).normalize('NFC'))
    .replace(/[\u0640\u064b-\u065f\u0670\u06d6-\u06ed]/g, '')
    .replace(/[أإآٱؤئىة]/g, (letter) => sortFolds[letter] ?? letter)
    .toLowerCase();

/** Words of a name, punctuation and hyphens between them gone. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize('NFC')
    .split(/[^\p{L}\p{N}\p{M}\u0640]+/u)
    .filter((word) => word !== '');

/**
 * The word without its article, also behind و («والهرسك» → «وهرسك»). The article is taken off before hamza is
 * folded, so that «ألبانيا» keeps its first letters.
 */
export const withoutSortArticle = (word: string): string => {
  if (/^ال.{2,}/u.test(word)) return word.slice(2);
  return /^وال.{3,}/u.test(word) ? `و${word.slice(3)}` : word;
};

const formOfState = new Set([
  'جمهورية',
  'الجمهورية',
  'مملكة',
  'المملكة',
  'دولة',
  'الدولة',
  'جزر',
  'إمارة',
  'سلطنة',
]);

const withoutFormOfState = (words: string[]): string[] => {
  const [first = '', next, ...rest] = words;
  // «المملكة المتحدة» and «جمهورية» alone have no proper name behind the form of state.
  if (!formOfState.has(first) || next === undefined || next === 'المتحدة') return words;
  return next === 'العربية' && rest.length > 0 ? rest : [next, ...rest];
};

/**
 * The Arabic sort key of a state or body: binary order of keys is alphabetical order. Articles are ignored, and of a
 * state the form («جمهورية»، «مملكة»، «دولة»، «جزر») before its proper name too. Computed once, then editable: the
 * approved keys of `states.tsv` win over it (السعودية، الاتحاد الروسي).
 *
 * @example arabicSortKey('دولة فلسطين', 'state') // 'فلسطين'
 */
export function arabicSortKey(name: string, kind: 'state' | 'body' = 'body'): string {
  const words = wordsOf(stripInvisible(name));
  return (kind === 'state' ? withoutFormOfState(words) : words)
    .map(withoutSortArticle)
    .map(foldForSorting)
    .join(' ');
}

/** The English sort key of a state or body: lower case, no accents, no leading "the", no words in brackets. */
export function englishSortKey(name: string): string {
  return foldLatin(name.replace(/\([^)]*\)/g, ' '))
    .replace(/^the /, '')
    .trim();
}

/** Latin letters as they are compared in lists: lower case, accents and apostrophes gone, other marks to spaces. */
export const foldLatin = (text: string): string =>
  stripInvisible(text)
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’ʻʼ`]/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The sort key of a state or body in a language. */
export function sortKeyOf(name: string, language: Language, kind: 'state' | 'body' = 'body'): string {
  return language === 'ar' ? arabicSortKey(name, kind) : englishSortKey(name);
}

/** Order of two sort keys, the same as `COLLATE "C"` in the database. */
export function compareKeys(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/**
 * A comparison for `sort` by a key of each item; what has no key comes last.
 *
 * @example states.sort(compareByKey((state) => state.sortKey))
 */
export function compareByKey<T>(keyOf: (item: T) => string): (one: T, other: T) => number {
  return (one, other) => {
    const [first, second] = [keyOf(one), keyOf(other)];
    if (first === '' || second === '') return Number(first === '') - Number(second === '');
    return compareKeys(first, second);
  };
}
