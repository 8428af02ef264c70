import { describe, expect, it } from 'vitest';
import { costOf } from '../../../../src/features/scheduling/engine/board.ts';
import { compile } from '../../../../src/features/scheduling/engine/compile/index.ts';
import { generateProgramme } from '../../../../src/features/scheduling/engine/generate.ts';
import { createRandom } from '../../../../src/features/scheduling/engine/random.ts';
import { readInstance } from '../../../../src/features/scheduling/engine/read.ts';
import { placeGreedily } from '../../../../src/features/scheduling/engine/search/greedy.ts';
import { example, session } from './example.ts';

/** 69 sessions, seven of them of two slots, in the 76 cells that four rooms have on three days: not one stays free. */
const full = { sessions: 69, rooms: 4, days: 3, slotsPerDay: 7, themes: 6, people: 70 };

const leftOut = (start: Int32Array): number => start.filter((slot) => slot < 0).length;

describe('a first placing', () => {
  it.each(Array.from({ length: 12 }, (_, index) => index + 1))(
    'leaves nothing out of a programme that fills every room, from seed %i',
    (seed) => {
      const { problem } = compile(readInstance(generateProgramme({ ...full, seed }).instance));

      const placing = placeGreedily(problem, createRandom(seed));

      expect([leftOut(placing.start), costOf(problem, placing).hard]).toEqual([0, 0]);
    },
  );

  it('leaves out no more than there is room for', () => {
    const sessions = ['a', 'b', 'c', 'd', 'e'].map((id) => session(id, { needs: ['interpretation'] }));
    const slots = example().slots.slice(0, 4);
    const { problem } = compile(readInstance(example({ slots, sessions })));

    const placing = placeGreedily(problem, createRandom(1));

    expect([leftOut(placing.start), costOf(problem, placing).hard]).toEqual([1, 1]);
  });

  it('drives no pinned session out', () => {
    const pinned = { slot: 'd0h9', room: 'hall' };
    const sessions = [session('a', { pinned }), session('b', { times: ['d0h9'], rooms: ['hall'] })];
    const { problem } = compile(readInstance(example({ sessions })));

    const placing = placeGreedily(problem, createRandom(1));

    expect([...placing.start]).toEqual([0, -1]);
  });
});
