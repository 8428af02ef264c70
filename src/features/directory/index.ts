/**
 * Owns states, bodies and persons: who takes part, whatever the edition. Other features refer to them by id or code,
 * join them through the columns and JSON of `summaries.ts`, and add persons and bodies by the services' batches.
 */
import type { Changes } from '../../platform/changes/index.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database } from '../../platform/database/index.ts';
import type { Api } from '../../platform/http/index.ts';
import type { EditionKeys } from '../../platform/vault/edition-keys.ts';
import { addDirectoryApi } from './api.ts';
import { type BodiesService, createBodiesService } from './bodies.ts';
import {
  addIdentityApi,
  addIdentityPages,
  createIdentityService,
  type DocumentEditions,
  type IdentityService,
  readMaskedIdentity,
} from './identity/index.ts';
import { createImportsService, type ImportsService } from './imports.ts';
import type { DirectoryPages } from './pages/frame.ts';
import { addDirectoryPages } from './pages/index.ts';
import { createPersonsService, type PersonsService } from './persons.ts';
import { readDirectory } from './policy.ts';
import { createStatesService, type StatesService } from './states.ts';

export { bodyScopeTitles, personsFollowAccount } from './accounts.ts';
export type { NewBody } from './bodies.ts';
export { BodyRef, StateCodeSchema, StateRef } from './contract.ts';
export {
  type DocumentEdition,
  type DocumentEditions,
  type EditionFrame,
  readDocumentNumber,
  readReason,
} from './identity/index.ts';
export type { ImportReport, ReportRow } from './import-report.ts';
export { createNameIndex, type HasName, type NameIndex, type NameMatch } from './names.ts';
export { bodyOptions, stateOptions } from './pages/choices.ts';
export {
  createPersonalDataFeature,
  type PersonalDataFeature,
  personalDataTask,
} from './personal-data/index.ts';
export type { NewPerson } from './persons.ts';
export { manageDirectory } from './policy.ts';
export { presentBodyRef, presentStateRef } from './present.ts';
export { refusedWhenReferred } from './referred.ts';
export { createStateIndex } from './rows.ts';
export { sortKeysAfter } from './rules.ts';
export { bothLanguages, searchCondition } from './search.ts';
export { bodySheet, personSheet } from './sheets.ts';
export { type BodyName, type BodyRow, listBodies, listBodyNames } from './store-bodies.ts';
export {
  listPersonNames,
  listPersonSummaries,
  listPersons,
  type PersonName,
  type PersonRow,
  personSearch,
} from './store-persons.ts';
export { findState, listStates, type StateRow } from './store-states.ts';
export {
  type BodySummary,
  bodyColumns,
  type PersonSummary,
  personJson,
  personWords,
  type StateSummary,
  stateColumns,
} from './summaries.ts';

export interface DirectoryFeature {
  readonly database: Database;
  readonly states: StatesService;
  readonly bodies: BodiesService;
  readonly persons: PersonsService;
  readonly imports: ImportsService;
  readonly identity: IdentityService;
  /** Fills an empty table of states: once, when an installation first starts. */
  ensureStates(): Promise<void>;
  addApi(api: Api): void;
  addPages(deps: Omit<DirectoryPages, 'feature'>): void;
  /** Identity documents hang on editions, which are known above: a higher feature gives them. */
  addIdentityDocuments(
    deps: { readonly api: Api; readonly editions: DocumentEditions } & Pick<
      DirectoryPages,
      'pages' | 'describe'
    >,
  ): void;
}

/** Tasks of the installation's management menu. */
export const directoryTasks = [
  {
    group: 'installation',
    label: 'common:nav.management.persons',
    path: '/persons',
    icon: 'users',
    policy: readDirectory,
  },
  {
    group: 'installation',
    label: 'common:nav.management.bodies',
    path: '/bodies',
    icon: 'stand',
    policy: readDirectory,
  },
  {
    group: 'installation',
    label: 'common:nav.management.states',
    path: '/states',
    icon: 'flag',
    policy: readDirectory,
  },
] as const;

/** The task of every edition's management menu. */
export const identityTask = {
  group: 'participants',
  label: 'identity:documents',
  path: '/identity-documents',
  icon: 'badge',
  policy: readMaskedIdentity,
} as const;

export function createDirectoryFeature(deps: {
  readonly database: Database;
  readonly changes: Changes;
  readonly clock: Clock;
  readonly keys: EditionKeys;
}): DirectoryFeature {
  const { database, changes, clock, keys } = deps;
  const states = createStatesService({ changes });
  const bodies = createBodiesService({ database, changes });
  const persons = createPersonsService({ changes });
  const identity = createIdentityService({ changes, keys });
  const feature: DirectoryFeature = {
    database,
    states,
    bodies,
    persons,
    imports: createImportsService({ changes, bodies, persons }),
    identity,
    ensureStates: () => states.ensure(),
    addApi: (api) => addDirectoryApi(api, feature),
    addPages: (deps) => addDirectoryPages({ ...deps, feature }),
    addIdentityDocuments({ api, editions, pages, describe }) {
      const own = { database, clock, service: identity, editions };
      addIdentityApi(api, own);
      addIdentityPages({ ...own, pages, describe });
    },
  };
  return feature;
}
