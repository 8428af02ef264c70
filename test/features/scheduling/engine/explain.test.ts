import { describe, expect, it } from 'vitest';
import { explainUnplaced } from '../../../../src/features/scheduling/engine/explain.ts';
import type { Instance } from '../../../../src/features/scheduling/engine/format.ts';
import { example, session } from './example.ts';

const slots = example().slots.slice(0, 2);
const reasons = (instance: Instance, placements = {}) => explainUnplaced(instance, placements)[0]?.reasons;

describe('explaining what has no place', () => {
  it('names the sessions that take the rooms with what it needs', () => {
    const sessions = [
      session('x', { needs: ['interpretation'] }),
      session('a', { needs: ['interpretation'] }),
      session('b', { pinned: { slot: 'd0h10', room: 'hall' } }),
    ];

    const why = reasons(example({ slots, sessions }), {
      a: { slot: 'd0h9', room: 'hall' },
      b: { slot: 'd0h10', room: 'hall' },
    });

    expect(why).toEqual([
      { code: 'rooms-taken', needs: ['interpretation'], rooms: ['hall'], by: ['b', 'a'], pinned: false },
    ]);
  });

  it.each([
    [{ needs: ['stage'] }, { code: 'no-room-equipped', needs: ['stage'] }],
    [{ audience: 120 }, { code: 'no-room-large', audience: 120, seats: 100 }],
    [{ rooms: [] }, { code: 'room-not-allowed' }],
    [{ times: [] }, { code: 'no-time-allowed', slots: 1 }],
    [{ slots: 3 }, { code: 'no-time-allowed', slots: 3 }],
    [
      { rooms: ['small'], needs: ['interpretation'] },
      { code: 'no-room-equipped', needs: ['interpretation'] },
    ],
  ])('says of %j why nothing would help', (more, reason) => {
    expect(reasons(example({ slots, sessions: [session('x', more)] }))).toEqual([reason]);
  });

  it('says that no room has both the seats and what it needs', () => {
    const rooms = [
      { id: 'large', capacity: 100, features: [], unavailable: [] },
      { id: 'booths', capacity: 10, features: ['interpretation'], unavailable: [] },
    ];
    const sessions = [session('x', { needs: ['interpretation'], audience: 50 })];

    expect(reasons(example({ slots, rooms, sessions }))).toEqual([
      { code: 'no-room-suits', needs: ['interpretation'], audience: 50 },
    ]);
  });

  it('names the people who are never there together, and those who are elsewhere', () => {
    const people = [
      { id: 'amal', unavailable: ['d0h9'], preferred: [], undesired: [], days: null },
      { id: 'badr', unavailable: ['d0h10'], preferred: [], undesired: [], days: null },
    ];
    const both = session('x', { people: ['amal', 'badr'] });
    const one = session('x', { people: ['amal'] });
    const elsewhere = session('a', { people: ['amal'] });

    expect(reasons(example({ slots, people, sessions: [both] }))).toEqual([
      { code: 'people-unavailable', people: ['amal', 'badr'] },
    ]);
    expect(
      reasons(example({ slots, people, sessions: [one, elsewhere] }), {
        a: { slot: 'd0h10', room: 'small' },
      }),
    ).toEqual([
      { code: 'rooms-taken', needs: [], rooms: ['small'], by: ['a'], pinned: false },
      { code: 'people-busy', people: ['amal'], by: ['a'] },
      { code: 'people-unavailable', people: ['amal'] },
    ]);
  });
});
