/**
 * Which passwords will do. Length decides (NIST SP 800-63B §3.1.1: no rules of composition), and what everybody tries is
 * refused: a password is read as words that are tried, ways over the keyboard, repetitions, years, the person's own
 * names; each of them weighs little, however long it is.
 */
import type { FieldError } from '../../../platform/errors/index.ts';
import { toLatinDigits } from '../../../platform/language/index.ts';
import { commonWords, walks } from './common-words.ts';

/** What a password must weigh: a character that nothing foretells weighs one. */
const ENOUGH = 8;

/** What is easy to guess weighs so much, whatever its length. */
const WEIGHT = { word: 2, walk: 2, year: 2, repeat: 1, own: 1 } as const;

/** Shortest way over a keyboard, shortest word and shortest repetition that is seen as one. */
const SHORTEST_WALK = 4;
const SHORTEST_WORD = 4;
const SHORTEST_REPEAT = 3;

/** How much of a password is read, in characters: one that weighs nothing so far is no better for the rest. */
const READ = 100;

/** The product's own name, in both languages. */
const product = ['multaqa', 'ملتقى', 'الملتقى'];

const reversed = (text: string): string => [...text].reverse().join('');
const ways = walks.flatMap((walk) => [walk, reversed(walk)]);
const words: ReadonlySet<string> = new Set(commonWords.map((word) => folded(word)));
const longest = Math.max(...[...words].map(({ length }) => length));

/** Letters that are written as what looks like them. */
const lookalikes: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '|': 'l',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
  '8': 'b',
  '9': 'g',
};

/** In lower case, without marks, Arabic letters as they are commonly typed. */
function folded(text: string): string {
  return toLatinDigits(text.normalize('NFKD'))
    .toLowerCase()
    .replace(/[\p{M}\u0640]/gu, '')
    .replace(/[أإآٱ]/g, 'ا');
}

const unmasked = (text: string): string =>
  text.replace(/[@4313!|0$5789]/g, (letter) => lookalikes[letter] ?? letter);

/** Parts of somebody's name and address that are long enough to be recognised. */
const ownWords = (own: readonly string[]): string[] =>
  [...own, ...product]
    .flatMap((text) => [
      folded(text).replace(/[^\p{L}\p{N}]/gu, ''),
      ...folded(text).split(/[^\p{L}\p{N}]+/u),
    ])
    .filter(({ length }) => length >= SHORTEST_WORD);

/** How far a way over the keyboard goes from a place on. */
function walkFrom(text: string, at: number): number {
  let best = 0;
  for (let length = SHORTEST_WALK; at + length <= text.length; length += 1) {
    const part = text.slice(at, at + length);
    if (!ways.some((way) => way.includes(part))) break;
    best = length;
  }
  return best;
}

/** How far what stands before a place is repeated from it on, or the character before it is. */
function repeatFrom(text: string, at: number): number {
  let run = 0;
  while (at > 0 && text[at + run] === text[at - 1]) run += 1;
  const before = text.slice(0, at);
  let seen = 0;
  for (let length = SHORTEST_REPEAT; length <= Math.min(at, text.length - at); length += 1) {
    if (!before.includes(text.slice(at, at + length))) break;
    seen = length;
  }
  return Math.max(run, seen);
}

/**
 * The least weight of a text, over every way to part it.
 * @param unmaskedText the same with lookalikes as letters, of the same length
 */
function weightOf(text: string, unmaskedText: string, own: readonly string[]): number {
  const least = Array.from({ length: text.length + 1 }, () => Number.POSITIVE_INFINITY);
  least[0] = 0;
  for (let at = 0; at < text.length; at += 1) {
    const reach = (length: number, weight: number): void => {
      least[at + length] = Math.min(least[at + length] ?? 0, (least[at] ?? 0) + weight);
    };
    // Marks and spaces between words are where everybody puts them.
    reach(1, /[\s._\-–]/.test(text[at] ?? '') ? 0.5 : 1);
    for (const written of [text, unmaskedText]) {
      for (let length = SHORTEST_WORD; length <= longest && at + length <= text.length; length += 1) {
        if (words.has(written.slice(at, at + length))) reach(length, WEIGHT.word);
      }
      for (const word of own) if (written.startsWith(word, at)) reach(word.length, WEIGHT.own);
    }
    if (/^(?:19|20)\d\d/.test(text.slice(at))) reach(4, WEIGHT.year);
    for (let length = walkFrom(text, at); length >= SHORTEST_WALK; length -= 1) reach(length, WEIGHT.walk);
    for (let length = repeatFrom(text, at); length > 0; length -= 1) reach(length, WEIGHT.repeat);
  }
  return least[text.length] ?? 0;
}

/**
 * What is wrong with a password; undefined when it will do.
 * @param shortest in characters, as people count them
 * @param own the account's name and address
 */
export function passwordFault(
  password: string,
  { shortest, own }: { readonly shortest: number; readonly own: readonly string[] },
): Pick<FieldError, 'code' | 'params'> | undefined {
  const characters = [...password.normalize('NFC')].length;
  if (characters < shortest) return { code: 'password-too-short', params: { count: shortest } };
  const whole = folded(password).slice(0, READ);
  // Words that are parted by spaces or points are read with these and without.
  const readings = [whole, whole.replace(/[\s._\-–]/g, '')];
  const lightest = (names: readonly string[]): number =>
    Math.min(...readings.map((text) => weightOf(text, unmasked(text), names)));
  if (lightest([]) < ENOUGH) return { code: 'password-common' };
  return lightest(ownWords(own)) < ENOUGH ? { code: 'password-personal' } : undefined;
}
