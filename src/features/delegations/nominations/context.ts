import type { DelegationsPartContext } from '../context.ts';
import type { NominationImport } from './import/index.ts';
import type { DelegationsService } from './service/delegations.ts';
import type { NominationFilesService } from './service/files.ts';
import type { FocalPointsService } from './service/focal-points.ts';
import type { Gate } from './service/gate.ts';
import type { NominationsService } from './service/nominations.ts';

/** What both faces of delegations work with. */
export interface NominationsContext extends DelegationsPartContext {
  readonly gate: Gate;
  readonly delegations: DelegationsService;
  readonly focalPoints: FocalPointsService;
  readonly nominations: NominationsService;
  readonly nominationFiles: NominationFilesService;
  readonly nominationImport: NominationImport;
}
