import { describe, expect, it } from 'vitest';
import { costOf } from '../../../../src/features/scheduling/engine/board.ts';
import { check } from '../../../../src/features/scheduling/engine/check/index.ts';
import { compile } from '../../../../src/features/scheduling/engine/compile/index.ts';
import { createRandom } from '../../../../src/features/scheduling/engine/random.ts';
import { readInstance } from '../../../../src/features/scheduling/engine/read.ts';
import { createProgrammeLandscape } from '../../../../src/features/scheduling/engine/search/programme.ts';
import { anywhere, tangled } from './example.ts';

const levels = ({ hard, medium, soft }: { hard: number; medium: number; soft: number }) => ({
  hard,
  medium,
  soft,
});

describe('the score of the search', () => {
  it('equals the judge’s on thousands of random placings', () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const instance = readInstance(tangled(seed));
      const { problem, toPlacing } = compile(instance);
      for (let draw = 0; draw < 50; draw += 1) {
        const placements = anywhere(instance, seed * 1_000 + draw);
        const ours = levels(costOf(problem, toPlacing(placements)));
        expect(ours).toEqual(levels(check(instance, placements)));
      }
    }
  });

  it('stays the judge’s through thousands of changes, kept and taken back', () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const instance = readInstance(tangled(seed));
      const { problem, toPlacing, toPlacements } = compile(instance);
      const random = createRandom(seed);
      const landscape = createProgrammeLandscape(problem, toPlacing(anywhere(instance, seed)));
      for (let change = 0; change < 400; change += 1) {
        if (!landscape.attempt(random)) continue;
        if (random.next() < 0.5) landscape.undo();
        else landscape.keep();
        if (change % 20 !== 0) continue;
        const state = landscape.save();
        const placements = toPlacements({
          room: state.subarray(0, problem.sessions),
          start: state.subarray(problem.sessions),
        });
        expect(levels(landscape.score)).toEqual(levels(check(instance, placements)));
      }
    }
  });

  it('puts back exactly what a change was taken from', () => {
    const instance = readInstance(tangled(7));
    const { problem, toPlacing } = compile(instance);
    const random = createRandom(7);
    const landscape = createProgrammeLandscape(problem, toPlacing(anywhere(instance, 7)));
    const before = landscape.save();

    for (let change = 0; change < 2_000; change += 1) if (landscape.attempt(random)) landscape.undo();

    expect(landscape.save().subarray(problem.sessions)).toEqual(before.subarray(problem.sessions));
  });
});
