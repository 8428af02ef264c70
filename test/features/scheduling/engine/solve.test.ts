import { describe, expect, it } from 'vitest';
import { check } from '../../../../src/features/scheduling/engine/check/index.ts';
import { generateProgramme } from '../../../../src/features/scheduling/engine/generate.ts';
import { readInstance } from '../../../../src/features/scheduling/engine/read.ts';
import { solve } from '../../../../src/features/scheduling/engine/solve.ts';
import { example, session } from './example.ts';

const small = { sessions: 24, rooms: 3, days: 2, slotsPerDay: 7, themes: 4, people: 30, seed: 5 };

describe('solving', () => {
  it('finds a placing without hard violations, scored by the judge', async () => {
    const instance = readInstance(generateProgramme(small).instance);

    const { solution, firstFeasible } = await solve(instance, { seconds: 60, iterations: 30_000, seed: 1 });

    const { hard, medium, soft } = check(instance, solution.placements);
    expect({ ...solution.score, placed: Object.keys(solution.placements).length }).toEqual({
      hard: 0,
      medium,
      soft,
      placed: 24,
    });
    expect(hard).toBe(0);
    expect(firstFeasible).toBeGreaterThan(0);
  });

  it('gives the same answer for the same seed and number of changes', async () => {
    const instance = readInstance(generateProgramme(small).instance);
    const options = { seconds: 20, iterations: 20_000, seed: 3 };

    const [one, other] = await Promise.all([solve(instance, options), solve(instance, options)]);

    expect(one.solution.placements).toEqual(other.solution.placements);
  });

  it('stops at once when told to, with the best so far', async () => {
    const instance = readInstance(generateProgramme({ ...small, sessions: 40, rooms: 8 }).instance);
    const stop = new AbortController();
    const began = performance.now();

    const { solution } = await solve(instance, {
      seconds: 60,
      seed: 1,
      signal: stop.signal,
      onProgress: ({ hard }) => hard === 0 && stop.abort(),
    });

    expect(performance.now() - began).toBeLessThan(20_000);
    expect(solution.score.hard).toBe(0);
  });

  it('proves a small placing to be the best and ends early', async () => {
    const sessions = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) =>
      session(id, { theme: 'water', audience: id < 'c' ? 50 : 10 }),
    );
    const slots = example().slots.slice(0, 2);

    const { solution, proven, bound } = await solve(
      readInstance(example({ slots, sessions: sessions.slice(0, 3) })),
      {
        seconds: 20,
        seed: 1,
      },
    );

    expect([proven, bound, solution.score]).toEqual([true, 8, { hard: 0, medium: 0, soft: 8 }]);
    expect(solution.seconds).toBeLessThan(15);
  });

  it('leaves out what has no place, and breaks nothing else for it', async () => {
    const sessions = ['a', 'b', 'c'].map((id) => session(id, { needs: ['interpretation'] }));
    const slots = example().slots.slice(0, 2);
    const instance = readInstance(example({ slots, sessions }));

    const { solution } = await solve(instance, { seconds: 0.3, seed: 1 });

    expect(check(instance, solution.placements).violations.map(({ rule }) => rule)).toEqual(['unplaced']);
  });

  it('moves no more than what a change has broken, after a release', async () => {
    const { instance, planted } = generateProgramme(small);
    const [first, ...others] = instance.rooms;
    const broken = Object.values(planted)
      .filter(({ room }) => room === 'room-1')
      .slice(0, 2);
    const closed = readInstance({
      ...instance,
      rooms: [
        { ...first, unavailable: [...(first?.unavailable ?? []), ...broken.map(({ slot }) => slot)] },
        ...others,
      ],
      previous: planted,
    });

    const { solution } = await solve(closed, { seconds: 60, iterations: 40_000, seed: 1 });

    expect(solution.score.hard).toBe(0);
    expect(solution.score.medium / 10).toBeLessThanOrEqual(2 * broken.length);
  });

  it('leaves pinned sessions where they are, even where that breaks a rule', async () => {
    const pinned = { slot: 'd0h9', room: 'small' };
    const instance = readInstance(
      example({ sessions: [session('a', { audience: 90, pinned }), session('b')] }),
    );

    const { solution } = await solve(instance, { seconds: 0.3, seed: 1 });

    expect(solution.placements.a).toEqual(pinned);
    expect(solution.score.hard).toBe(1);
  });
});
