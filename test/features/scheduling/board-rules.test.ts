import { describe, expect, it } from 'vitest';
import {
  copyBreak,
  move,
  movedSinceRelease,
  pin,
  shift,
  swap,
} from '../../../src/features/scheduling/rules/board/index.ts';
import {
  type ScheduleFacts,
  type SessionFacts,
  scheduleRuleDefaults,
} from '../../../src/features/scheduling/rules/facts.ts';

const HOUR = 3_600_000;
const day = Date.UTC(2026, 10, 16);
/** An hour of the day as an instant. */
const at = (hour: number): number => day + hour * HOUR;

const session = (
  id: string,
  place: readonly [from: number, to: number, room: string | null] | null,
  more: Partial<SessionFacts> = {},
): SessionFacts => ({
  id,
  code: id.toUpperCase(),
  kind: 'panel',
  common: false,
  cancelled: false,
  themeId: null,
  at: place && { start: at(place[0]), end: at(place[1]), roomId: place[2] },
  minutes: 60,
  people: [],
  needs: [],
  booths: 0,
  languages: ['ar'],
  expected: null,
  allowedRooms: [],
  barredRooms: [],
  preferredRooms: [],
  undesiredRooms: [],
  only: [],
  unavailable: [],
  preferred: [],
  undesired: [],
  pinned: false,
  pause: 0,
  level: null,
  released: null,
  version: 1,
  ...more,
});
const room = (id: string) => ({ id, capacity: null, features: [], booths: 0, unavailable: [] });
const schedule = (...sessions: SessionFacts[]): ScheduleFacts => ({
  editionId: 'e',
  timeZone: 'UTC',
  days: [{ day: '2026-11-16', start: at(0), end: at(24) }],
  rooms: ['r1', 'r2', 'r3'].map(room),
  persons: [],
  sessions,
  relations: [],
  busy: [],
  rules: scheduleRuleDefaults,
  ignored: {},
});
/** Moves as `a 9-10 r1`, refusals as their code. */
const said = (result: ReturnType<typeof move>): readonly string[] | string =>
  'refused' in result
    ? result.refused
    : [
        ...result.moves.map(({ sessionId, at: place, pinned }) =>
          [
            sessionId,
            place === null
              ? 'pool'
              : `${(place.start - day) / HOUR}-${(place.end - day) / HOUR} ${place.roomId}`,
            ...(pinned === undefined ? [] : [pinned ? 'pinned' : 'free']),
          ].join(' '),
        ),
        ...result.copies.map(({ of, at: place }) => `copy of ${of} ${place.roomId}`),
      ];

describe('what can be done on the board', () => {
  it('moves what is free, from the pool and back', () => {
    const facts = schedule(
      session('a', null),
      session('b', [9, 10, 'r1'], { pinned: true }),
      session('c', [9, 10, 'r2'], { cancelled: true }),
    );

    expect(said(move(facts, 'a', { start: at(9), end: at(10), roomId: 'r1' }))).toEqual(['a 9-10 r1']);
    expect(said(move(facts, 'a', null))).toEqual(['a pool']);
    expect(said(move(facts, 'b', null))).toBe('board-pinned');
    expect(said(move(facts, 'c', null))).toBe('board-cancelled');
    expect(said(move(facts, 'z', null))).toBe('session-unknown');
  });

  it('swaps rooms and starts, and leaves lengths', () => {
    const facts = schedule(
      session('a', [9, 10, 'r1']),
      session('b', [13, 15, 'r2']),
      session('c', null),
      session('d', null),
    );

    expect(said(swap(facts, 'a', 'b'))).toEqual(['a 13-14 r2', 'b 9-11 r1']);
    expect(said(swap(facts, 'a', 'c'))).toEqual(['a pool', 'c 9-10 r1']);
    expect(said(swap(facts, 'c', 'd'))).toBe('board-not-placed');
    expect(said(swap(facts, 'a', 'a'))).toBe('board-same-session');
  });

  it('shifts what follows until a gap takes the delay up', () => {
    const facts = schedule(
      session('a', [9, 10, 'r1']),
      session('b', [10, 11, 'r1']),
      session('c', [11.25, 12, 'r1']),
      session('d', [15, 16, 'r1']),
      session('e', [10, 11, 'r2']),
    );

    expect(said(shift(facts, 'a', at(9.5)))).toEqual(['a 9.5-10.5 r1', 'b 10.5-11.5 r1', 'c 11.5-12.25 r1']);
    expect(said(shift(facts, 'a', at(8.5)))).toEqual(['a 8.5-9.5 r1', 'b 9.5-10.5 r1']);
    expect(said(shift(facts, 'a', at(9)))).toBe('board-shift-nothing');
  });

  it('jumps over what is for everybody, and stops at what is pinned and at the end of the day', () => {
    const facts = schedule(
      session('a', [9, 10, 'r1']),
      session('b', [10, 11, 'r1']),
      session('lunch', [11, 12, null], { common: true, kind: 'break' }),
      session('c', [13, 14, 'r1'], { pinned: true }),
      session('d', [22, 23.5, 'r2']),
    );

    expect(said(shift(facts, 'a', at(9.25)))).toEqual(['a 9.25-10.25 r1', 'b 12-13 r1']);
    expect(said(shift(facts, 'b', at(12.5)))).toBe('board-shift-pinned');
    expect(said(shift(facts, 'd', at(23)))).toBe('board-shift-day-over');
  });

  it('copies a break into the rooms that have none', () => {
    const rest = session('a', [10, 11, 'r1'], { kind: 'break' });

    expect(said(copyBreak(schedule(rest), 'a'))).toEqual(['copy of a r2', 'copy of a r3']);
    expect(said(copyBreak(schedule(rest, session('b', [10.5, 11, 'r2'], { kind: 'break' })), 'a'))).toEqual([
      'copy of a r3',
    ]);
    expect(said(copyBreak(schedule({ ...rest, common: true }), 'a'))).toBe('board-break-without-room');
    expect(said(copyBreak(schedule(session('a', [10, 11, 'r1'])), 'a'))).toBe('board-no-break');
  });

  it('pins what has a place', () => {
    const facts = schedule(session('a', [9, 10, 'r1']), session('b', null));

    expect(said(pin(facts, ['a'], true))).toEqual(['a 9-10 r1 pinned']);
    expect(said(pin(facts, ['a', 'b'], true))).toBe('board-not-placed');
  });
});

describe('how far the draft is from the last release', () => {
  const released = (from: number, to: number, roomId: string) => ({
    released: { start: at(from), end: at(to), roomId },
  });

  it('counts sessions that stand elsewhere, are new or are taken out; what is cancelled counts for none', () => {
    expect(
      movedSinceRelease({
        sessions: [
          session('same', [9, 10, 'hall'], released(9, 10, 'hall')),
          session('later', [10, 11, 'hall'], released(9, 10, 'hall')),
          session('elsewhere', [9, 10, 'room'], released(9, 10, 'hall')),
          session('new', [11, 12, 'hall']),
          session('out', null, released(9, 10, 'hall')),
          session('waits', null),
          session('cancelled', [12, 13, 'hall'], { cancelled: true }),
        ],
      }),
    ).toBe(4);
  });
});
