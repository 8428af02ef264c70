import { describe, expect, it } from 'vitest';
import {
  type SeatingLayout,
  seatsOf,
} from '../../../../src/features/delegations/precedence/rules/seating.ts';

const layout = (more: Partial<SeatingLayout>): SeatingLayout => ({
  shape: 'hall',
  filling: 'middle',
  rows: 1,
  seats: 5,
  head: 0,
  side: 0,
  each: 1,
  ...more,
});
/** Places of the drawing from its left to its right, the front being at its top. */
const across = (more: Partial<SeatingLayout>): number[] =>
  seatsOf(layout(more))
    .toSorted((one, other) => one.x - other.x)
    .map(({ number }) => number);

describe('who sits at the right hand of the first', () => {
  it('sits at the right of the drawing in a hall, which looks at the front', () => {
    expect(across({})).toEqual([5, 3, 1, 2, 4]);
  });

  it('sits at its left at a head table and among flags, which look at the hall', () => {
    expect(across({ shape: 'u-table', head: 5 })).toEqual([4, 2, 1, 3, 5]);
    expect(across({ shape: 'flags' })).toEqual([4, 2, 1, 3, 5]);
  });

  it('is the next along a line: from the right of a hall, and of those who look at the flags', () => {
    expect(across({ filling: 'line' })).toEqual([5, 4, 3, 2, 1]);
    expect(across({ shape: 'flags', filling: 'line' })).toEqual([5, 4, 3, 2, 1]);
  });
});
