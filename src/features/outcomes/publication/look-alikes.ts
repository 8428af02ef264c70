import type { Language } from '../../../platform/language/index.ts';

/** Letters of other alphabets that look like one of the language's own, with that one. */
const twins: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  ar: { ی: 'ي', ې: 'ي', ک: 'ك', ڪ: 'ك', ہ: 'ه', ھ: 'ه', ە: 'ه', ۃ: 'ة', ٱ: 'ا', ﻻ: 'لا' },
  en: Object.fromEntries(
    [...'АВЕКМНОРСТХаеорсухіѕјԁΑΒΕΖΗΙΚΜΝΟΡΤΥΧοαν'].map((letter, index) => [
      letter,
      [...'ABEKMHOPCTXaeopcyxisjdABEZHIKMNOPTYXoav'][index] ?? letter,
    ]),
  ),
};

/** A letter that looks like another, where it stands. */
export interface LookAlike {
  readonly word: string;
  /** `U+06CC` */
  readonly codePoint: string;
  /** The letter that is usual here. */
  readonly usual: string;
}

const codePointOf = (letter: string): string =>
  `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/**
 * Letters of other alphabets among those of a language, each once with the first word that holds it. They are no error: a
 * name may be written so; whoever releases a text should know of them, because its seal does.
 */
export function lookAlikesIn(text: string, language: Language): LookAlike[] {
  const found = new Map<string, LookAlike>();
  for (const word of text.split(/[^\p{L}\p{M}]+/u)) {
    for (const letter of word) {
      const usual = twins[language][letter];
      if (usual !== undefined && !found.has(letter)) {
        found.set(letter, { word, codePoint: codePointOf(letter), usual });
      }
    }
  }
  return [...found.values()];
}

/** A text with look-alikes as the letters that they look like, and without spaces: to say "the same but for". */
export const likeness = (text: string): string =>
  [...text.normalize('NFC')]
    .map((letter) => twins.ar[letter] ?? twins.en[letter] ?? letter)
    .join('')
    .replace(/[\s\u0640\p{M}\p{P}]+/gu, '')
    .toLowerCase();
