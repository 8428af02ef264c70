import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  compileConference,
  timetableOf,
} from '../../../../src/features/scheduling/engine/cosplib/compile.ts';
import { createTrackLandscape } from '../../../../src/features/scheduling/engine/cosplib/landscape.ts';
import { readConference, readTimetable } from '../../../../src/features/scheduling/engine/cosplib/read.ts';
import { scoreConference } from '../../../../src/features/scheduling/engine/cosplib/score.ts';
import { createRandom } from '../../../../src/features/scheduling/engine/random.ts';

const data = new URL('../../../../../shared/data/scheduling/', import.meta.url).pathname;
const here = existsSync(data);
if (!here) console.log('The benchmark’s files are not there: its tests are left out.');
const read = (name: string) => readFileSync(`${data}${name}.xlsx`);

describe.runIf(here)('the benchmark of conferences', () => {
  it.each([
    ['N2OR', 'ExactModel-N2ORSolution', 2],
    ['GECCO20', 'ExactModel-GECCO20Solution', 6_298],
    ['GECCO20', 'ExtendedModel-GECCO20Solution', 7_768],
  ])('scores a published solution of %s: %s', (name, solution, total) => {
    const conference = readConference(read(name));

    const score = scoreConference(conference, readTimetable(read(solution), conference));

    expect([score.total, score.faults]).toEqual([total, []]);
  });

  it.each(['N2OR', 'GECCO20'])('counts by changes of %s what the judge counts whole', (name) => {
    const conference = readConference(read(name));
    const problem = compileConference(conference);
    const random = createRandom(4);
    const landscape = createTrackLandscape(problem, random);

    for (let change = 0; change < 3_000; change += 1) {
      if (!landscape.attempt(random)) continue;
      if (random.next() < 0.5) landscape.undo();
      else landscape.keep();
      if (change % 100 !== 0) continue;
      const judged = scoreConference(conference, timetableOf(conference, problem.most, landscape.save()));
      expect(landscape.score.soft).toBeCloseTo(judged.total);
      expect(judged.faults).toHaveLength(landscape.score.hard);
    }
  });

  it('refuses what is no workbook of it', () => {
    expect(() => readConference(new TextEncoder().encode('a,b'))).toThrow(/no sheet “parameters”/);
  });
});
