/**
 * Owns the accompanying exhibition: stands with their outlines on the plan of a hall, and who holds them. The public
 * knows confirmed stands only.
 */
import type { Changes } from '../../platform/changes/index.ts';
import type { Database } from '../../platform/database/index.ts';
import type { Api } from '../../platform/http/index.ts';
import type { Pages } from '../../platform/pages/index.ts';
import {
  type EditionFinder,
  type EditionShell,
  type ManagementTask,
  workInEdition,
} from '../series/index.ts';
import { addExhibitionApi } from './api.ts';
import { addExhibitionManagement } from './management-pages.ts';
import { addExhibitionPublicPages } from './public-pages.ts';
import { createExhibitionService, type ExhibitionService } from './service.ts';

export { exhibitionExport } from './edition-export.ts';
export { exhibitionFigures } from './figures.ts';
export type { ExhibitionService, NewStand } from './service.ts';
export { listStands } from './store.ts';

/** The exhibition's place in the management menu. */
export const exhibitionTasks: readonly ManagementTask[] = [
  {
    group: 'participants',
    label: 'common:nav.management.stands',
    path: '/stands',
    icon: 'stand',
    policy: workInEdition,
  },
];

export interface ExhibitionFeature {
  readonly database: Database;
  readonly finder: EditionFinder;
  readonly service: ExhibitionService;
  addApi(api: Api): void;
  addPages(deps: { readonly pages: Pages; readonly shell: EditionShell }): void;
}

export function createExhibitionFeature(deps: {
  readonly database: Database;
  readonly changes: Changes;
  readonly finder: EditionFinder;
}): ExhibitionFeature {
  const { database, changes, finder } = deps;
  const feature: ExhibitionFeature = {
    database,
    finder,
    service: createExhibitionService({ changes }),
    addApi: (api) => addExhibitionApi(api, feature),
    addPages({ pages, shell }) {
      addExhibitionPublicPages({ shell, database });
      addExhibitionManagement({ pages, shell, database, service: feature.service });
    },
  };
  return feature;
}
