import { eq } from 'drizzle-orm';
import { outcomeDocuments } from '../../../src/features/outcomes/tables.ts';
import { systemActor } from '../../../src/platform/actor/index.ts';
import type { SignIn, TestApp } from '../../support/app.ts';
import type { Make } from './world.ts';

/** A session's report with a point, a comment beside a draft, and a delegation's amendment to that draft. */
export async function makeTextWork(
  deps: { readonly test: TestApp; readonly make: Make; readonly administrator: SignIn },
  of: {
    readonly document: string;
    readonly session: string;
    readonly delegation: string;
  },
  mark: string,
): Promise<Readonly<Record<string, string>>> {
  const { test, make, administrator } = deps;
  const actor = systemActor('matrix');
  const { parts } = test.app.outcomes;
  const words = (ar: string, en: string) => ({ ar: `${ar} ${mark}`, en: `${en} ${mark}` });
  const report = await parts.drafting.reports.write(actor, of.session, null, {
    points: [{ kind: 'remark', text: words('ملاحظة', 'Remark') }],
  });
  await parts.drafting.reports.submit(actor, report.id);
  const sent = await test.inject({
    url: `/api/v1/session-reports/${report.id}`,
    headers: administrator,
  });
  const [point] = (sent.json() as { points: { id: string }[] }).points;
  const comment = await make(`/outcome-documents/${of.document}/comments`, { text: `تعليق ${mark}` });
  // The draft itself is amended, and is a draft again afterwards: what addresses name belongs together.
  await parts.amendments.stages.circulate(actor, of.document);
  await parts.amendments.stages.open(actor, of.document);
  const amendment = await parts.amendments.proposing.draft(actor, of.document, {
    sponsorId: of.delegation,
    action: 'add',
    text: words('فقرة جديدة', 'New provision'),
  });
  await parts.amendments.proposing.submit(actor, amendment.id);
  await test.database.db
    .update(outcomeDocuments)
    .set({ status: 'draft', amendmentsOpenAt: null })
    .where(eq(outcomeDocuments.id, of.document));
  return {
    'session-reports/:id': report.id,
    'session-reports/:session': of.session,
    'report-points/:id': point?.id ?? '',
    'points/:point': point?.id ?? '',
    'draft-comments/:id': comment.id,
    'comments/:comment': comment.id,
    'amendments/:id': amendment.id,
    'amendments/:amendment': amendment.id,
    'texts/:text': of.document,
    'co-sponsors/:participation': of.delegation,
  };
}
