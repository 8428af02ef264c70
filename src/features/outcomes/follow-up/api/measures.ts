import { Type } from 'typebox';
import { notFound } from '../../../../platform/errors/index.ts';
import { type Api, etagOf, versionRead } from '../../../../platform/http/index.ts';
import { IdSchema } from '../../../../platform/http/schemas.ts';
import { IdParams } from '../../../series/index.ts';
import * as store from '../../store/follow-up/index.ts';
import type { FollowUpContext } from '../context.ts';
import * as contract from '../contract.ts';
import { assess, manageFollowUp, report } from '../policy.ts';
import { presentAction, presentAssessment, presentIndicator } from '../present.ts';

const tag = 'outcomes';
const PairParams = Type.Object({ id: IdSchema, body: IdSchema });

/** Responses, actions, milestones and indicators, and what assessors find. */
export function addMeasuresApi(api: Api, context: FollowUpContext): void {
  const { database, measures, assessments } = context;
  const { db } = database;

  api.operation({
    method: 'PUT',
    url: '/follow-ups/:id/responses/:body',
    id: 'respondToRecommendation',
    tag,
    summary: 'Record what a body answers to a recommendation',
    policy: report,
    status: 204,
    params: PairParams,
    body: contract.ResponseInput,
    reply: Type.Null(),
    handle: async ({ params, body, raw }) => {
      await measures.respond(raw.actor, params.id, params.body, body);
    },
  });

  api.operation({
    method: 'POST',
    url: '/follow-ups/:id/actions/:body',
    id: 'createFollowUpAction',
    tag,
    summary: 'Add what a body does about a recommendation, or a milestone of it',
    policy: report,
    creates: true,
    params: PairParams,
    body: contract.ActionInput,
    reply: contract.ActionView,
    handle: async ({ params, body, raw }, reply) => {
      const action = await measures.addAction(raw.actor, params.id, params.body, body);
      reply.header('etag', etagOf(action.version));
      return presentAction(action);
    },
  });

  api.operation({
    method: 'PATCH',
    url: '/follow-up-actions/:id',
    id: 'editFollowUpAction',
    tag,
    summary: 'Change an action or a milestone: that it was reached, or given up and why',
    policy: report,
    edits: true,
    params: IdParams,
    body: contract.ActionPatch,
    reply: contract.ActionView,
    handle: async ({ params, body, raw }, reply) => {
      const action = await measures.editAction(raw.actor, params.id, versionRead(raw), body);
      reply.header('etag', etagOf(action.version));
      return presentAction(action);
    },
  });

  api.operation({
    method: 'POST',
    url: '/follow-ups/:id/indicators',
    id: 'createIndicator',
    tag,
    summary: 'Add what is measured about a recommendation',
    policy: manageFollowUp,
    creates: true,
    params: IdParams,
    body: contract.IndicatorInput,
    reply: contract.IndicatorView,
    handle: async ({ params, body, raw }) =>
      presentIndicator({ ...(await measures.addIndicator(raw.actor, params.id, body)), values: [] }),
  });

  api.operation({
    method: 'PATCH',
    url: '/indicators/:id',
    id: 'editIndicator',
    tag,
    summary: 'Change what is measured: name, unit, baseline or target; what was measured stays',
    policy: manageFollowUp,
    edits: true,
    params: IdParams,
    body: contract.IndicatorPatch,
    reply: contract.IndicatorView,
    handle: async ({ params, body, raw }, reply) => {
      const row = await measures.editIndicator(raw.actor, params.id, versionRead(raw), body);
      reply.header('etag', etagOf(row.version));
      const [whole] = (
        await store.listIndicators(database, db, { provisionId: row.provisionId }, { all: true })
      ).filter(({ id }) => id === row.id);
      return presentIndicator(whole ?? { ...row, values: [] });
    },
  });

  api.operation({
    method: 'POST',
    url: '/indicators/:id/values',
    id: 'measureIndicator',
    tag,
    summary: 'Record a figure that no report gave; a second one of the same day takes its place',
    policy: manageFollowUp,
    status: 204,
    params: IdParams,
    body: contract.MeasurementInput,
    reply: Type.Null(),
    handle: async ({ params, body, raw }) => {
      await measures.measure(raw.actor, params.id, body);
    },
  });

  api.operation({
    method: 'POST',
    url: '/follow-ups/:id/assessments/:body',
    id: 'createAssessment',
    tag,
    summary: 'Record what an assessor from outside finds of a body’s progress',
    policy: assess,
    status: 201,
    params: PairParams,
    body: contract.AssessmentInput,
    reply: contract.AssessmentView,
    handle: async ({ params, body, raw }) => {
      const made = await assessments.assess(raw.actor, params.id, params.body, body);
      const [whole] = (await store.listAssessments(db, params.id, params.body)).filter(
        ({ assessment }) => assessment.id === made.id,
      );
      if (whole === undefined) throw notFound();
      return presentAssessment(whole);
    },
  });
}
