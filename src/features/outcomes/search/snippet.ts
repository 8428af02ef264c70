import { type Highlight, highlight, type SearchQuery } from '../../../platform/language/index.ts';

/** Letters before the first hit, and in all, that a result shows of a long text. */
const BEFORE = 90;
const LENGTH = 360;

/** A long text around its first hit, cut between words. */
export function snippet(query: SearchQuery, text: string): Highlight[] {
  const runs = highlight(query, text);
  const whole = runs.reduce((sum, run) => sum + run.text.length, 0);
  if (whole <= LENGTH) return runs;
  let first = 0;
  for (const run of runs) {
    if (run.hit) break;
    first += run.text.length;
  }
  const plain = runs.map((run) => run.text).join('');
  const begin = first <= BEFORE || first >= whole ? 0 : plain.indexOf(' ', first - BEFORE) + 1;
  const end = Math.min(whole, begin + LENGTH);
  const stop = end === whole ? whole : plain.lastIndexOf(' ', end);
  const cut: Highlight[] = [];
  let at = 0;
  for (const run of runs) {
    const part = run.text.slice(Math.max(0, begin - at), Math.max(0, stop - at));
    if (part !== '') cut.push({ text: part, hit: run.hit });
    at += run.text.length;
  }
  return [
    ...(begin > 0 ? [{ text: '… ', hit: false }] : []),
    ...cut,
    ...(stop < whole ? [{ text: ' …', hit: false }] : []),
  ];
}
