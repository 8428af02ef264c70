/** What a run of tests came to. */
export interface Counts {
  readonly passed: number;
  /** Failed tests, and files or runs that failed without naming a test. */
  readonly failed: number;
  /** Skipped by themselves or marked as still to be written. */
  readonly skipped: number;
}

export const noCounts: Counts = { passed: 0, failed: 0, skipped: 0 };

export const addCounts = (a: Counts, b: Counts): Counts => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

/** The closing line: `812 passed, 0 failed`, with `, 3 skipped` when some were. */
export const countsLine = ({ passed, failed, skipped }: Counts): string =>
  `${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`;

/** The part of vitest's JSON report that is read. */
export interface VitestReport {
  readonly testResults: readonly {
    /** Absolute path of the file. */
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

/** A failed test, or a file that failed without one. */
export interface Failure {
  readonly file: string;
  /** Null: the file itself. */
  readonly test: string | null;
}

/** What failed, in the order of the report. */
export const failuresOf = (report: VitestReport): Failure[] =>
  report.testResults.flatMap(({ name: file, status, assertionResults }): Failure[] => {
    const failed = assertionResults.filter((test) => test.status === 'failed');
    if (failed.length === 0 && status === 'failed') return [{ file, test: null }];
    return failed.map(({ fullName }) => ({ file, test: fullName }));
  });

/** A report with some of its files as they came out at another run. */
export function withFilesOf(report: VitestReport, again: VitestReport): VitestReport {
  const later = new Map(again.testResults.map((file) => [file.name, file]));
  return { testResults: report.testResults.map((file) => later.get(file.name) ?? file) };
}

const statusesIn = (report: VitestReport): string[] =>
  report.testResults.flatMap((file) => file.assertionResults.map((test) => test.status));

/**
 * Counts a report. A file that failed without a failed test (it could not be read, or a hook broke) counts as one
 * failure, and so does a run that ended badly although nothing in it failed (an error that nobody caught).
 */
export function countReport(report: VitestReport, exitCode: number): Counts {
  const statuses = statusesIn(report);
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  const passed = statuses.filter((status) => status === 'passed').length;
  const failed = statuses.filter((status) => status === 'failed').length + brokenFiles.length;
  const skipped = statuses.filter((status) => !['passed', 'failed'].includes(status)).length;
  return { passed, failed: failed === 0 && exitCode !== 0 ? 1 : failed, skipped };
}
