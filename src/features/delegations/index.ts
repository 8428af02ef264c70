/**
 * Owns who takes part in an edition: participations of states and bodies by category. Delegations, invitations and
 * precedence stand on them.
 */
import type { Changes } from '../../platform/changes/index.ts';
import type { Database } from '../../platform/database/index.ts';
import type { Api, Describe } from '../../platform/http/index.ts';
import type { Pages } from '../../platform/pages/index.ts';
import {
  type EditionFinder,
  type EditionShell,
  type ManagementTask,
  workInEdition,
} from '../series/index.ts';
import { addDelegationsApi } from './api.ts';
import { addParticipationForms } from './pages/forms.ts';
import { addParticipationList } from './pages/management.ts';
import { addParticipantsPages } from './pages/public.ts';
import { createParticipationsService, type ParticipationsService } from './service.ts';

export { participationsCarryOver } from './carry-over.ts';
export { delegationsExport } from './edition-export.ts';
export { delegationsFigures } from './figures.ts';
export { manageParticipations } from './policy.ts';
export type { ParticipationCategory, ParticipationStatus } from './rules.ts';
export { delegationScopeTitles } from './scope-titles.ts';
export type { NewParticipation } from './service.ts';
export {
  listParticipations,
  type ParticipationFilter,
  type ParticipationRow,
  type ParticipationWhole,
} from './store.ts';

export interface DelegationsFeature {
  readonly database: Database;
  readonly finder: EditionFinder;
  readonly participations: ParticipationsService;
  addApi(api: Api): void;
  addPages(deps: { readonly pages: Pages; readonly shell: EditionShell; readonly describe: Describe }): void;
}

/** Tasks of the management menu. */
export const delegationsTasks: readonly ManagementTask[] = [
  {
    group: 'participants',
    label: 'common:nav.management.participations',
    path: '/participations',
    icon: 'flag',
    policy: workInEdition,
  },
];

export function createDelegationsFeature(deps: {
  readonly database: Database;
  readonly changes: Changes;
  readonly finder: EditionFinder;
}): DelegationsFeature {
  const { database, changes, finder } = deps;
  const feature: DelegationsFeature = {
    database,
    finder,
    participations: createParticipationsService({ changes }),
    addApi: (api) => addDelegationsApi(api, feature),
    addPages({ pages, shell, describe }) {
      addParticipantsPages({ shell, database });
      const { participations } = feature;
      addParticipationList({ pages, shell, database, describe, participations });
      addParticipationForms({ pages, shell, database, describe, participations });
    },
  };
  return feature;
}
