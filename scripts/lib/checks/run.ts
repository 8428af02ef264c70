import { type Counts, countsLine } from '../tests/counts.ts';
import type { Check, CheckResult } from './check.ts';

interface Finished extends CheckResult {
  readonly name: string;
  readonly seconds: number;
}

async function finish(check: Check): Promise<Finished> {
  const start = performance.now();
  const result = await check.run().catch((error: unknown) => ({
    passed: false,
    summary: 'broke',
    details: error instanceof Error ? (error.stack ?? error.message) : String(error),
  }));
  return { name: check.name, seconds: (performance.now() - start) / 1000, ...result };
}

/** Runs the checks, at most `lanes` at once; results in the checks' order. */
async function finishAll(checks: readonly Check[], lanes: number): Promise<Finished[]> {
  const results: Finished[] = [];
  const waiting = checks.entries();
  const lane = async (): Promise<void> => {
    for (const [index, check] of waiting) results[index] = await finish(check);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}

const row = ({ passed, name, seconds, summary }: Finished, width: number): string =>
  `${passed ? 'passed' : 'FAILED'}  ${name.padEnd(width)}  ${seconds.toFixed(1).padStart(5)} s  ${summary}`;

/**
 * Runs the checks and prints what each has to say, a table and the counts.
 * @param lanes how many at once; the longest ones are bound by the processor
 * @returns the exit code: 0 when all passed
 */
export async function runChecks(
  checks: readonly Check[],
  { lanes, say }: { readonly lanes: number; readonly say: (line: string) => void },
): Promise<number> {
  const results = await finishAll(checks, lanes);
  for (const { name, details } of results.filter((result) => result.details !== '')) {
    say(`── ${name}\n${details.trimEnd()}\n`);
  }
  const width = Math.max(...checks.map(({ name }) => name.length));
  for (const result of results) say(row(result, width));
  const counts: Counts = {
    passed: results.filter(({ passed }) => passed).length,
    failed: results.filter(({ passed }) => !passed).length,
    skipped: 0,
  };
  say(countsLine(counts));
  return counts.failed === 0 && counts.passed > 0 ? 0 : 1;
}
