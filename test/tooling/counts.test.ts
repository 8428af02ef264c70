import { describe, expect, it } from 'vitest';
import { addCounts, countReport, countsLine } from '../../scripts/lib/tests/counts.ts';

const file = (status: string, tests: readonly string[]) => ({
  status,
  assertionResults: tests.map((test) => ({ status: test })),
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

describe('the closing line', () => {
  it('names what passed and what failed', () => {
    expect(countsLine({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed');
  });

  it('adds what was skipped when anything was', () => {
    expect(countsLine({ passed: 12, failed: 1, skipped: 3 })).toBe('12 passed, 1 failed, 3 skipped');
  });
});
