/**
 * Owns series, editions, themes, venues and rooms: what recurs, each holding of it, and where it takes place.
 * Higher features hang on an edition; they add what the next one takes over as a `CarryOver`.
 */
import type { Changes, Revisions } from '../../platform/changes/index.ts';
import type { Database } from '../../platform/database/index.ts';
import type { Api } from '../../platform/http/index.ts';
import { signedIn } from '../../platform/http/index.ts';
import type { Pages } from '../../platform/pages/index.ts';
import { addSeriesApi } from './api.ts';
import { addPartsApi } from './api-parts.ts';
import { type CarryOver, type CarryOverService, createCarryOverService } from './carry-over.ts';
import type { ClosingCondition } from './closing.ts';
import type { EditionFigure } from './figures.ts';
import { createEditionFinder, type EditionFinder } from './finder.ts';
import { addEditionList } from './pages/edition-list.ts';
import { addEditionPages } from './pages/edition-pages.ts';
import { addNextEditionPages } from './pages/next-edition-pages.ts';
import { addOverviewPage } from './pages/overview.ts';
import { addPartsPages } from './pages/parts-pages.ts';
import { addSeriesPages } from './pages/series-pages.ts';
import { createPartsService, type PartsService } from './parts.ts';
import { manageEdition as setUp, workInEdition as work } from './policy.ts';
import { createSeriesService, type SeriesService } from './service.ts';
import type { EditionShell, ManagementTask } from './shell.ts';

export { below, managed } from './addresses.ts';
export { type CarriedIds, type CarryOver, seriesCarryOver } from './carry-over.ts';
export type { ClosingCondition } from './closing.ts';
export { EditionParams, IdParams } from './contract.ts';
export { createDocumentEditions } from './document-editions.ts';
export { listEditionEnds } from './edition-ends.ts';
export {
  type EditionExport,
  type ExportedFile,
  type ExportSource,
  jsonFile,
  seriesExport,
} from './edition-export.ts';
export { type EditionFigure, seriesFigures, textBehind } from './figures.ts';
export type { EditionFinder } from './finder.ts';
export { mastheadOf } from './masthead.ts';
export { momentFor, momentOf, shortMoment } from './moments.ts';
export type { Part, PartPages } from './part.ts';
export { manageEdition, manageSeries, maySeeEdition, placeOf, workInEdition } from './policy.ts';
export type { EditionDays } from './rules.ts';
export { editionWords, seriesScopeTitles } from './scope-titles.ts';
export { sentence } from './sentence.ts';
export {
  createEditionShell,
  dateSettingsOf,
  type EditionShell,
  editionPath,
  type ManagementTask,
  managementPath,
  type OwnPage,
  type PublicSection,
} from './shell.ts';
export {
  type EditionRow,
  type EditionWhole,
  findEdition,
  findSeries,
  findVisibleSeries,
  listEditions,
  listRooms,
  listSeries,
  listThemes,
  listVenues,
  lockEdition,
  type RoomRow,
  type SeriesRow,
  type ThemeRow,
  type VenueRow,
} from './store.ts';
export { createWayBack } from './way-back.ts';

/** The edition's own tasks in the management menu. */
export const seriesTasks: readonly ManagementTask[] = [
  { group: 'edition', label: 'common:nav.management.overview', path: '', icon: 'home', policy: work },
  {
    group: 'edition',
    label: 'common:nav.management.settings',
    path: '/settings',
    icon: 'gear',
    policy: setUp,
  },
  { group: 'edition', label: 'common:nav.management.themes', path: '/themes', icon: 'doc', policy: setUp },
  { group: 'edition', label: 'series:part.venue.many', path: '/venues', icon: 'pin', policy: setUp },
  { group: 'edition', label: 'series:part.room.many', path: '/rooms', icon: 'grid', policy: setUp },
  { group: 'edition', label: 'series:manage.plan-next', path: '/next', icon: 'next', policy: setUp },
  { group: 'installation', label: 'series:manage.forums', path: '', icon: 'home', policy: signedIn },
];

export interface SeriesFeature {
  readonly database: Database;
  readonly service: SeriesService;
  readonly parts: PartsService;
  readonly carryOver: CarryOverService;
  readonly finder: EditionFinder;
  addApi(api: Api): void;
  addPages(deps: { pages: Pages; shell: EditionShell }): void;
}

export function createSeriesFeature(deps: {
  database: Database;
  changes: Changes;
  revisions: Revisions;
  carryOver: readonly CarryOver[];
  /** What must hold before an edition is closed. */
  closing: readonly ClosingCondition[];
  /** What the overview counts, in its order. */
  figures: readonly EditionFigure[];
}): SeriesFeature {
  const { database, changes, revisions } = deps;
  const feature: SeriesFeature = {
    database,
    service: createSeriesService({ changes, closing: deps.closing }),
    parts: createPartsService({ changes }),
    carryOver: createCarryOverService({ database, changes, contributors: deps.carryOver }),
    finder: createEditionFinder({ database, revisions }),
    addApi(api) {
      addSeriesApi(api, feature);
      addPartsApi(api, feature);
    },
    addPages({ pages, shell }) {
      addOverviewPage({ shell, database, figures: deps.figures });
      addEditionList({ pages, shell, feature });
      addSeriesPages({ pages, shell, feature });
      addEditionPages({ pages, shell, feature });
      addNextEditionPages({ pages, shell, feature });
      addPartsPages({ shell, pages, feature });
    },
  };
  return feature;
}
export { type RoomFeature, roomFeatures } from './tables.ts';
