import { searchKey } from '../../../../platform/language/index.ts';

/** Sounds of Arabic letters, as coarse as the spellings of names in Latin letters make them. */
const arabicSounds: Readonly<Record<string, string>> = {
  ب: 'b',
  ت: 't',
  ث: 't',
  ج: 'j',
  ح: 'h',
  خ: 'k',
  د: 'd',
  ذ: 'd',
  ر: 'r',
  ز: 'z',
  س: 's',
  ش: 'x',
  ص: 's',
  ض: 'd',
  ط: 't',
  ظ: 'z',
  غ: 'g',
  ف: 'f',
  ق: 'k',
  ك: 'k',
  ل: 'l',
  م: 'm',
  ن: 'n',
  ه: 'h',
};

/** Ways in which one sound is written in Latin letters, longer before shorter. */
const latinSounds: readonly (readonly [RegExp, string])[] = [
  [/sch|sh|ch/g, 'x'],
  [/kh|ck|q|c/g, 'k'],
  [/gh/g, 'g'],
  [/th/g, 't'],
  [/dh/g, 'd'],
  [/ph/g, 'f'],
  [/p/g, 'b'],
  [/v/g, 'f'],
];

const latinKey = (word: string): string => {
  const plain = word.normalize('NFD').replace(/[^a-z]/g, '');
  const sounded = latinSounds.reduce((text, [written, sound]) => text.replace(written, sound), plain);
  return sounded.replace(/[aeiouwy]/g, '').replace(/h$/, '');
};

const arabicKey = (word: string): string =>
  [...word]
    .map((letter) => arabicSounds[letter] ?? '')
    .join('')
    .replace(/h$/, '');

/** Particles that one writes and another leaves out. */
const particles = new Set(['بن', 'ابن', 'بنت', 'ال', 'bin', 'ibn', 'bint', 'ben', 'al', 'el', 'ul']);

const keyOf = (word: string): string => {
  const arabic = /[\u0600-\u06ff]/.test(word);
  const bare = arabic ? word.replace(/^ال(?=...)/, '') : word;
  const key = arabic ? arabicKey(bare) : latinKey(bare);
  return key.replace(/(.)\1+/g, '$1');
};

/**
 * Keys of a name, one a word: consonants as they sound, so that «محمد القاسمي», "Mohammed Al-Qasimi" and "Muhammad
 * Alkasmi" share theirs. Alike keys suggest the same person; people decide.
 */
export function nameKeys(name: string): readonly string[] {
  const words = searchKey(name)
    .toLowerCase()
    .replace(/[-'’ʼ]/g, ' ')
    .split(/\s+/)
    .filter((word) => word !== '' && !particles.has(word))
    .map((word) => (/^al[^aeiou]/.test(word) && word.length > 5 ? word.slice(2) : word));
  return [...new Set(words.map(keyOf).filter((key) => key.length > 0))];
}

/** Keys of a name in both languages as they are kept: with spaces around each. */
export const keptNameKeys = (name: { readonly ar: string; readonly en: string }): string =>
  ` ${[...new Set([...nameKeys(name.ar), ...nameKeys(name.en)])].join(' ')} `;
