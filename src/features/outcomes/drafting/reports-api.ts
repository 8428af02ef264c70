import { notFound } from '../../../platform/errors/index.ts';
import { type Api, etagOf, permit, versionRead } from '../../../platform/http/index.ts';
import { EditionParams, IdParams, placeOf } from '../../series/index.ts';
import { manageOutcomes, readDrafts } from '../policy.ts';
import * as drafts from '../store/drafting.ts';
import type { DraftingContext } from './context.ts';
import * as contract from './contract.ts';
import { writeReports } from './policy.ts';
import { presentReport } from './present.ts';

/** Adds the JSON operations of sessions' reports and of what becomes of their points. */
export function addReportsApi(api: Api, deps: DraftingContext): void {
  const { finder, reports } = deps;
  const { db } = deps.database;
  const tag = 'outcomes';

  const reportView = async (by: { reportId: string } | { sessionId: string }) => {
    const found = await drafts.findSessionReport(db, by);
    if (found?.report == null) throw notFound();
    return presentReport(found.report, found);
  };

  api.operation({
    method: 'GET',
    url: '/editions/:edition/session-reports',
    id: 'listSessionReports',
    tag,
    summary: 'Reports of sessions, in programme order',
    policy: readDrafts,
    params: EditionParams,
    reply: contract.ReportList,
    handle: async ({ params, raw }) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      permit(readDrafts, raw.actor, placeOf(edition));
      const items = (await drafts.listSessionReports(db, edition.id)).flatMap((whole) =>
        whole.report === null ? [] : [presentReport(whole.report, whole)],
      );
      return { items };
    },
  });

  api.operation({
    method: 'GET',
    url: '/session-reports/:id',
    id: 'getSessionReport',
    tag,
    summary: 'One session’s report with its points',
    policy: readDrafts,
    params: IdParams,
    reply: contract.ReportView,
    handle: async ({ params, raw }, reply) => {
      const found = await drafts.findSessionReport(db, { reportId: params.id });
      const whole = found?.report && (await finder.find(found.report.editionId));
      if (whole == null || !readDrafts.allows(raw.actor, placeOf(whole.edition))) throw notFound();
      const view = await reportView({ reportId: params.id });
      reply.header('etag', etagOf(view.version));
      return view;
    },
  });

  api.operation({
    method: 'PUT',
    url: '/sessions/:id/report',
    id: 'writeSessionReport',
    tag,
    summary: 'Write the report of a session; an existing one needs If-Match',
    policy: writeReports,
    headers: { 'if-match': { type: 'string', description: 'The ETag last read, or *' } },
    params: IdParams,
    body: contract.ReportInput,
    reply: contract.ReportView,
    handle: async ({ params, body, raw }, reply) => {
      const known = (await drafts.findSessionReport(db, { sessionId: params.id }))?.report ?? null;
      const version = known === null ? null : versionRead(raw);
      await reports.write(raw.actor, params.id, version, body);
      const view = await reportView({ sessionId: params.id });
      reply.header('etag', etagOf(view.version));
      return view;
    },
  });

  api.operation({
    method: 'POST',
    url: '/session-reports/:id/submission',
    id: 'submitSessionReport',
    tag,
    summary: 'Submit a report to the secretariat',
    policy: writeReports,
    params: IdParams,
    reply: contract.ReportView,
    handle: async ({ params, raw }) => {
      await reports.submit(raw.actor, params.id);
      return reportView({ reportId: params.id });
    },
  });

  api.operation({
    method: 'POST',
    url: '/session-reports/:id/return',
    id: 'returnSessionReport',
    tag,
    summary: 'Give a report back with a reason',
    policy: manageOutcomes,
    params: IdParams,
    body: contract.ReasonInput,
    reply: contract.ReportView,
    handle: async ({ params, body, raw }) => {
      await reports.returnToRapporteur(raw.actor, params.id, body.reason);
      return reportView({ reportId: params.id });
    },
  });

  api.operation({
    method: 'POST',
    url: '/report-points/:id/taking-up',
    id: 'takeUpReportPoint',
    tag,
    summary: 'Make a point a provision of a draft text',
    policy: manageOutcomes,
    params: IdParams,
    body: contract.TakeUpInput,
    reply: contract.ReportView,
    handle: async ({ params, body, raw }) => {
      const { reportId } = await reports.takeUp(raw.actor, params.id, body);
      return reportView({ reportId });
    },
  });

  api.operation({
    method: 'POST',
    url: '/report-points/:id/setting-aside',
    id: 'setAsideReportPoint',
    tag,
    summary: 'Set a point aside with a reason',
    policy: manageOutcomes,
    params: IdParams,
    body: contract.ReasonInput,
    reply: contract.ReportView,
    handle: async ({ params, body, raw }) => {
      const { reportId } = await reports.setAside(raw.actor, params.id, body.reason);
      return reportView({ reportId });
    },
  });
}
