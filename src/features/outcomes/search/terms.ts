import {
  type FormRank,
  type LocalText,
  searchKey,
  searchWords,
  type WordForms,
} from '../../../platform/language/index.ts';

/**
 * How a word of an index says by what it was reached: by its family (plural ending, broken plural), or by taking off a
 * letter which may belong to the root: two words that meet only there have nothing in common.
 */
const FAMILY = '+';
const PERHAPS = '~';
const marks: Readonly<Record<FormRank, string>> = { 4: '', 3: '', 2: FAMILY, 1: PERHAPS };

/** The terms of a text for its index column. */
export function indexTerms(text: string): string[] {
  const terms = searchWords(text).flatMap((word) => [...word].map(([form, rank]) => `${marks[rank]}${form}`));
  return [...new Set(terms)];
}

/** What of an index column a word of a query meets: any of these terms. */
export const termsOfWord = (word: WordForms): string[] =>
  [...word].flatMap(([form, rank]) => [form, `${FAMILY}${form}`, ...(rank > 1 ? [`${PERHAPS}${form}`] : [])]);

/** The forms of a query's word that count as the word itself: full, or without article and prefix. */
export const nearForms = (word: WordForms): string[] =>
  [...word].flatMap(([form, rank]) => (rank >= 3 ? [form] : []));

/** What is kept of a published provision in one language. */
export function entryOf(provision: {
  readonly code: string | null;
  readonly title: string;
  readonly text: string;
}) {
  const whole = [provision.code ?? '', provision.title, provision.text].join('\n');
  return {
    terms: indexTerms(whole),
    titleTerms: indexTerms(provision.title),
    key: ` ${searchKey(whole)} `,
  };
}

/** The words of a text in a language; empty where it has none. */
export const wordsIn = (text: LocalText | null, language: 'ar' | 'en'): string => text?.[language] ?? '';
