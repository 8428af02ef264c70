import { type Static, Type } from 'typebox';
import { notFound } from '../../../platform/errors/index.ts';
import { type Api, anyone, etagOf, readUpload, versionRead } from '../../../platform/http/index.ts';
import { IdSchema, LanguageQuerySchema } from '../../../platform/http/schemas.ts';
import { EditionParams, IdParams, maySeeEdition, placeOf } from '../../series/index.ts';
import * as store from '../store/follow-up/index.ts';
import type { FollowUpContext } from './context.ts';
import * as contract from './contract.ts';
import { readDetails } from './pages/record.ts';
import { asReporter, assess, manageFollowUp, ownBodies, readReports, report, seeReports } from './policy.ts';
import { presentAction, presentAssessment, presentIndicator, presentItem, presentReport } from './present.ts';
import { readFollowUp } from './reading.ts';
import { narrow } from './standing.ts';

const tag = 'outcomes';
const PairParams = Type.Object({ id: IdSchema, body: IdSchema });
const EvidenceParams = Type.Object({ id: IdSchema, evidence: IdSchema });
const ReportedFor = Type.Object({ body: Type.Optional(IdSchema) }, { additionalProperties: false });

const planView = (plan: store.PlanRow | undefined): Static<typeof contract.PlanView> => ({
  firstDueOn: plan?.firstDueOn ?? null,
  cadenceMonths: plan?.cadenceMonths ?? 12,
  reminderDays: plan?.reminderDays ?? [30, 7],
  escalationDays: plan?.escalationDays ?? 14,
  version: plan?.version ?? 0,
});

/** Adds the JSON operations of follow-up. */
export function addFollowUpApi(api: Api, context: FollowUpContext): void {
  const { database, finder, plans, measures, reports, evidence, assessments } = context;
  const { db } = database;

  const wholeReport = async (row: store.ReportRow): Promise<contract.ReportView> =>
    presentReport({
      report: row,
      evidence: await store.listEvidence(db, [row.id], { confidential: true }),
    });

  api.operation({
    method: 'GET',
    url: '/editions/:edition/follow-up',
    id: 'listFollowUp',
    tag,
    summary: 'How published recommendations stand: what bodies say, what assessors find',
    policy: anyone,
    params: EditionParams,
    query: contract.FollowUpQuery,
    reply: contract.FollowUpList,
    handle: async ({ params, query, raw }) => {
      const whole = await finder.visible(raw.actor, params.edition);
      const { lang: _, ...narrowing } = query;
      return { items: narrow(await readFollowUp(context, whole), narrowing).map(presentItem) };
    },
  });

  api.operation({
    method: 'GET',
    url: '/follow-ups/:id',
    id: 'getFollowUp',
    tag,
    summary: 'Follow-up of one recommendation: what is published, and what more the caller may see',
    policy: anyone,
    params: IdParams,
    reply: contract.FollowUpWhole,
    handle: async ({ params, raw }) => {
      const { whole } = await context.gate.followed(params.id);
      if (!maySeeEdition(raw.actor, whole.edition)) throw notFound('recommendation-unknown');
      const item = (await readFollowUp(context, whole)).find(
        ({ recommendation }) => recommendation.id === params.id,
      );
      if (item === undefined) throw notFound('recommendation-unknown');
      const details = await readDetails(context, params.id);
      const more = ownBodies(raw.actor).length > 0 || readReports.allows(raw.actor, placeOf(whole.edition));
      const seen = more ? await reports.list(raw.actor, { provisionId: params.id }) : details.reports;
      return {
        standing: presentItem(item),
        responses: details.responses.map(({ bodyId, response, note, respondedOn }) => ({
          bodyId,
          response,
          note,
          respondedOn,
        })),
        actions: details.actions.map(presentAction),
        indicators: details.indicators.map(presentIndicator),
        reports: seen.map(presentReport),
        assessments: details.assessments.map(presentAssessment),
      };
    },
  });

  api.operation({
    method: 'GET',
    url: '/editions/:edition/follow-up-plan',
    id: 'getFollowUpPlan',
    tag,
    summary: 'When reports on the recommendations of an edition fall due',
    policy: readReports,
    params: EditionParams,
    reply: contract.PlanView,
    handle: async ({ params, raw }, reply) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      if (!readReports.allows(raw.actor, placeOf(edition))) throw notFound();
      const view = planView(await store.findPlan(db, edition.id));
      reply.header('etag', etagOf(view.version));
      return view;
    },
  });

  api.operation({
    method: 'PUT',
    url: '/editions/:edition/follow-up-plan',
    id: 'setFollowUpPlan',
    tag,
    summary: 'Set when reports fall due, reminders and escalation; asks for the rounds that follow from it',
    policy: manageFollowUp,
    edits: true,
    params: EditionParams,
    body: contract.PlanInput,
    reply: contract.PlanView,
    handle: async ({ params, body, raw }, reply) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      const { plan } = await plans.setPlan(raw.actor, edition.id, versionRead(raw), body);
      reply.header('etag', etagOf(plan.version));
      return planView(plan);
    },
  });

  api.operation({
    method: 'POST',
    url: '/follow-ups/:id/reporting-obligations',
    id: 'askForReport',
    tag,
    summary: 'Ask a body for a report by a day, whatever the plan says',
    policy: manageFollowUp,
    status: 204,
    params: IdParams,
    body: contract.ObligationInput,
    reply: Type.Null(),
    handle: async ({ params, body, raw }) => {
      await plans.ask(raw.actor, params.id, [body]);
    },
  });

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
    method: 'GET',
    url: '/progress-reports',
    id: 'listOwnReports',
    tag,
    summary: 'Reports of the bodies that the caller reports for, the newest first',
    policy: asReporter,
    query: ReportedFor,
    reply: contract.ReportList,
    handle: async ({ query, raw }) => {
      const bodyIds = ownBodies(raw.actor).filter((id) => query.body === undefined || query.body === id);
      const rows = await store.listReportsOf(db, bodyIds);
      const pieces = await store.listEvidence(
        db,
        rows.map(({ id }) => id),
        { confidential: true },
      );
      return {
        items: rows.map((row) =>
          presentReport({
            report: row,
            evidence: pieces.filter(({ evidence: piece }) => piece.reportId === row.id),
          }),
        ),
      };
    },
  });

  api.operation({
    method: 'POST',
    url: '/follow-ups/:id/progress-reports/:body',
    id: 'createProgressReport',
    tag,
    summary: 'Begin a report of a body; a draft, which clears nothing',
    policy: report,
    creates: true,
    params: PairParams,
    body: contract.ReportInput,
    reply: contract.ReportView,
    handle: async ({ params, body, raw }, reply) => {
      const made = await reports.save(raw.actor, params.id, params.body, null, body);
      reply.header('location', `/api/v1/progress-reports/${made.id}`).header('etag', etagOf(made.version));
      return wholeReport(made);
    },
  });

  api.operation({
    method: 'GET',
    url: '/progress-reports/:id',
    id: 'getProgressReport',
    tag,
    summary: 'One report with its evidence',
    policy: seeReports,
    params: IdParams,
    reply: contract.ReportView,
    handle: async ({ params, raw }, reply) => {
      const { report: row } = await reports.find(raw.actor, params.id);
      reply.header('etag', etagOf(row.version));
      return wholeReport(row);
    },
  });

  api.operation({
    method: 'PATCH',
    url: '/progress-reports/:id',
    id: 'editProgressReport',
    tag,
    summary: 'Go on with a draft, or with a report that was returned',
    policy: report,
    edits: true,
    params: IdParams,
    body: contract.ReportInput,
    reply: contract.ReportView,
    handle: async ({ params, body, raw }, reply) => {
      const { report: row } = await reports.find(raw.actor, params.id);
      const saved = await reports.edit(raw.actor, row, versionRead(raw), body);
      reply.header('etag', etagOf(saved.version));
      return wholeReport(saved);
    },
  });

  api.operation({
    method: 'POST',
    url: '/progress-reports/:id/evidence',
    id: 'addEvidence',
    tag,
    summary:
      'Add evidence as multipart/form-data: `file` (PDF, DOCX, XLSX, PPTX, JPEG, PNG) or `url`, `title.ar`, `title.en`, `confidential`',
    policy: report,
    takesFile: true,
    status: 201,
    params: IdParams,
    query: LanguageQuerySchema,
    reply: contract.ReportView,
    handle: async ({ params, raw }) => {
      const { report: row } = await reports.find(raw.actor, params.id);
      const { file, fields } = await readUpload(raw);
      const url = fields.url?.toString().trim() ?? '';
      await evidence.add(
        raw.actor,
        row.id,
        {
          title: { ar: fields['title.ar']?.toString() ?? '', en: fields['title.en']?.toString() ?? '' },
          url: url === '' ? null : url,
          confidential: fields.confidential === 'true',
        },
        file,
      );
      return wholeReport(row);
    },
  });

  api.operation({
    method: 'DELETE',
    url: '/progress-reports/:id/evidence/:evidence',
    id: 'deleteEvidence',
    tag,
    summary: 'Take evidence away while the report is being written',
    policy: report,
    status: 204,
    params: EvidenceParams,
    query: LanguageQuerySchema,
    reply: Type.Null(),
    handle: async ({ params, raw }) => {
      await evidence.remove(raw.actor, params.id, params.evidence);
    },
  });

  for (const [verb, policy, summary, act] of [
    ['submission', report, 'Send a report: nothing of it changes any more', reports.submit],
    ['acceptance', manageFollowUp, 'Accept a report', reports.accept],
    ['publication', manageFollowUp, 'Publish an accepted report', reports.publish],
  ] as const) {
    api.operation({
      method: 'POST',
      url: `/progress-reports/:id/${verb}`,
      id: `${verb}OfProgressReport`,
      tag,
      summary,
      policy,
      edits: true,
      params: IdParams,
      reply: contract.ReportView,
      handle: async ({ params, raw }, reply) => {
        const after = await act(raw.actor, params.id, versionRead(raw));
        reply.header('etag', etagOf(after.version));
        return wholeReport(after);
      },
    });
  }

  api.operation({
    method: 'POST',
    url: '/progress-reports/:id/return',
    id: 'returnProgressReport',
    tag,
    summary: 'Send a report back, with the reason',
    policy: manageFollowUp,
    edits: true,
    params: IdParams,
    body: contract.ReturnInput,
    reply: contract.ReportView,
    handle: async ({ params, body, raw }, reply) => {
      const after = await reports.return(raw.actor, params.id, versionRead(raw), body.reason);
      reply.header('etag', etagOf(after.version));
      return wholeReport(after);
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
