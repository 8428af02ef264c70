import { describe, expect, it } from 'vitest';
import {
  CLOCK_TOLERANCE,
  canBeOfDay,
  couldHaveBeen,
  LONGEST_OFFLINE,
} from '../../../../src/features/registration/rules/device-clock.ts';

describe('what a device says of when it did something', () => {
  it('holds between what it last heard of us and now, give or take what clocks lie apart', () => {
    const [heard, now] = [1_000_000_000, 1_003_600_000];
    const at = (claimed: number) => couldHaveBeen(claimed, heard, now);

    expect([
      at(heard - CLOCK_TOLERANCE - 1),
      at(heard - CLOCK_TOLERANCE),
      at(now),
      at(now + CLOCK_TOLERANCE),
      at(now + CLOCK_TOLERANCE + 1),
    ]).toEqual([false, true, true, true, false]);
  });

  it('holds for a day at most, however long it heard nothing', () => {
    const now = 10 * LONGEST_OFFLINE;

    expect([
      couldHaveBeen(now - LONGEST_OFFLINE, 0, now),
      couldHaveBeen(now - LONGEST_OFFLINE - 1, 0, now),
    ]).toEqual([true, false]);
  });

  it('is of the day on which it was, an evening also of the day on which it began, and in a rehearsal of any', () => {
    const days = ['2026-11-16', '2026-11-17', '2026-11-18'];
    const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);
    const possible = (at: string) =>
      [0, 1, 2, 3].filter((day) => canBeOfDay(Date.parse(at), day, days, dayOf));

    expect({
      noon: possible('2026-11-17T12:00:00Z'),
      late: possible('2026-11-18T01:30:00Z'),
      morning: possible('2026-11-18T06:00:00Z'),
      lateOnTheFirst: possible('2026-11-16T02:00:00Z'),
      before: possible('2026-11-15T12:00:00Z'),
      after: possible('2026-11-19T02:00:00Z'),
    }).toEqual({
      noon: [1],
      late: [1, 2],
      morning: [2],
      lateOnTheFirst: [0],
      before: [0, 1, 2, 3],
      after: [0, 1, 2, 3],
    });
  });
});
