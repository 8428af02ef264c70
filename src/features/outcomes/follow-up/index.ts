/** Responses, actions, indicators, progress reports and assessments of recommendations. */
import type { Part } from '../../series/index.ts';
import type { OutcomesContext } from '../context.ts';
import { addFollowUpApi } from './api/index.ts';
import type { FollowUpContext } from './context.ts';
import { addFollowUpPages } from './pages/index.ts';
import { createFollowUpReminders } from './reminders.ts';
import { type AssessmentsService, createAssessmentsService } from './service/assessments.ts';
import { createEvidenceService, type EvidenceService } from './service/evidence.ts';
import { createFollowUpGate } from './service/gate.ts';
import { createMeasuresService, type MeasuresService } from './service/measures.ts';
import { createPlansService, type PlansService } from './service/plans.ts';
import { createReportsService, type ReportsService } from './service/reports.ts';

export { followUpMails } from './mails.ts';
export { evidenceFileReaders } from './service/evidence.ts';

export interface FollowUpPart extends Part {
  readonly plans: PlansService;
  readonly measures: MeasuresService;
  readonly reports: ReportsService;
  readonly evidence: EvidenceService;
  readonly assessments: AssessmentsService;
  /** Tells of rounds that are near, and of silence. */
  readonly reminders: ReturnType<typeof createFollowUpReminders>;
}

export function createFollowUp(context: OutcomesContext): FollowUpPart {
  const gate = createFollowUpGate(context);
  const plans = createPlansService(context, gate);
  const reports = createReportsService(context, gate);
  const own: FollowUpContext = {
    ...context,
    gate,
    plans,
    reports,
    measures: createMeasuresService(context, gate),
    evidence: createEvidenceService(context, gate, reports),
    assessments: createAssessmentsService(context, gate),
  };
  const { measures, evidence, assessments } = own;
  return {
    plans,
    measures,
    reports,
    evidence,
    assessments,
    reminders: createFollowUpReminders(context, plans),
    addApi: (api) => addFollowUpApi(api, own),
    addPages: (deps) => addFollowUpPages({ ...own, ...deps }),
  };
}
