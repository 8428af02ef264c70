/**
 * What is held of somebody, told and given to them; their erasure by the organiser of the installation; how long each
 * kind is kept. What each feature holds, it brings itself: `PersonalData` and `RetentionRule`.
 */
import type { Changes } from '../../../platform/changes/index.ts';
import type { Clock } from '../../../platform/clock/index.ts';
import type { Database } from '../../../platform/database/index.ts';
import type { Api } from '../../../platform/http/index.ts';
import type { Jobs } from '../../../platform/jobs/index.ts';
import {
  type ColumnClass,
  createRetention,
  type EditionEnd,
  type PersonalData,
  type Reader,
  type Retention,
  type RetentionRule,
} from '../../../platform/personal-data/index.ts';
import { addPersonalDataApi, type PersonalDataApi } from './api.ts';
import { addPersonalDataPages, PATH, type PersonalDataPages } from './pages/index.ts';
import { managePersonalData } from './policy.ts';
import { createPersonalDataService, type PersonalDataService } from './service.ts';

/** Personal data in the installation's management menu. */
export const personalDataTask = {
  group: 'installation',
  label: 'personal-data:data',
  path: PATH,
  icon: 'lock',
  policy: managePersonalData,
} as const;

/** Seconds between two clearings of what is over. */
const DAILY = 86_400;

export interface PersonalDataFeature {
  readonly service: PersonalDataService;
  readonly retention: Retention;
  addApi(api: Api, deps: Pick<PersonalDataApi, 'describe' | 'translate'>): void;
  addPages(deps: Omit<PersonalDataPages, 'database' | 'clock' | 'service' | 'retention'>): void;
}

export function createPersonalDataFeature(deps: {
  readonly database: Database;
  readonly changes: Changes;
  readonly clock: Clock;
  readonly jobs: Jobs;
  /** From the top of the ladder down. */
  readonly contributors: readonly PersonalData[];
  readonly rules: readonly RetentionRule[];
  readonly classes: readonly ColumnClass[];
  readonly editionEnds: (reader: Reader) => Promise<readonly EditionEnd[]>;
}): PersonalDataFeature {
  const { database, clock, jobs } = deps;
  const service = createPersonalDataService(deps);
  const retention = createRetention(deps);
  jobs.every({
    name: 'retention',
    seconds: DAILY,
    work: async () => {
      await retention.run();
    },
  });
  return {
    service,
    retention,
    addApi: (api, more) => addPersonalDataApi(api, { database, service, retention, ...more }),
    addPages: (more) => addPersonalDataPages({ database, clock, service, retention, ...more }),
  };
}
