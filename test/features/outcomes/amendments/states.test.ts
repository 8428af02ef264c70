import { describe, expect, it } from 'vitest';
import {
  type AmendmentStatus,
  amendmentTransitions,
  windowAt,
} from '../../../../src/features/outcomes/amendments/rules/states.ts';
import { reportTransitions } from '../../../../src/features/outcomes/drafting/rules/report.ts';
import { outcomeTransitions } from '../../../../src/features/outcomes/rules.ts';
import { amendmentStatuses } from '../../../../src/features/outcomes/tables.ts';

const reachable = <S extends string>(table: Readonly<Record<S, readonly S[]>>, from: S): S[] => {
  const seen = new Set<S>([from]);
  for (const state of seen) for (const next of table[state]) seen.add(next);
  return [...seen].toSorted();
};

describe('states', () => {
  it.each([
    ['of amendments', amendmentTransitions],
    ['of session reports', reportTransitions],
    ['of texts', outcomeTransitions],
  ] as const)('%s are all reached from a draft', (_, table) => {
    expect(reachable(table as Record<string, readonly string[]>, 'draft')).toEqual(
      Object.keys(table).toSorted(),
    );
  });
  it('of amendments end where nothing follows, and every one of them ends', () => {
    const ends = amendmentStatuses.filter((status) => amendmentTransitions[status].length === 0);
    expect(ends).toEqual([
      'inadmissible',
      'accepted',
      'merged',
      'adopted',
      'rejected',
      'withdrawn',
      'lapsed',
    ]);
    for (const status of amendmentStatuses) {
      expect(reachable<AmendmentStatus>(amendmentTransitions, status).some((one) => ends.includes(one))).toBe(
        true,
      );
    }
  });
});

describe('the window for amendments', () => {
  const at = (time: string) => new Date(`2026-11-01T${time}:00Z`);
  const open = {
    status: 'open-for-amendments' as const,
    amendmentsOpenAt: at('08:00'),
    amendmentsCloseAt: at('12:00'),
  };
  it('holds its first instant and not its last', () => {
    expect(['07:59', '08:00', '11:59', '12:00'].map((time) => windowAt(open, at(time)))).toEqual([
      'before',
      'open',
      'open',
      'over',
    ]);
  });
  it('is shut before the text is opened and once it is closed', () => {
    expect(windowAt({ ...open, status: 'circulated' }, at('09:00'))).toBe('before');
    expect(windowAt({ ...open, status: 'closed' }, at('09:00'))).toBe('over');
    expect(windowAt({ ...open, amendmentsOpenAt: null, amendmentsCloseAt: null }, at('23:00'))).toBe('open');
  });
});
