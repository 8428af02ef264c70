/**
 * Owns the texts of an edition: documents, their provisions (recommendations among them), who answers for them, the
 * texts that they refer to, and what the next edition made of them.
 */
import type { Changes } from '../../platform/changes/index.ts';
import type { Database } from '../../platform/database/index.ts';
import type { Api } from '../../platform/http/index.ts';
import type { Pages } from '../../platform/pages/index.ts';
import type { EditionFinder, EditionShell, ManagementTask } from '../series/index.ts';
import { addOutcomesApi } from './api.ts';
import { provisionChoices } from './choices.ts';
import { addOutcomesManagement } from './pages/index.ts';
import { readDrafts } from './policy.ts';
import { addOutcomesPublicPages } from './public-pages.ts';
import { createOutcomesService, type OutcomesService } from './service.ts';

export { recommendationsCarryOver } from './carry-over.ts';
export { outcomesExport } from './edition-export.ts';
export { outcomesFigures } from './figures.ts';
export { type ReportDocument, renderReport } from './render/index.ts';
export type { NewDisposition } from './service.ts';
export { sessionOutcomes } from './session-outcomes.ts';
export {
  type DispositionRow,
  type DocumentRow,
  listCarriedInto,
  listDocuments,
  listProvisions,
  type ProvisionWhole,
} from './store/index.ts';
export { verifyTexts, type WrongText } from './verification.ts';

/** The outcomes' place in the management menu. */
export const outcomesTasks: readonly ManagementTask[] = [
  {
    group: 'outcomes',
    label: 'common:nav.management.recommendations',
    path: '/outcomes',
    icon: 'target',
    policy: readDrafts,
  },
];

export interface OutcomesFeature {
  readonly database: Database;
  readonly finder: EditionFinder;
  readonly service: OutcomesService;
  addApi(api: Api): void;
  addPages(deps: { pages: Pages; shell: EditionShell }): void;
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
    addPages({ pages, shell }) {
      addOutcomesManagement({ pages, shell, database, service: feature.service, ...provisionChoices });
      addOutcomesPublicPages({ shell, database });
    },
  };
  return feature;
}
