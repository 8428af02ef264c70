/** Runs of the solver: started, watched, cancelled, compared, accepted. */
import type { Api } from '../../../platform/http/index.ts';
import type { PartPages } from '../../programme/index.ts';
import type { AboveSchedule } from '../above.ts';
import { addSolverApi } from './api.ts';
import { solveTask } from './job.ts';
import { addSolverPages } from './pages/index.ts';
import { createSolverRuns } from './service.ts';

export function createSolver(context: AboveSchedule) {
  const runs = createSolverRuns(context);
  context.jobs.add(solveTask(context));
  return {
    addApi: (api: Api): void => addSolverApi(api, { ...context, runs }),
    addPages: (deps: PartPages): void => addSolverPages(deps, { ...context, runs }),
  };
}
