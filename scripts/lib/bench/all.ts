import { createAccessBench } from './access/index.ts';
import { createAgendaBench } from './agenda/index.ts';
import { createBadgesBench } from './badges/index.ts';
import type { Bench } from './bench.ts';
import { createCheckInBench } from './check-in/index.ts';
import { createConflictsBench } from './conflicts/index.ts';
import { createGridBench } from './grid/index.ts';
import { createImportBench } from './import/index.ts';
import { createMailBench } from './mail/index.ts';
import { createNominationsBench } from './nominations/index.ts';
import { createOutcomesBench } from './outcomes/index.ts';
import { createPdfBench } from './pdf/index.ts';
import { createPlacesBench } from './places/index.ts';
import { createRegistrationBench } from './registration/index.ts';
import { createReleaseBench } from './release/index.ts';
import { createSearchBench } from './search/index.ts';
import { createSolverBench } from './solver/index.ts';
import { createStartBench } from './start/index.ts';
import { createTextsBench } from './texts/index.ts';

/** Everything that `npm run bench` measures, in its order. */
export const benches: readonly Bench[] = [
  createAgendaBench({ sessions: 1_000, rounds: 5, seconds: 2, changes: 50, releases: 5 }),
  createPdfBench({ sessions: 300, recommendations: 175, certificates: 1_000, runs: 9 }),
  createStartBench({ runs: 5 }),
  createImportBench({ sessions: 1_000, oneByOne: 60 }),
  createNominationsBench({ rows: 1_000, oneByOne: 40 }),
  createGridBench({ sessions: 800, rooms: 30, moves: 40 }),
  createConflictsBench({ sessions: 1_000, rounds: 15 }),
  createReleaseBench({ sessions: 1_000, rounds: 5 }),
  createRegistrationBench({ people: 500, places: 10 }),
  createPlacesBench({ people: 500, places: 10 }),
  createCheckInBench({ people: 20_000, devices: 8, each: 50, beat: 250 }),
  createBadgesBench({ badges: 5_000, oneByOne: 50 }),
  createSearchBench({ editions: 10, provisions: 5_000, searches: 300 }),
  createOutcomesBench({ editions: 10, recommendations: 500, readings: 100 }),
  createTextsBench({ pages: 60, runs: 9 }),
  createAccessBench({ rounds: 9, signIns: 24, requests: 400 }),
  createMailBench({ mails: 1_000, kills: 10, rounds: 5, requests: 400 }),
  createSolverBench({ runs: 5, short: 30, long: 120, mend: 5 }),
];
