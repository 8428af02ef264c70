import type { PartPages } from '../../series/index.ts';
import type { OutcomesContext } from '../context.ts';
import type { AssessmentsService } from './service/assessments.ts';
import type { EvidenceService } from './service/evidence.ts';
import type { FollowUpGate } from './service/gate.ts';
import type { MeasuresService } from './service/measures.ts';
import type { PlansService } from './service/plans.ts';
import type { ReportsService } from './service/reports.ts';

/** What both faces of follow-up work with. */
export interface FollowUpContext extends OutcomesContext {
  readonly gate: FollowUpGate;
  readonly plans: PlansService;
  readonly measures: MeasuresService;
  readonly reports: ReportsService;
  readonly evidence: EvidenceService;
  readonly assessments: AssessmentsService;
}

export type FollowUpPages = FollowUpContext & PartPages;
