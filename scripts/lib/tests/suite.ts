import type { Config } from '../../../src/config.ts';
import { findTestServer, type TestServer } from '../postgres/available.ts';
import { NoPostgres } from '../postgres/no-postgres.ts';
import { onEnding } from '../signals.ts';
import { addCounts, type Counts, countsLine, noCounts } from './counts.ts';
import { type RunningSuite, runSuite } from './vitest.ts';

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
}

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
    await running?.counts;
    await server?.stop();
  });

  const runPart = async (title: string, databases: 'embedded' | 'postgres'): Promise<void> => {
    say(`\nTests on ${title}`);
    const start = performance.now();
    running = runSuite({ databases, url: server?.url, args, withoutOnceOnly: parts.length > 0 });
    const counts = await running.counts;
    parts.push({ title, counts, seconds: (performance.now() - start) / 1000 });
  };

  try {
    if (on !== 'postgres') await runPart('the embedded database (PGlite)', 'embedded');
    server = await serverFor(options);
    if (server !== undefined) await runPart(server.title, 'postgres');
  } finally {
    await server?.stop();
    forget();
  }

  for (const { title, counts, seconds } of parts)
    say(`On ${title}: ${countsLine(counts)} (${seconds.toFixed(0)} s)`);
  const total = parts.map((part) => part.counts).reduce(addCounts, noCounts);
  if (total.passed + total.failed === 0) say('No test was run.');
  say(countsLine(total));
  return total.failed > 0 || total.passed === 0 ? 1 : 0;
}
