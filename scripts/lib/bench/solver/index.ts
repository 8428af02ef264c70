import {
  generateProgramme,
  type Instance,
  readInstance,
  type Solution,
  solve,
  standardSizes,
} from '../../../../src/features/scheduling/index.ts';
import type { Bench, BenchContext } from '../bench.ts';
import { median } from '../statistics.ts';

export interface SolverSizes {
  /** Runs of which the middle one counts, for what takes less than a second. */
  readonly runs: number;
  /** Seconds that an organiser waits. */
  readonly short: number;
  /** Seconds against which that is held. */
  readonly long: number;
  /** Seconds to mend a released schedule. */
  readonly mend: number;
}

const figures = [
  { name: 'solver.s150', unit: 's to the first schedule without conflicts', target: 0.2, better: 'lower' },
  { name: 'solver.s60', unit: '% above the proven optimum', target: 5, better: 'lower' },
  { name: 'solver.replan', unit: 'moves per broken session', target: 2, better: 'lower' },
  { name: 'solver.s800', unit: 's to the first schedule without conflicts', target: 2, better: 'lower' },
  { name: 'solver.s800-cost', unit: '% above its own cost after the long run', target: 5, better: 'lower' },
] as const;

const programme = (size: keyof typeof standardSizes): Instance =>
  readInstance(generateProgramme(standardSizes[size]).instance);

/** The same programme after a release, with three sessions whose people are suddenly not there. */
function disturbed(
  instance: Instance,
  released: Solution['placements'],
): { instance: Instance; broken: number } {
  const hit = instance.sessions.filter(({ people, slots }) => people.length > 0 && slots === 1).slice(5, 8);
  const away = new Map(hit.map(({ id, people }) => [people[0], released[id]?.slot ?? '']));
  const people = instance.people.map((person) => {
    const slot = away.get(person.id);
    return slot === undefined ? person : { ...person, unavailable: [...person.unavailable, slot] };
  });
  return { instance: { ...instance, people, previous: released }, broken: hit.length };
}

/** The solver on made-up programmes of three sizes, in as many threads as there are cores. */
export function createSolverBench({ runs, short, long, mend }: SolverSizes): Bench {
  async function firstFeasible(context: BenchContext): Promise<void> {
    const instance = programme('s150');
    const found: number[] = [];
    for (let run = 1; run <= runs; run += 1) {
      const { firstFeasible: at } = await solve(instance, { seconds: 1, seed: run });
      found.push(at ?? Number.POSITIVE_INFINITY);
    }
    context.report('solver.s150', {
      value: median(found),
      reference: `150 sessions, 6 rooms, 3 days; ${runs} seeds, the threads’ start counted`,
    });
  }

  async function optimum(context: BenchContext): Promise<void> {
    const { solution, bound, proven } = await solve(programme('s60'), { seconds: short, seed: 1 });
    const { hard, soft } = solution.score;
    const value =
      hard > 0 || bound === null ? Number.POSITIVE_INFINITY : ((soft - bound) / Math.max(1, bound)) * 100;
    const known = proven ? `the proven optimum ${bound}` : `the bound ${bound}, not proven to be reached`;
    context.report('solver.s60', {
      value,
      reference: `${soft} after ${solution.seconds} s against ${known}; 60 sessions, 4 rooms, 3 days`,
    });
  }

  async function replan(context: BenchContext): Promise<void> {
    const whole = programme('s150');
    const { solution } = await solve(whole, { seconds: mend, seed: 1 });
    const { instance, broken } = disturbed(whole, solution.placements);
    const mended = await solve(instance, { seconds: mend, seed: 2 });
    const moved = Object.entries(mended.solution.placements).filter(([id, { slot, room }]) => {
      const before = solution.placements[id];
      return before?.slot !== slot || before.room !== room;
    }).length;
    context.report('solver.replan', {
      value: mended.solution.score.hard > 0 ? Number.POSITIVE_INFINITY : moved / broken,
      reference: `${broken} sessions of 150 lost a person; ${mend} s`,
    });
  }

  async function large(context: BenchContext): Promise<void> {
    const instance = programme('s800');
    const quick = await solve(instance, { seconds: short, seed: 1 });
    context.report('solver.s800', {
      value: quick.firstFeasible ?? Number.POSITIVE_INFINITY,
      reference: '800 sessions, 30 rooms, 2 days',
    });
    if (!context.wants('solver.s800-cost')) return;
    const slow = await solve(instance, { seconds: long, seed: 1 });
    const [one, other] = [quick.solution.score.soft, slow.solution.score.soft];
    context.report('solver.s800-cost', {
      value:
        quick.solution.score.hard > 0 ? Number.POSITIVE_INFINITY : ((one - other) / Math.max(1, other)) * 100,
      reference: `${one} after ${short} s against ${other} after ${long} s`,
    });
  }

  return {
    area: 'solver',
    figures,
    async run(context) {
      // The threads' program is translated once in a process: a server has long done it.
      await solve(programme('s60'), { seconds: 1, seed: 1, iterations: 1_000 });
      if (context.wants('solver.s150')) await firstFeasible(context);
      if (context.wants('solver.s60')) await optimum(context);
      if (context.wants('solver.replan')) await replan(context);
      if (context.wants('solver.s800') || context.wants('solver.s800-cost')) await large(context);
    },
  };
}
