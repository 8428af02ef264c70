/** The rules of a schedule: what breaks them, how an edition takes them, what it accepts and why. */
import type { Api } from '../../../platform/http/index.ts';
import type { PartPages } from '../../programme/index.ts';
import type { AboveSchedule } from '../above.ts';
import { addConflictsApi } from './api.ts';
import { addConflictsPages } from './pages/index.ts';
import { createConflictsService } from './service.ts';
import { createConflictSource } from './source.ts';

export function createConflicts(context: AboveSchedule) {
  const service = createConflictsService(context);
  return {
    service,
    /** What the pages of sessions tell of conflicts. */
    source: createConflictSource(context),
    addApi: (api: Api): void => addConflictsApi(api, { ...context, service }),
    addPages: (deps: PartPages): void => addConflictsPages({ ...deps, ...context, service }),
  };
}
