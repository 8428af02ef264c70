import { describe, expect, it } from 'vitest';
import {
  addCounts,
  countReport,
  countsLine,
  failuresOf,
  withFilesOf,
} from '../../scripts/lib/tests/counts.ts';

const file = (status: string, tests: readonly string[], name = '/a.test.ts') => ({
  name,
  status,
  assertionResults: tests.map((test, index) => ({ status: test, fullName: `says ${index + 1}` })),
});

describe('the counts of a test run', () => {
  it('are those of its tests', () => {
    const report = {
      testResults: [file('failed', ['passed', 'failed', 'skipped']), file('passed', ['passed', 'todo'])],
    };

    expect(countReport(report, 1)).toEqual({ passed: 2, failed: 1, skipped: 2 });
  });

  it('hold a file that could not be read as one failure', () => {
    const report = { testResults: [file('failed', []), file('passed', ['passed'])] };

    expect(countReport(report, 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  it('hold a run that ended badly with every test passed as one failure', () => {
    const report = { testResults: [file('passed', ['passed', 'passed'])] };

    expect(countReport(report, 1)).toEqual({ passed: 2, failed: 1, skipped: 0 });
  });

  it('add up over runs', () => {
    const sum = addCounts({ passed: 3, failed: 0, skipped: 1 }, { passed: 2, failed: 1, skipped: 0 });

    expect(sum).toEqual({ passed: 5, failed: 1, skipped: 1 });
  });
});

describe('what failed', () => {
  const report = {
    testResults: [
      file('failed', ['passed', 'failed']),
      file('failed', [], '/b.test.ts'),
      file('passed', ['passed'], '/c.test.ts'),
    ],
  };

  it('is named by file and test, and by the file alone where no test says it', () => {
    expect(failuresOf(report)).toEqual([
      { file: '/a.test.ts', test: 'says 2' },
      { file: '/b.test.ts', test: null },
    ]);
  });

  it('counts as it came out the second time', () => {
    const again = {
      testResults: [file('passed', ['passed', 'passed']), file('failed', ['failed'], '/b.test.ts')],
    };

    const whole = withFilesOf(report, again);

    expect(failuresOf(whole)).toEqual([{ file: '/b.test.ts', test: 'says 1' }]);
    expect(countReport(whole, 1)).toEqual({ passed: 3, failed: 1, skipped: 0 });
  });
});

describe('the closing line', () => {
  it('names what passed and what failed', () => {
    expect(countsLine({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed');
  });

  it('adds what was skipped when anything was', () => {
    expect(countsLine({ passed: 12, failed: 1, skipped: 3 })).toBe('12 passed, 1 failed, 3 skipped');
  });
});
