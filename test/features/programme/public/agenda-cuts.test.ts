import { describe, expect, it } from 'vitest';
import { cutsOf, rowAfter } from '../../../../src/features/programme/public/agenda-cuts.ts';

describe('hours left out of the grid', () => {
  it('are those before the first session and between sessions, but for one row', () => {
    const cuts = cutsOf(
      [
        { from: 5, until: 9 },
        { from: 17, until: 21 },
      ],
      [],
    );
    expect(cuts).toEqual([
      { from: 1, count: 4 },
      { from: 10, count: 7 },
    ]);
    expect([5, 9, 17, 21].map((row) => rowAfter(row, cuts))).toEqual([1, 5, 6, 10]);
  });

  it('are those of one long thing for everybody, but for an hour', () => {
    const cuts = cutsOf([{ from: 1, until: 5 }], [{ from: 5, until: 17 }]);
    expect(cuts).toEqual([{ from: 9, count: 8 }]);
    expect([5, 9, 12, 17].map((row) => rowAfter(row, cuts))).toEqual([5, 9, 9, 9]);
  });

  it('are never those in which a room is in use, and none of a day without pauses', () => {
    expect(
      cutsOf(
        [
          { from: 1, until: 30 },
          { from: 3, until: 5 },
        ],
        [{ from: 30, until: 34 }],
      ),
    ).toEqual([]);
  });
});
