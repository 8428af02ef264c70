import type { Database } from '../../../platform/database/index.ts';
import { TaskCancelled, type TaskKind } from '../../../platform/jobs/index.ts';
import { check } from '../engine/check/index.ts';
import { explainUnplaced } from '../engine/explain.ts';
import type { Solution } from '../engine/format.ts';
import { type SolveProgress, solve } from '../engine/solve.ts';
import { findRun, type RunRow, updateRun } from '../store/solver-runs.ts';
import type { SolverProgress } from '../tables.ts';

/** Name of the kind of task that solves. */
export const SOLVE_TASK = 'schedule.solve';

export interface SolveInput {
  readonly editionId: string;
  readonly runId: string;
}

/** Between two looks whether it was cancelled, which also show how far it is, in milliseconds. */
const LOOK = 400;
/** Points of the curve that are kept: a new one replaces its neighbour once there are more. */
const POINTS = 120;

/** Every other of the old points, once there are too many; the first and the last stay. */
const thinned = (points: readonly SolverProgress[]): SolverProgress[] =>
  points.length <= POINTS ? [...points] : points.filter((_, at) => at % 2 === 0 || at === points.length - 1);

const pointOf = ({ seconds, hard, medium, soft, iterations }: SolveProgress): SolverProgress => ({
  seconds: Math.round(seconds * 100) / 100,
  hard,
  medium,
  soft,
  iterations,
});

/** Solves a run in threads beside the server, keeps the best so far as it goes, and ends with it when cancelled. */
export const solveTask = ({ database }: { readonly database: Database }): TaskKind<SolveInput> => ({
  kind: SOLVE_TASK,
  long: true,
  async work({ input, progress }) {
    const { db } = database;
    const run = await findRun(db, input.editionId, input.runId);
    if (run === undefined || !(await updateRun(db, run, { state: 'running' }, ['queued', 'running'])))
      return null;
    const stop = new AbortController();
    const began = performance.now();
    const { seconds, seed } = run.options;
    let points: SolverProgress[] = [];
    let best: SolveProgress | undefined;
    let kept: SolveProgress | undefined;

    const keep = async (): Promise<void> => {
      if (best === undefined || best === kept) return;
      kept = best;
      const { hard, medium, soft } = best;
      const solution: Solution = {
        placements: best.placements(),
        score: { hard, medium, soft },
        seconds: Math.round(best.seconds * 1_000) / 1_000,
        seed,
      };
      await updateRun(db, run, { solution, progress: points }, ['running']);
    };
    const watch = async (): Promise<boolean> => {
      try {
        while (!stop.signal.aborted) {
          await new Promise((resolve) => setTimeout(resolve, LOOK));
          if (stop.signal.aborted) break;
          await progress(Math.min(seconds, Math.floor((performance.now() - began) / 1_000)), seconds);
          await keep();
        }
        return false;
      } catch (error) {
        stop.abort();
        if (error instanceof TaskCancelled) return true;
        throw error;
      }
    };
    const watching = watch();
    // Its failure is heard below; until then it is not one that nobody minds.
    watching.catch(() => {});
    try {
      const { solution, proven } = await solve(run.instance, {
        seconds,
        seed,
        signal: stop.signal,
        onProgress: (now) => {
          best = now;
          points = thinned([...points, pointOf(now)]);
        },
      });
      stop.abort();
      const cancelled = await watching;
      await updateRun(db, run, ended(run, solution, { points, proven, cancelled }), ['queued', 'running']);
    } catch (error) {
      stop.abort();
      await updateRun(db, run, { state: 'failed', endedAt: new Date() }, ['queued', 'running']);
      throw error;
    }
    return { runId: run.id };
  },
});

function ended(
  run: RunRow,
  solution: Solution,
  {
    points,
    proven,
    cancelled,
  }: { readonly points: readonly SolverProgress[]; readonly proven: boolean; readonly cancelled: boolean },
): Partial<RunRow> {
  const { hard, medium, soft } = check(run.instance, solution.placements);
  const last = points.at(-1);
  return {
    state: cancelled ? 'cancelled' : 'done',
    solution: { ...solution, score: { hard, medium, soft } },
    progress: [
      ...points,
      { seconds: solution.seconds, hard, medium, soft, iterations: last?.iterations ?? 0 },
    ],
    options: { ...run.options, proven },
    unplaced: Object.fromEntries(
      explainUnplaced(run.instance, solution.placements).map(({ session, reasons }) => [session, reasons]),
    ),
    endedAt: new Date(),
  };
}
