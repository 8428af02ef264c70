import type { DispositionRow } from '../store/index.ts';

/** Whether a recommendation goes on in the next edition under its own name. */
export const goesOn = (outcome: DispositionRow['outcome']): boolean =>
  outcome === 'continued' || outcome === 'reinforced';

/** How the text that carries a recommendation on refers to it. */
export const relationOf = (outcome: DispositionRow['outcome']): 'reiterates' | 'builds-on' =>
  outcome === 'continued' ? 'reiterates' : 'builds-on';

/** A text in a chain, as far as its age is concerned. */
export interface Aged {
  readonly seriesSlug: string;
  readonly number: number;
}

/** How many editions of its series lie between the first text of a chain and the newest edition that it reached. */
export function ageInEditions(chain: readonly Aged[], seriesSlug: string): number {
  const numbers = chain.filter((node) => node.seriesSlug === seriesSlug).map(({ number }) => number);
  return numbers.length === 0 ? 0 : Math.max(...numbers) - Math.min(...numbers);
}
