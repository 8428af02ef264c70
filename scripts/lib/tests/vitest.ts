import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseKind } from '../../../src/platform/database/types.ts';
import { environmentWith, packageCommand, type Running, show } from '../processes.ts';
import type { VitestReport } from './counts.ts';

/**
 * Tests that touch no database, or always the embedded one, and those that ask every route as everybody, where the first
 * wall stands alone: they run once, whatever databases there are.
 */
export const onceOnly: readonly string[] = [
  'test/access/**',
  'test/features/scheduling/engine/**',
  'test/platform/{i18n,language,pdf,views}/**',
  'test/features/*/formats/**',
  'test/**/*.pure.test.ts',
  'test/bench/**',
  'test/browser/!(delegations).test.ts',
  'test/commands/{help,start,two-processes}.test.ts',
  'test/features/*/render/**',
  'test/features/scheduling/conflicts/{debconf,rules}.test.ts',
  'test/demonstration/**',
  'test/tooling/**',
];

export interface SuiteRun {
  readonly databases: DatabaseKind;
  /** Administrator's connection to the server; undefined on the embedded database. */
  readonly url: string | undefined;
  /** Filters and options for vitest. */
  readonly args: readonly string[];
  /** Leaves out what an earlier run has already shown. */
  readonly withoutOnceOnly: boolean;
}

/** How a run came out. */
export interface SuiteResult {
  /** Undefined: vitest refused its options, or was stopped. */
  readonly report: VitestReport | undefined;
  readonly exitCode: number;
}

export interface RunningSuite {
  readonly result: Promise<SuiteResult>;
  stop(): void;
}

function readReport(file: string): VitestReport | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as VitestReport;
  } catch {
    return undefined;
  }
}

/** Settings of a deployment must not reach the tests, which bring their own; empty counts as unset. */
const noDeployment = { DATABASE_URL: '', DATA_DIR: '', PUBLIC_URL: '', TRUSTED_PROXIES: '' };

/** Runs the tests once on one kind of database; what vitest says goes to the terminal. */
export function runSuite({ databases, url, args, withoutOnceOnly }: SuiteRun): RunningSuite {
  const directory = mkdtempSync(join(tmpdir(), 'multaqa-tests-'));
  const report = join(directory, 'report.json');
  const running: Running = show(
    process.execPath,
    [
      ...packageCommand('vitest'),
      'run',
      '--config=test/vitest.config.ts',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      '--passWithNoTests',
      ...(withoutOnceOnly ? onceOnly.map((pattern) => `--exclude=${pattern}`) : []),
      ...args,
    ],
    {
      env: environmentWith({
        ...noDeployment,
        NODE_ENV: 'test',
        // What a killed test leaves behind goes with this directory.
        TMPDIR: directory,
        MULTAQA_TEST_DATABASES: databases,
        TEST_DATABASE_URL: url ?? '',
      }),
    },
  );
  const result = running.ended.then(({ code }) => {
    const read = readReport(report);
    rmSync(directory, { recursive: true, force: true });
    return { report: read, exitCode: code };
  });
  return { result, stop: running.stop };
}
