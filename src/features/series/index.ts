/**
 * Owns series, editions, themes, venues and rooms: what recurs, each holding of it, and where it takes place.
 * Higher features hang on an edition; they add what the next one takes over as a `CarryOver`.
 */
import type { Changes, Revisions } from '../../platform/changes/index.ts';
import type { Database } from '../../platform/database/index.ts';
import type { Api } from '../../platform/http/index.ts';
import { addSeriesApi } from './api.ts';
import { type CarryOver, type CarryOverService, createCarryOverService } from './carry-over.ts';
import { createEditionFinder, type EditionFinder } from './finder.ts';
import { createPartsService, type PartsService } from './parts.ts';
import { createSeriesService, type SeriesService } from './service.ts';

export { type CarriedIds, type CarryOver, seriesCarryOver } from './carry-over.ts';
export { EditionParams, IdParams } from './contract.ts';
export type { EditionFinder } from './finder.ts';
export { manageEdition, manageSeries, maySeeEdition, placeOf, workInEdition } from './policy.ts';
export { type EditionDays, isTimeZone } from './rules.ts';
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

export interface SeriesFeature {
  readonly database: Database;
  readonly service: SeriesService;
  readonly parts: PartsService;
  readonly carryOver: CarryOverService;
  readonly finder: EditionFinder;
  addApi(api: Api): void;
}

export function createSeriesFeature(deps: {
  database: Database;
  changes: Changes;
  revisions: Revisions;
  carryOver: readonly CarryOver[];
}): SeriesFeature {
  const { database, changes, revisions } = deps;
  const feature: SeriesFeature = {
    database,
    service: createSeriesService({ changes }),
    parts: createPartsService({ changes }),
    carryOver: createCarryOverService({ database, changes, contributors: deps.carryOver }),
    finder: createEditionFinder({ database, revisions }),
    addApi: (api) => addSeriesApi(api, feature),
  };
  return feature;
}
