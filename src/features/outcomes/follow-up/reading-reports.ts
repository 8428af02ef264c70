import type { Db } from '../../../platform/database/index.ts';
import * as store from '../store/follow-up/index.ts';
import type { ReportView } from './contract.ts';
import { presentReport } from './present.ts';

/** A report with all its evidence, for those who may read it whole. */
export const readWholeReport = async (db: Db, row: store.ReportRow): Promise<ReportView> =>
  presentReport({ report: row, evidence: await store.listEvidence(db, [row.id], { confidential: true }) });
