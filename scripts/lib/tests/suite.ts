import { relative } from 'node:path';
import type { Config } from '../../../src/config.ts';
import { findTestServer, type TestServer } from '../postgres/available.ts';
import { NoPostgres } from '../postgres/no-postgres.ts';
import { onEnding } from '../signals.ts';
import {
  addCounts,
  type Counts,
  countReport,
  countsLine,
  type Failure,
  failuresOf,
  noCounts,
  withFilesOf,
} from './counts.ts';
import { type RunningSuite, runSuite, type SuiteResult } from './vitest.ts';

export interface SuiteOptions {
  readonly config: Pick<Config, 'databaseUrl' | 'testDatabaseUrl'>;
  /** Which databases to run on: all that can be had, or one alone. */
  readonly on: 'all' | 'embedded' | 'postgres';
  /** Filters and options for vitest. */
  readonly args: readonly string[];
  readonly say: (line: string) => void;
}

interface Part {
  readonly title: string;
  readonly counts: Counts;
  readonly seconds: number;
  /** What failed and stayed so. */
  readonly failures: readonly Failure[];
  /** What failed beside the other tests and passed on its own: a test to be mended, and named for it. */
  readonly unsteady: readonly Failure[];
}

/** Most files that are tried again: where more fail, something is broken. */
const AGAIN = 5;

const nameOf = ({ file, test }: Failure): string =>
  `${relative(process.cwd(), file)}${test === null ? '' : ` > ${test}`}`;

const countsOf = ({ report, exitCode }: SuiteResult): Counts =>
  report === undefined
    ? { passed: 0, failed: exitCode === 0 ? 0 : 1, skipped: 0 }
    : countReport(report, exitCode);

/** A server for the tests, or undefined with the reason said; `postgres` alone insists on one. */
async function serverFor({ config, on, say }: SuiteOptions): Promise<TestServer | undefined> {
  if (on === 'embedded') return undefined;
  try {
    return await findTestServer(config, say);
  } catch (error) {
    if (!(error instanceof NoPostgres) || on === 'postgres') throw error;
    say(
      `PostgreSQL: not run, ${error.message}. Set TEST_DATABASE_URL, or install it (Debian: apt install postgresql).`,
    );
    return undefined;
  }
}

/**
 * Runs the tests on each database there is and closes with the counts of all runs.
 * @returns the exit code: 0 when tests ran and none failed
 */
export async function runAll(options: SuiteOptions): Promise<number> {
  const { on, args, say } = options;
  const parts: Part[] = [];
  let running: RunningSuite | undefined;
  let server: TestServer | undefined;
  const forget = onEnding(async () => {
    running?.stop();
    await running?.result;
    await server?.stop();
  });

  const runPart = async (title: string, databases: 'embedded' | 'postgres'): Promise<void> => {
    say(`\nTests on ${title}`);
    const start = performance.now();
    const withoutOnceOnly = parts.length > 0;
    const run = (given: readonly string[]): Promise<SuiteResult> => {
      running = runSuite({ databases, url: server?.url, args: given, withoutOnceOnly });
      return running.result;
    };
    let result = await run(args);
    const failed = result.report === undefined ? [] : failuresOf(result.report);
    const files = [...new Set(failed.map(({ file }) => file))];
    if (result.report !== undefined && files.length > 0 && files.length <= AGAIN) {
      say(`\nOnce more, on their own: ${files.length} files with failures`);
      const again = await run(files);
      if (again.report !== undefined) {
        result = { report: withFilesOf(result.report, again.report), exitCode: again.exitCode };
      }
    }
    const failures = result.report === undefined ? [] : failuresOf(result.report);
    const still = new Set(failures.map(nameOf));
    parts.push({
      title,
      counts: countsOf(result),
      seconds: (performance.now() - start) / 1000,
      failures,
      unsteady: failed.filter((failure) => !still.has(nameOf(failure))),
    });
  };

  try {
    if (on !== 'postgres') await runPart('the embedded database (PGlite)', 'embedded');
    server = await serverFor(options);
    if (server !== undefined) await runPart(server.title, 'postgres');
  } finally {
    await server?.stop();
    forget();
  }

  for (const { title, counts, seconds, failures, unsteady } of parts) {
    say(`On ${title}: ${countsLine(counts)} (${seconds.toFixed(0)} s)`);
    for (const failure of failures) say(`  failed: ${nameOf(failure)}`);
    for (const failure of unsteady) say(`  failed at first, passed on its own: ${nameOf(failure)}`);
  }
  const total = parts.map((part) => part.counts).reduce(addCounts, noCounts);
  if (total.passed + total.failed === 0) say('No test was run.');
  say(countsLine(total));
  return total.failed > 0 || total.passed === 0 ? 1 : 0;
}
