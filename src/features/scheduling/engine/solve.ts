import { availableParallelism } from 'node:os';
import { type Cost, costOf, isBetter } from './board.ts';
import { check } from './check/index.ts';
import { compile } from './compile/index.ts';
import type { Instance, Score, Solution } from './format.ts';
import type { Placing, Problem } from './problem.ts';
import { type Found, runProof, runSearches } from './threads/searches.ts';

/** Sessions up to which, or days for which, the exact solver is asked. */
const PROVABLE = { sessions: 60, days: 1 } as const;
/** Of the time, before the exact solver begins from what was found. */
const SEARCH_FIRST = 0.15;

export interface SolveOptions {
  readonly seconds: number;
  readonly seed: number;
  /** Of the search; as many as there are cores, two at least, unless said. */
  readonly threads?: number;
  /** Changes that each thread tries, instead of seconds: the same seed then gives the same answer. */
  readonly iterations?: number;
  /** Placements to begin from; without them, from what is pinned and released. */
  readonly from?: Solution['placements'];
  /** Ends it with the best so far. */
  readonly signal?: AbortSignal;
  /** The best so far whenever it got better. */
  readonly onProgress?: (progress: SolveProgress) => void;
}

export interface SolveProgress extends Score {
  readonly seconds: number;
  readonly iterations: number;
  /** Computed when asked for. */
  readonly placements: () => Solution['placements'];
}

export interface SolveResult {
  readonly solution: Solution;
  /** Whether no placing can be better. */
  readonly proven: boolean;
  /** No placing without hard violations costs less than this in wishes; null: not known. */
  readonly bound: number | null;
  readonly iterations: number;
  /** Seconds until nothing hard was broken; null: never. */
  readonly firstFeasible: number | null;
}

const placingOf = ({ sessions }: Problem, state: Int32Array): Placing => ({
  room: state.subarray(0, sessions),
  start: state.subarray(sessions),
});

const isProvable = ({ sessions, slots }: Instance): boolean =>
  sessions.length <= PROVABLE.sessions || new Set(slots.map(({ day }) => day)).size <= PROVABLE.days;

/** Waits, at most until the signal. */
const pause = (seconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, seconds * 1_000);
    const end = (): void => {
      clearTimeout(timer);
      resolve();
    };
    if (signal.aborted) end();
    signal.addEventListener('abort', end, { once: true });
  });

/**
 * Places the sessions of an instance that `readInstance` let pass, in threads beside this one: a search from several
 * seeds, and for small programmes an exact solver that improves on it or proves it. The score is `check`'s.
 */
export async function solve(instance: Instance, options: SolveOptions): Promise<SolveResult> {
  const began = performance.now();
  const seconds = (): number => (performance.now() - began) / 1_000;
  const { problem, toPlacing, toPlacements } = compile(instance);
  const iterations = options.iterations ?? null;
  const ending = new AbortController();
  const signal = AbortSignal.any([ending.signal, ...(options.signal === undefined ? [] : [options.signal])]);
  let best: { score: Readonly<Cost>; state: Int32Array } | undefined;
  let firstFeasible: number | null = null;
  let tried = 0;

  const improve = (score: Readonly<Cost>, state: Int32Array): void => {
    if (best !== undefined && !isBetter(score, best.score)) return;
    best = { score, state };
    if (score.hard === 0) firstFeasible ??= seconds();
    const placements = (): Solution['placements'] => toPlacements(placingOf(problem, state));
    options.onProgress?.({ ...score, seconds: seconds(), iterations: tried, placements });
  };
  const look = (found: Found): void => {
    tried = found.iterations;
    improve(found.score, found.state);
  };

  const proof = async (): Promise<{ optimal: boolean; bound: number | null }> => {
    const none = { optimal: false, bound: null };
    if (iterations !== null || !isProvable(instance)) return none;
    await pause(options.seconds * SEARCH_FIRST, signal);
    if (signal.aborted || best === undefined || best.score.hard > 0) return none;
    const left = options.seconds - seconds() - 0.2;
    if (left <= 0) return none;
    const answer = await runProof({ problem, from: placingOf(problem, best.state), seconds: left }, signal);
    if (answer.state !== null) improve(costOf(problem, placingOf(problem, answer.state)), answer.state);
    // The exact solver knows nothing of wishes about many sessions at once: its answer is the best where it breaks none.
    const optimal =
      answer.optimal && best.score.medium === 0 && best.score.soft <= (answer.bound ?? -1) + 1e-6;
    if (optimal) ending.abort();
    return { ...answer, optimal };
  };
  const from = options.from === undefined ? null : toPlacing(options.from);
  const [found, proved] = await Promise.all([
    runSearches(
      { kind: 'programme', problem, from },
      {
        seconds: options.seconds,
        seed: options.seed,
        threads: options.threads ?? Math.max(2, availableParallelism()),
        iterations,
        signal,
        onBest: look,
      },
    ),
    proof(),
  ]);
  // The last word of the threads, in their order, so that equals don't depend on who was quicker.
  const answer = best === undefined || !isBetter(best.score, found.score) ? found : best;
  const placements = toPlacements(placingOf(problem, answer.state));
  const { hard, medium, soft } = check(instance, placements);
  return {
    solution: {
      placements,
      score: { hard, medium, soft },
      seconds: Math.round(seconds() * 1_000) / 1_000,
      seed: options.seed,
    },
    proven: proved.optimal,
    bound: proved.bound,
    iterations: found.iterations,
    firstFeasible,
  };
}
