/** What runs in a thread: one search, or one proof. */
import { parentPort, workerData } from 'node:worker_threads';
import { createTrackLandscape } from '../cosplib/landscape.ts';
import { prove } from '../exact/prove.ts';
import { createRandom, type Random } from '../random.ts';
import { anneal } from '../search/anneal.ts';
import { placeGreedily } from '../search/greedy.ts';
import type { Landscape } from '../search/landscape.ts';
import { createProgrammeLandscape } from '../search/programme.ts';
import type { SearchJob, ThreadMessage, ThreadTask } from './messages.ts';

/** Between two words about a better state, in seconds. */
const QUIET = 0.1;

const say = (message: ThreadMessage): void => parentPort?.postMessage(message);
const now = (): number => performance.now() / 1_000;

function landscapeOf(
  job: SearchJob,
  random: Random,
): { landscape: Landscape; warm: boolean; mediumCost: number } {
  if (job.kind === 'tracks')
    return { landscape: createTrackLandscape(job.problem, random), warm: false, mediumCost: 0 };
  const { problem, from } = job;
  const released = problem.previous.some((cell) => cell >= 0);
  return {
    landscape: createProgrammeLandscape(problem, from ?? placeGreedily(problem, random)),
    warm: from !== null || released,
    mediumCost: released ? problem.movedCost : 0,
  };
}

function search(task: ThreadTask & { readonly work: 'search' }): void {
  const began = now();
  const random = createRandom(task.seed);
  const { landscape, warm, mediumCost } = landscapeOf(task.job, random);
  let said = Number.NEGATIVE_INFINITY;
  let feasible = false;
  const { score, iterations, state } = anneal(landscape, {
    seconds: Math.max(0.01, task.seconds - (now() - began)),
    iterations: task.iterations,
    random,
    warm,
    mediumCost,
    stopped: () => Atomics.load(task.stop, 0) > 0,
    now,
    onBest: (progress) => {
      const first = !feasible && progress.score.hard === 0;
      if (!first && now() - said < QUIET) return;
      feasible ||= first;
      said = now();
      say({ kind: 'best', score: progress.score, iterations: progress.iterations, state: progress.state });
    },
  });
  say({ kind: 'end', score, iterations, state });
}

const task = workerData as ThreadTask;
if (task.work === 'search') search(task);
else void prove(task).then(say);
