import type { FastifyInstance } from 'fastify';
import type { Clock } from '../../../platform/clock/index.ts';
import type { Files } from '../../../platform/files/index.ts';
import type { Jobs } from '../../../platform/jobs/index.ts';
import type { Pages } from '../../../platform/pages/index.ts';
import type { AccountFrame } from '../../accounts/index.ts';
import type { EditionShell } from '../../series/index.ts';
import type { HonoursFeature } from '../index.ts';
import { addAttendanceIssue } from './attendance.ts';
import { addCertificateRecord } from './certificate.ts';
import { addCertificatesList } from './certificates.ts';
import { addCertificateChanges } from './changes.ts';
import { addCertificateFiles } from './files.ts';
import { addHonoursManagement } from './honours.ts';
import { addIssuePages } from './issue.ts';
import { addCertificateMailing } from './mailing.ts';
import { addOwnCertificates } from './own.ts';
import { addPublicHonours } from './public-honours.ts';
import { addStatementPages } from './statement.ts';
import { addVerifyPages } from './verify.ts';

/** What the pages of this feature work with. */
export interface HonoursPages extends HonoursFeature {
  readonly server: FastifyInstance;
  readonly pages: Pages;
  readonly shell: EditionShell;
  readonly accountFrame: AccountFrame;
  readonly clock: Clock;
  readonly files: Files;
  readonly jobs: Jobs;
}

/** Adds the pages of honours, certificates and verification. */
export function addHonoursPages(deps: HonoursPages): void {
  addPublicHonours(deps);
  addHonoursManagement(deps);
  addCertificatesList(deps);
  addAttendanceIssue(deps);
  addIssuePages(deps);
  addStatementPages(deps);
  addCertificateFiles(deps);
  addCertificateMailing(deps);
  addCertificateRecord(deps);
  addCertificateChanges(deps);
  addVerifyPages(deps);
  addOwnCertificates(deps);
}
