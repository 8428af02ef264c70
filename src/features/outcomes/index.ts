/**
 * Owns the texts of an edition: documents, their provisions (recommendations among them), who answers for them, the
 * texts that they refer to, and what the next edition made of them.
 */
import type { Changes } from '../../platform/changes/index.ts';
import type { Database } from '../../platform/database/index.ts';
import type { Api } from '../../platform/http/index.ts';
import type { EditionFinder } from '../series/index.ts';
import { addOutcomesApi } from './api.ts';
import { createOutcomesService, type OutcomesService } from './service.ts';

export { recommendationsCarryOver } from './carry-over.ts';
export { manageOutcomes, readDrafts } from './policy.ts';
export {
  type DispositionRow,
  type DocumentRow,
  insertDispositions,
  listCarriedInto,
  listDocuments,
  listProvisions,
  type ProvisionWhole,
} from './store.ts';

export interface OutcomesFeature {
  readonly database: Database;
  readonly finder: EditionFinder;
  readonly service: OutcomesService;
  addApi(api: Api): void;
}

export function createOutcomesFeature(deps: {
  database: Database;
  changes: Changes;
  finder: EditionFinder;
}): OutcomesFeature {
  const { database, changes, finder } = deps;
  const feature: OutcomesFeature = {
    database,
    finder,
    service: createOutcomesService({ changes }),
    addApi: (api) => addOutcomesApi(api, feature),
  };
  return feature;
}
