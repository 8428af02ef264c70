import { nameWords } from './name-keys.ts';

type Words = readonly (readonly string[])[];

const meets = (one: readonly string[], other: readonly string[]): boolean =>
  one.some((key) => other.includes(key));

/** How many words of the shorter name stand in the longer one, in its order. */
function inOrder(shorter: Words, longer: Words): number {
  let from = 0;
  let matched = 0;
  for (const word of shorter) {
    const at = longer.findIndex((other, index) => index >= from && meets(word, other));
    if (at < 0) continue;
    matched += 1;
    from = at + 1;
  }
  return matched;
}

/**
 * Whether two names may be one person's: the given names meet, and every other word of the shorter name stands in the
 * longer one in its order; of four words or more, one may differ. A name of a single word is like nobody's.
 */
export const namesAlike = (one: string, other: string): boolean =>
  wordsAlike(nameWords(one), nameWords(other));

function wordsAlike(one: Words, other: Words): boolean {
  const [shorter, longer] = one.length <= other.length ? [one, other] : [other, one];
  const [given] = shorter;
  const [longerGiven] = longer;
  if (given === undefined || longerGiven === undefined || shorter.length < 2) return false;
  if (!meets(given, longerGiven)) return false;
  const matched = inOrder(shorter, longer);
  return matched === shorter.length || (shorter.length >= 4 && matched >= shorter.length - 1);
}

/** Names in both languages, as words with keys. */
export interface NameInKeys {
  readonly ar: Words;
  readonly en: Words;
}

export const nameInKeys = (name: { readonly ar: string; readonly en: string }): NameInKeys => ({
  ar: nameWords(name.ar),
  en: nameWords(name.en),
});

/** The same over both languages of each: the best pair decides. */
export const eitherAlike = (one: NameInKeys, other: NameInKeys): boolean =>
  wordsAlike(one.ar, other.ar) ||
  wordsAlike(one.en, other.en) ||
  wordsAlike(one.ar, other.en) ||
  wordsAlike(one.en, other.ar);

/** Whether two dates of birth speak against one person: both are known, and they are not a day and month exchanged. */
export function bornApart(one: string | null, other: string | null): boolean {
  if (one === null || other === null || one === other) return false;
  const [year, month, day] = one.split('-');
  return other !== `${year}-${day}-${month}`;
}
