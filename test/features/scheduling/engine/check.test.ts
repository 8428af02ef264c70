import { describe, expect, it } from 'vitest';
import { check } from '../../../../src/features/scheduling/engine/check/index.ts';
import type {
  Instance,
  InstanceSession,
  Placement,
} from '../../../../src/features/scheduling/engine/format.ts';
import { example, session } from './example.ts';

const at = (slot: string, room = 'hall'): Placement => ({ slot, room });

type Case = readonly [
  rule: string,
  sessions: readonly InstanceSession[],
  placements: Readonly<Record<string, Placement>>,
  more: Partial<Instance>,
  score: readonly [hard: number, medium: number, soft: number],
];

const people = (more: object) => [
  { id: 'amal', unavailable: [], preferred: [], undesired: [], days: null, ...more },
  { id: 'badr', unavailable: [], preferred: [], undesired: [], days: null },
];

const cases: readonly Case[] = [
  ['unplaced', [session('a')], {}, {}, [1, 0, 0]],
  [
    'room-twice',
    [session('a', { slots: 2 }), session('b')],
    { a: at('d0h9'), b: at('d0h10') },
    {},
    [1, 0, 0],
  ],
  [
    'person-twice',
    [session('a', { people: ['amal', 'badr'] }), session('b', { people: ['amal', 'badr'] })],
    { a: at('d0h9'), b: at('d0h9', 'small') },
    {},
    [1, 0, 0],
  ],
  [
    'person-unavailable',
    [session('a', { slots: 2, people: ['amal'] })],
    { a: at('d0h9') },
    { people: people({ unavailable: ['d0h9', 'd0h10'] }) },
    [1, 0, 0],
  ],
  [
    'room-unavailable',
    [session('a')],
    { a: at('d0h9') },
    { rooms: [{ id: 'hall', capacity: 100, features: [], unavailable: ['d0h9'] }] },
    [1, 0, 0],
  ],
  ['equipment', [session('a', { needs: ['interpretation'] })], { a: at('d0h9', 'small') }, {}, [1, 0, 0]],
  ['capacity', [session('a', { audience: 23 })], { a: at('d0h9', 'small') }, {}, [1, 0, 0]],
  ['room-tight', [session('a', { audience: 22 })], { a: at('d0h9', 'small') }, {}, [0, 0, 3]],
  [
    'order',
    [session('a'), session('b')],
    { a: at('d0h10'), b: at('d0h9') },
    { before: [['a', 'b']] },
    [1, 0, 0],
  ],
  ['pinned', [session('a', { pinned: at('d0h9') })], { a: at('d0h9', 'small') }, {}, [1, 0, 0]],
  ['room-not-allowed', [session('a', { rooms: ['small'] })], { a: at('d0h9') }, {}, [1, 0, 0]],
  ['time-not-allowed', [session('a', { times: ['d0h10'] })], { a: at('d0h9') }, {}, [1, 0, 0]],
  ['time-not-allowed', [session('a', { slots: 2 })], { a: at('d0h10') }, {}, [1, 0, 0]],
  [
    'apart',
    [session('a'), session('b')],
    { a: at('d0h9'), b: at('d0h9', 'small') },
    { apart: [['a', 'b']] },
    [1, 0, 0],
  ],
  [
    'pause',
    [session('a', { people: ['amal'], pause: 90 }), session('b', { people: ['amal'] })],
    { a: at('d0h10'), b: at('d0h12') },
    {},
    [1, 0, 0],
  ],
  [
    'moved-after-release',
    [session('a')],
    { a: at('d0h9') },
    { previous: { a: at('d0h9', 'small') } },
    [0, 10, 0],
  ],
  [
    'theme-at-once',
    [session('a', { theme: 'water', rooms: null }), session('b', { theme: 'water' })],
    { a: at('d0h9'), b: at('d0h9', 'small') },
    { weights: { 'theme-wanders': 0 } },
    [0, 0, 6],
  ],
  [
    'theme-wanders',
    [session('a', { theme: 'water' }), session('b', { theme: 'water' })],
    { a: at('d0h9'), b: at('d0h10', 'small') },
    {},
    [0, 0, 2],
  ],
  [
    'shared-audience',
    [session('a'), session('b')],
    { a: at('d0h9'), b: at('d0h9', 'small') },
    { shared: [['a', 'b', 7]] },
    [0, 0, 7],
  ],
  [
    'undesired-time',
    [session('a', { people: ['amal'] })],
    { a: at('d0h9') },
    { people: people({ undesired: ['d0h9'] }) },
    [0, 0, 3],
  ],
  [
    'preferred-time',
    [session('a', { people: ['amal'] })],
    { a: at('d0h9') },
    { people: people({ preferred: ['d0h10'] }) },
    [0, 0, 1],
  ],
  ['undesired-room', [session('a', { undesiredRooms: ['hall'] })], { a: at('d0h9') }, {}, [0, 0, 3]],
  ['preferred-room', [session('a', { preferredRooms: ['small'] })], { a: at('d0h9') }, {}, [0, 0, 1]],
  [
    'early-or-late',
    [session('a'), session('b', { anyHour: true })],
    { a: at('d0h9'), b: at('d0h9', 'small') },
    { slots: example().slots.map((slot, index) => ({ ...slot, early: index === 0 })) },
    [0, 0, 1],
  ],
  [
    'early-or-late',
    [session('a', { slots: 2 })],
    { a: at('d0h12') },
    { slots: example().slots.map((slot, index) => ({ ...slot, late: index === 3 })) },
    [0, 0, 1],
  ],
  [
    'content-flow',
    [session('a', { theme: 'water', level: 3 }), session('b', { theme: 'water', level: 1 })],
    { a: at('d0h9'), b: at('d0h10') },
    {},
    [0, 0, 2],
  ],
  [
    'speaker-days-apart',
    [session('a', { people: ['amal'] }), session('b', { people: ['amal', 'badr'] })],
    { a: at('d0h9'), b: at('d2h9') },
    { slots: example({}, 3).slots, people: people({ days: [] }) },
    [0, 0, 2],
  ],
  [
    'language-unbalanced',
    [
      session('a', { languages: ['ar'] }),
      session('b', { languages: ['ar'] }),
      session('c', { languages: ['en'] }),
      session('d', { languages: [] }),
    ],
    { a: at('d0h9'), b: at('d0h10'), c: at('d0h12'), d: at('d0h13') },
    {},
    [0, 0, 2],
  ],
];

describe('check', () => {
  it.each(cases)('finds a planted %s and nothing else', (rule, sessions, placements, more, score) => {
    const report = check(example({ ...more, sessions }), placements);

    expect(report.violations.map((violation) => violation.rule)).toEqual([rule]);
    expect([report.hard, report.medium, report.soft]).toEqual(score);
  });

  it('finds nothing where a session just fits, ends before the next, and pauses long enough', () => {
    const sessions = [
      session('a', { slots: 2, people: ['amal'], audience: 20, pause: 60 }),
      session('b', { people: ['amal'], needs: ['interpretation'] }),
    ];

    const report = check(example({ sessions, before: [['a', 'b']] }), {
      a: at('d0h9', 'small'),
      b: at('d0h12'),
    });

    expect(report).toEqual({ hard: 0, medium: 0, soft: 0, violations: [] });
  });

  it('names sessions, persons and the reason', () => {
    const sessions = [session('a', { people: ['amal'] }), session('b', { people: ['amal'] })];

    const { violations } = check(example({ sessions }), { a: at('d0h9'), b: at('d0h9', 'small') });

    expect(violations).toEqual([
      { rule: 'person-twice', sessions: ['a', 'b'], text: '“amal” would be in “a” and “b” at one time' },
    ]);
  });

  it('leaves a rule of weight 0 out', () => {
    const instance = example({ sessions: [session('a', { audience: 500 })], weights: { capacity: 0 } });

    expect(check(instance, { a: at('d0h9') }).violations).toEqual([]);
  });
});
