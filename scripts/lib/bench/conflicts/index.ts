import {
  findViolations,
  type ScheduleFacts,
  violationsOf,
} from '../../../../src/features/scheduling/index.ts';
import type { Bench } from '../bench.ts';
import { median } from '../statistics.ts';
import { programmeOf } from './programme.ts';

export interface ConflictsSizes {
  /** Sessions of the smaller programme. */
  readonly sessions: number;
  readonly rounds: number;
}

/** How much larger the other programme is. */
const FACTOR = 4;

const figures = [
  { name: 'conflicts.check1000', unit: 'ms', target: 50, better: 'lower' },
  { name: 'conflicts.growth', unit: '× n log n', target: 1.25, better: 'lower' },
  { name: 'conflicts.drag', unit: 'ms', target: 5, better: 'lower' },
] as const;

const timed = (work: () => unknown): number => {
  const start = performance.now();
  work();
  return performance.now() - start;
};

/** Every session against every other, for nothing but whether they meet: what a check must not cost. */
function pairs({ sessions }: ScheduleFacts): number {
  let found = 0;
  for (const { at } of sessions) {
    for (const { at: other } of sessions) {
      if (at !== null && other !== null && at.start < other.end && other.start < at.end) found += 1;
    }
  }
  return found;
}

/** What it costs to find everything that breaks a rule, how that grows, and what one place under a drag costs. */
export function createConflictsBench({ sessions, rounds }: ConflictsSizes): Bench {
  return {
    area: 'conflicts',
    figures,
    async run(context) {
      const [small, large] = [programmeOf(sessions), programmeOf(sessions * FACTOR)];
      for (let warm = 0; warm < 3; warm += 1) findViolations(large);
      const measured = Array.from({ length: rounds }, () => ({
        small: timed(() => findViolations(small)),
        large: timed(() => findViolations(large)),
        pairs: timed(() => pairs(small)),
      }));
      const of = (which: 'small' | 'large' | 'pairs'): number => median(measured.map((one) => one[which]));
      const shown = (value: number): string => value.toPrecision(3);
      const found = findViolations(small).length;
      if (context.wants('conflicts.check1000')) {
        context.report('conflicts.check1000', {
          value: of('small'),
          reference: `each of ${sessions} sessions against each other, times alone: ${shown(of('pairs'))} ms; ${found} violations found; median of ${rounds} rounds`,
        });
      }
      if (context.wants('conflicts.growth')) {
        const expected = (FACTOR * Math.log(sessions * FACTOR)) / Math.log(sessions);
        context.report('conflicts.growth', {
          value: of('large') / of('small') / expected,
          reference: `${sessions * FACTOR} sessions: ${shown(of('large'))} ms, ${shown(of('large') / of('small'))} times as long as ${sessions}; n log n is ${shown(expected)} times, n² ${FACTOR ** 2}`,
        });
      }
      if (context.wants('conflicts.drag')) {
        const held = programmeOf(800);
        const [first] = held.sessions;
        const asked = held.sessions.map(({ at }) => timed(() => violationsOf(held, first?.id ?? '', at)));
        context.report('conflicts.drag', {
          value: median(asked),
          reference: `everything of 800 sessions anew: ${shown(timed(() => findViolations(held)))} ms; a session asked about at ${asked.length} places, the slowest ${shown(Math.max(...asked.slice(1)))} ms`,
        });
      }
    },
  };
}
