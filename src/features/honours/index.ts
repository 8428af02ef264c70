/**
 * Owns honours and certificates: who was honoured and why, and what the forum attests, from what is recorded, with a
 * serial number and a code that anyone can verify.
 */
import type { FastifyInstance } from 'fastify';
import type { Changes } from '../../platform/changes/index.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database } from '../../platform/database/index.ts';
import type { Files } from '../../platform/files/index.ts';
import type { Api } from '../../platform/http/index.ts';
import type { Translator } from '../../platform/i18n/index.ts';
import type { Jobs } from '../../platform/jobs/index.ts';
import type { Outbox } from '../../platform/outbox/index.ts';
import type { Pages } from '../../platform/pages/index.ts';
import type { AccountFrame } from '../accounts/index.ts';
import type { DirectoryFeature } from '../directory/index.ts';
import {
  type EditionFinder,
  type EditionShell,
  type ManagementTask,
  workInEdition,
} from '../series/index.ts';
import { addAttendanceApi } from './api-attendance.ts';
import { addCertificatesApi } from './api-certificates.ts';
import { addHonoursApi } from './api-honours.ts';
import { addVerificationsApi } from './api-verifications.ts';
import { type AttendanceService, createAttendanceService } from './attendance-service.ts';
import { type CertificatesService, createCertificatesService } from './certificates-service.ts';
import { createHonoursService, type HonoursService } from './honours-service.ts';
import { certificatesBatch } from './jobs.ts';
import { type CertificateMailing, createCertificateMailing } from './mailing-service.ts';
import { addHonoursPages } from './pages/index.ts';
import { createVerification, type Verifiable, type Verification } from './verification.ts';

export type { CertificatesService, IssueManyOptions } from './certificates-service.ts';
export { certificateDocuments } from './document.ts';
export { honoursExport } from './edition-export.ts';
export { honoursFigures } from './figures.ts';
export type { HonoursService, NewHonour } from './honours-service.ts';
export { honoursMails } from './mails.ts';
export { type CertificateDocument, renderCertificate } from './render/index.ts';
export { listCertificates } from './store/certificates.ts';
export type { Verifiable, Verified } from './verification.ts';

/** Honours' and certificates' places in the management menu. */
export const honoursTasks: readonly ManagementTask[] = [
  {
    group: 'outcomes',
    label: 'common:nav.management.honours',
    path: '/honours',
    icon: 'mark',
    policy: workInEdition,
  },
  {
    group: 'outcomes',
    label: 'common:nav.management.certificates',
    path: '/certificates',
    icon: 'seal',
    policy: workInEdition,
  },
];

export interface HonoursFeature {
  readonly database: Database;
  readonly finder: EditionFinder;
  readonly honours: HonoursService;
  readonly certificates: CertificatesService;
  readonly verification: Verification;
  /** Certificates of attendance, in bulk. */
  readonly attendance: AttendanceService;
  /** Certificates by mail to their holders. */
  readonly mailing: CertificateMailing;
  /** Outside address, without a slash at its end. */
  readonly publicUrl: string;
  addApi(api: Api): void;
  addPages(deps: {
    /** For addresses that know no language: `/verify/<code>`. */
    readonly server: FastifyInstance;
    readonly pages: Pages;
    readonly shell: EditionShell;
    /** For what somebody finds in their own account. */
    readonly accountFrame: AccountFrame;
  }): void;
}

export function createHonoursFeature(deps: {
  readonly database: Database;
  readonly changes: Changes;
  readonly persons: DirectoryFeature['persons'];
  readonly clock: Clock;
  readonly finder: EditionFinder;
  readonly files: Files;
  readonly jobs: Jobs;
  readonly outbox: Outbox;
  readonly translator: Translator;
  readonly publicUrl: string;
  /** What can be verified besides certificates. */
  readonly verifiables: readonly Verifiable[];
}): HonoursFeature {
  const { database, changes, clock, finder, files, jobs, publicUrl } = deps;
  const mailing = createCertificateMailing(deps);
  const feature: HonoursFeature = {
    database,
    finder,
    publicUrl,
    honours: createHonoursService({ changes }),
    certificates: createCertificatesService({ changes }),
    attendance: createAttendanceService({ database, changes, persons: deps.persons, mailing }),
    mailing,
    verification: createVerification({ database, finder, verifiables: deps.verifiables }),
    addApi(api) {
      addHonoursApi(api, feature);
      addCertificatesApi(api, feature);
      addAttendanceApi(api, feature);
      addVerificationsApi(api, feature.verification);
    },
    addPages: ({ server, pages, shell, accountFrame }) =>
      addHonoursPages({ ...feature, server, pages, shell, accountFrame, clock, files, jobs }),
  };
  jobs.add(certificatesBatch({ database, files, finder, publicUrl }));
  return feature;
}
