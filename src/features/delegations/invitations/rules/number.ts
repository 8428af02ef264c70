/** Numbers of letters: an edition's pattern, and a count that only grows. */

/** What a pattern may name, besides Latin letters, digits and `/ - . _`. */
export const numberParts = ['series', 'edition', 'year', 'number'] as const;
type NumberPart = (typeof numberParts)[number];

/** Figures that the count has at least: `007`. */
const WIDTH = 3;
const PART = /\{([a-z]*)\}/g;

/** What is wrong with a pattern, as the code of an error; undefined for a good one. */
export function patternFault(pattern: string): string | undefined {
  const parts = [...pattern.matchAll(PART)].map(([, name = '']) => name);
  if (parts.some((name) => !numberParts.includes(name as NumberPart))) return 'letter-pattern-part';
  if (parts.filter((name) => name === 'number').length !== 1) return 'letter-pattern-count';
  return /^[A-Za-z0-9/._-]*$/.test(pattern.replaceAll(PART, '')) ? undefined : 'letter-pattern-characters';
}

/** @example letterNumber('{series}/{year}/{number}', { series: 'NF', edition: '3', year: '2016', number: 7 }) // 'NF/2016/007' */
export const letterNumber = (
  pattern: string,
  facts: {
    readonly series: string;
    readonly edition: string;
    readonly year: string;
    readonly number: number;
  },
): string =>
  pattern.replaceAll(PART, (_whole, name: string) =>
    name === 'number' ? String(facts.number).padStart(WIDTH, '0') : facts[name as 'series'],
  );

/** The count within a number that was given before, as the last figures in it; 0 where there are none. */
export const countOf = (number: string): number => Number(/(\d+)(?!.*\d)/.exec(number)?.[1] ?? 0);
