/** The board on which the working schedule is made: moves, undo, and what others do at the same time. */
import type { Api } from '../../../platform/http/index.ts';
import type { PartPages } from '../../programme/index.ts';
import type { AboveSchedule } from '../above.ts';
import { addGridApi } from './api.ts';
import { createScheduleEvents } from './events.ts';
import { addGridPages } from './pages/index.ts';
import { createSteps } from './steps.ts';

export function createGrid(context: AboveSchedule) {
  const steps = createSteps({ ...context, placements: context.programme.placements });
  const events = createScheduleEvents(context);
  return {
    addApi: (api: Api): void => addGridApi(api, { ...context, steps, events }),
    addPages: (deps: PartPages): void => addGridPages(deps, { ...context, steps }),
    /** Ends the streams of those who look on: the process stops. */
    close: (): void => events.close(),
    steps,
  };
}
