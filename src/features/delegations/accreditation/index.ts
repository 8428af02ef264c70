/** Who may come: the queue, its checks and decisions. */
import type { ManagementTask, Part } from '../../series/index.ts';
import type { DelegationsPartContext } from '../context.ts';
import { addAccreditationApi } from './api.ts';
import { addDecisions } from './pages/decide.ts';
import { addQueue } from './pages/queue.ts';
import { addRecord } from './pages/record.ts';
import { addRules } from './pages/rules.ts';
import { addWatchList } from './pages/watch.ts';
import { readAccreditations } from './policy.ts';
import { createDecidingService, type DecidingService } from './service/deciding.ts';
import { createKeepingService, type KeepingService } from './service/keeping.ts';
import { createLikenessService, type LikenessService } from './service/likeness.ts';
import { createReadingService, type ReadingService } from './service/reading.ts';

export { accreditationMails } from './mails.ts';

/** Services of accreditation, for its routes and for those who load an edition. */
export interface AccreditationServices {
  readonly deciding: DecidingService;
  readonly keeping: KeepingService;
  readonly likeness: LikenessService;
  readonly reading: ReadingService;
}

/** Its task of the management menu. */
export const accreditationTask: ManagementTask = {
  group: 'participants',
  label: 'accreditation:title',
  path: '/accreditation',
  icon: 'check',
  policy: readAccreditations,
};

export function createAccreditation(context: DelegationsPartContext): Part & AccreditationServices {
  const likeness = createLikenessService(context);
  const services: AccreditationServices = {
    deciding: createDecidingService(context),
    keeping: createKeepingService(context),
    likeness,
    reading: createReadingService(context, likeness),
  };
  return {
    ...services,
    addApi: (api) => addAccreditationApi(api, context, services),
    addPages(deps) {
      const own = { ...deps, ...services, database: context.database, files: context.files };
      addQueue(own);
      addDecisions(own);
      addRules(own);
      addWatchList(own);
      addRecord(own);
    },
  };
}
