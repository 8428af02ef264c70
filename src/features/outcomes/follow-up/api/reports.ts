import { Type } from 'typebox';
import { type Api, etagOf, versionRead } from '../../../../platform/http/index.ts';
import { IdSchema } from '../../../../platform/http/schemas.ts';
import { IdParams } from '../../../series/index.ts';
import * as store from '../../store/follow-up/index.ts';
import type { FollowUpContext } from '../context.ts';
import * as contract from '../contract.ts';
import { asReporter, manageFollowUp, ownBodies, report, seeReports } from '../policy.ts';
import { presentReport } from '../present.ts';
import { readWholeReport } from '../reading-reports.ts';

const tag = 'outcomes';
const PairParams = Type.Object({ id: IdSchema, body: IdSchema });
const ReportedFor = Type.Object({ body: Type.Optional(IdSchema) }, { additionalProperties: false });

/** Progress reports: written, sent, decided on, published. */
export function addReportsApi(api: Api, context: FollowUpContext): void {
  const { database, reports } = context;
  const { db } = database;

  const wholeReport = (row: store.ReportRow) => readWholeReport(database.db, row);

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
}
