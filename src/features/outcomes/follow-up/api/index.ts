import type { Api } from '../../../../platform/http/index.ts';
import type { FollowUpContext } from '../context.ts';
import { addEvidenceApi } from './evidence.ts';
import { addMeasuresApi } from './measures.ts';
import { addPlanApi } from './plan.ts';
import { addReportsApi } from './reports.ts';
import { addStandingApi } from './standing.ts';

/** Adds the JSON operations of follow-up. */
export function addFollowUpApi(api: Api, context: FollowUpContext): void {
  addStandingApi(api, context);
  addPlanApi(api, context);
  addMeasuresApi(api, context);
  addReportsApi(api, context);
  addEvidenceApi(api, context);
}
