import { describe, expect, it } from 'vitest';
import { FormatError } from '../../../../src/features/scheduling/engine/read/format-error.ts';
import { readInstance, readSolution } from '../../../../src/features/scheduling/engine/read.ts';
import { example, session } from './example.ts';

function faultsOf(read: () => unknown): readonly string[] {
  try {
    read();
  } catch (error) {
    if (error instanceof FormatError) return error.faults.map(({ path, message }) => `${path}: ${message}`);
    throw error;
  }
  return [];
}

describe('reading an instance', () => {
  it('fills in what is left out', () => {
    const { slots, rooms } = example();

    const instance = readInstance({ slots, rooms, people: [{ id: 'amal' }], sessions: [{ id: 'a' }] });

    expect(instance).toEqual(
      example({
        people: [{ id: 'amal', unavailable: [], preferred: [], undesired: [], days: null }],
        sessions: [session('a')],
      }),
    );
  });

  it('names every fault with its path and what to do', () => {
    const slots = example().slots.slice(0, 2);
    const instance = example({
      slots: [
        ...slots,
        {
          id: 'd0h9',
          start: '2026-11-10T10:30:00+03:00',
          end: '2026-11-10T10:15:00+03:00',
          day: 'x',
          early: false,
          late: false,
        },
      ],
      people: [{ id: 'amal', unavailable: ['noon'], preferred: [], undesired: [], days: null }],
      sessions: [
        session('a', { people: ['nobody'], rooms: ['cellar'], slots: 9 }),
        session('a', { slots: 2, pinned: { slot: 'd0h10', room: 'hall' } }),
      ],
      before: [['a', 'z']],
      apart: [['a', 'a']],
      previous: { gone: { slot: 'd0h9', room: 'attic' } },
    });

    expect(faultsOf(() => readInstance(instance))).toEqual([
      '/slots/2/id: “d0h9” is there twice; give each its own',
      '/sessions/1/id: “a” is there twice; give each its own',
      '/slots/2: it ends at 2026-11-10T10:15:00+03:00, not after it starts at 2026-11-10T10:30:00+03:00',
      '/people/0/unavailable/0: there is no slot “noon”; add it or remove the id here',
      '/sessions/0/people/0: there is no person “nobody”; add it or remove the id here',
      '/sessions/0/rooms/0: there is no room “cellar”; add it or remove the id here',
      '/sessions/1/pinned: it takes 2 slots, and from “d0h10” to the next break there are 1; pin it earlier or shorten it',
      '/before/0/1: there is no session “z”; add it or remove the id here',
      '/apart/0: “a” is paired with itself; name two sessions',
      '/previous/gone: there is no session “gone”; remove it',
      '/previous/gone/0: there is no room “attic”; add it or remove the id here',
    ]);
  });

  it('refuses slots that overlap', () => {
    const slots = [
      {
        id: 'one',
        start: '2026-11-10T09:00:00Z',
        end: '2026-11-10T10:00:00Z',
        day: 'a',
        early: false,
        late: false,
      },
      {
        id: 'two',
        start: '2026-11-10T09:30:00Z',
        end: '2026-11-10T10:30:00Z',
        day: 'a',
        early: false,
        late: false,
      },
    ];

    expect(faultsOf(() => readInstance(example({ slots })))).toEqual([
      '/slots/1: it overlaps slot “one”; slots follow one another',
    ]);
  });

  it('names a circle of sessions that come one before the other', () => {
    const sessions = ['a', 'b', 'c', 'd'].map((id) => session(id));
    const before = [
      ['a', 'b'],
      ['d', 'a'],
      ['b', 'c'],
      ['c', 'a'],
    ] as const;

    expect(faultsOf(() => readInstance(example({ sessions, before })))).toEqual([
      '/before/3: “a” before “b” before “c” before “a” is a circle; remove one of these',
    ]);
    expect(faultsOf(() => readInstance(example({ sessions, before: before.slice(0, 3) })))).toEqual([]);
  });

  it('refuses numbers that no programme has, and more than can be searched', () => {
    const sessions = [session('a', { slots: 1_000_000_000, pause: -5 })];
    const many = Array.from({ length: 5_000 }, (_, index) => session(`s${index}`));
    const slots = Array.from({ length: 5_000 }, (_, index) => ({
      id: `t${index}`,
      start: new Date(index * 60_000).toISOString(),
      end: new Date((index + 1) * 60_000).toISOString(),
      day: 'a',
      early: false,
      late: false,
    }));

    expect(faultsOf(() => readInstance(example({ sessions })))).toEqual([
      '/sessions/0/slots: write 10000 at most',
      '/sessions/0/pause: write 0 at least',
    ]);
    expect(faultsOf(() => readInstance(example({ slots, sessions: many })))).toEqual([
      '/slots: 5000 slots for 5000 sessions are too many; make the slots longer or split the file',
    ]);
  });

  it('refuses another shape, field by field', () => {
    const { rooms } = example();

    expect(
      faultsOf(() => readInstance({ slots: [], rooms, sessions: [{ id: '', slot: 2 }], people: 5 })),
    ).toEqual([
      '/slots: must NOT have fewer than 1 items',
      '/people: must be array',
      '/sessions/0: remove “slot”, the format has no such field',
      '/sessions/0/id: must NOT have fewer than 1 characters',
    ]);
    expect(faultsOf(() => readInstance('nonsense'))).toEqual(['/: must be object']);
  });
});

describe('reading a solution', () => {
  it('names what the instance has not', () => {
    const instance = example({ sessions: [session('a')] });
    const placements = { a: { slot: 'never', room: 'nowhere' }, b: { slot: 'd0h9', room: 'hall' } };

    expect(faultsOf(() => readSolution(instance, { placements }))).toEqual([
      '/placements/a/slot: the instance has no slot “never”',
      '/placements/a/room: the instance has no room “nowhere”',
      '/placements/b: the instance has no session “b”; remove it',
    ]);
  });
});
