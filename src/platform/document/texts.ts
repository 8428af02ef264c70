import type { Translate } from '../i18n/index.ts';
import type { Language } from '../language/index.ts';

/** A text in both languages; either may be empty. Every `LocalText` is one. */
export interface TextPair {
  readonly ar: string;
  readonly en: string;
}

/** Says messages in each language: translators of the catalogue, with the digits of the edition on the Arabic side. */
export type DocumentWords = { readonly [L in Language]: Translate };

/** Which languages a document speaks: one, or both on facing sides of a spine. */
export type DocumentMode = 'ar' | 'en' | 'ar-en';

/** The text in a language; where it is not written, in the other: a title in the wrong language is better than none. */
export const sayIn = (pair: TextPair | null | undefined, language: Language): string =>
  pair ? pair[language].trim() || pair[language === 'ar' ? 'en' : 'ar'].trim() : '';

/** The text in a language and in no other; empty where it is not written. */
export const only = (pair: TextPair | null | undefined, language: Language): string =>
  pair?.[language].trim() ?? '';

/** A message in both languages. */
export const inBoth = (words: DocumentWords, key: string): TextPair => ({
  ar: words.ar(key),
  en: words.en(key),
});
