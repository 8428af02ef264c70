import { searchKey } from '../../../../platform/language/index.ts';
import { isArabic, spellings } from './sounds.ts';

/** Letters that others add to the two alphabets, by how they sound. */
const foreign: Readonly<Record<string, string>> = {
  ş: 'sh',
  ç: 'ch',
  ğ: 'gh',
  ı: 'i',
  š: 'sh',
  č: 'ch',
  ž: 'j',
  پ: 'ب',
  چ: 'ش',
  ژ: 'ج',
  گ: 'غ',
  ڤ: 'ف',
};
const foreignLetter = new RegExp(`[${Object.keys(foreign).join('')}]`, 'gu');

/** Names that are shortened in writing. */
const shortened: Readonly<Record<string, string>> = Object.fromEntries(
  ['mohd', 'mohmd', 'muhd', 'mhd', 'md'].map((short) => [short, 'mohammed']),
);

/** Particles that one writes and another leaves out. */
const particles: ReadonlySet<string> = new Set(
  'بن ابن بنت ال bin ibn bint ben b al el ul as ash ech ar an at ad az es ed en'.split(' '),
);

/** What follows the article of «عبد ال…» in one of its many spellings; undefined for any other word. */
function served(word: string): string | undefined {
  if (isArabic(word)) return /^عبدال+(.+)$/.exec(word)?.[1];
  return /^abd[aeiou]+(?:l+|(?=(?:([rnstdz])\1)))?(.+)$/.exec(word)?.[2];
}

/** The word before «الدين» in one of its spellings. */
const ofFaith = (word: string): string | undefined =>
  (isArabic(word) ? /^(.{2,})الدين$/ : /^(.{2,}?)[aeu]l?-?dd?[iey]+ne?$/).exec(word)?.[1];

/** A word in the ways that it may be taken: with what may be its article or "Ben", and without. */
function readings(word: string): readonly string[] {
  const bare = isArabic(word)
    ? [word.replace(/^ال(?=..)/, ''), ...(/^بن.{3,}/.test(word) ? [word.slice(2)] : [])]
    : [
        /^[ae]l[^aeiou]/.test(word) && word.length > 5 ? word.slice(2) : word,
        ...(/^[ae]l[aeiou]/.test(word) && word.length > 5 ? [word.slice(2)] : []),
        ...(/^[ae](?:sh(?=sh)|([sdtrnz])(?=\1))/.test(word) && word.length > 5 ? [word.slice(1)] : []),
        ...(/^ben/.test(word) && word.length > 5 ? [word.slice(3)] : []),
      ];
  // A written h that ends a word is a weak ending, or the letter.
  return bare.flatMap((one) => (/(?:[aeiouy]h|[هة])$/.test(one) ? [one.slice(0, -1), one] : [one]));
}

/** محمود is not محمد, though their consonants are. */
const mahmud = /^(?:محمود|ma?hm(?:ou|oo|u)d)$/;

function keysOf(word: string): readonly string[] {
  if (mahmud.test(word)) return ['mhmwd'];
  const tail = served(word);
  // «عبد اللطيف» is written with one l or two, so that what begins it may be of the article.
  if (tail !== undefined)
    return readings(tail)
      .flatMap(spellings)
      .map((key) => `abd+${key.replace(/^a|[wy]/g, '')}`);
  const before = ofFaith(word);
  if (before !== undefined)
    return readings(before)
      .flatMap(spellings)
      .map((key) => `${key}+dn`);
  return readings(word).flatMap(spellings);
}

/** Words brought together that are one name: «عبد» and «ابو» with what follows, «الدين» with what is before. */
function joined(words: readonly string[]): readonly string[] {
  const together: string[] = [];
  for (const word of words) {
    const last = together.at(-1);
    if (last !== undefined && /^(?:عبد|ابو|ابي)$/.test(last))
      together[together.length - 1] = `${last}${word}`;
    else if (last !== undefined && /^abd(?:[aeu]l?)?$/.test(last))
      together[together.length - 1] = `abdul${word}`;
    else if (last !== undefined && /^ab[ou]+$/.test(last)) together[together.length - 1] = `abu${word}`;
    else if (last !== undefined && word === 'الدين') together[together.length - 1] = `${last}الدين`;
    else if (last !== undefined && /^(?:[aeu]dd?|d)[iey]+ne?$/.test(word)) {
      together[together.length - 1] = `${last}uddin`;
    } else together.push(word);
  }
  return together;
}

/**
 * The words of a name, each with the keys by which it is found: consonants as they sound. A word that can be read in
 * several ways has several keys.
 */
export function nameWords(name: string): readonly (readonly string[])[] {
  const sounded = name
    .normalize('NFC')
    .toLowerCase()
    .replace(foreignLetter, (letter) => foreign[letter] ?? letter);
  const words = searchKey(sounded)
    .split(/[\s\-'’ʼ`.,]+/)
    .map((word) => (isArabic(word) ? word : word.replace(/[^a-z]/g, '')))
    .map((word) => shortened[word] ?? word)
    .filter((word) => word !== '' && !particles.has(word));
  return joined(words)
    .map((word) => [...new Set(keysOf(word))].filter((key) => key !== ''))
    .filter((keys) => keys.length > 0);
}

/**
 * Keys of a name, so that «محمد القاسمي», "Mohammed Al-Qasimi" and "Muhammad Alkasmi" share theirs. Shared keys suggest
 * the same person; people decide.
 */
export const nameKeys = (name: string): readonly string[] => [...new Set(nameWords(name).flat())];

/** Keys of a name in both languages as they are kept: with spaces around each. */
export const keptNameKeys = (name: { readonly ar: string; readonly en: string }): string =>
  ` ${[...new Set([...nameKeys(name.ar), ...nameKeys(name.en)])].join(' ')} `;
