import { createAgendaBench } from './agenda/index.ts';
import type { Bench } from './bench.ts';

/** Everything that `npm run bench` measures, in its order. */
export const benches: readonly Bench[] = [
  createAgendaBench({ sessions: 120, rounds: 5, seconds: 2, changes: 50 }),
];
