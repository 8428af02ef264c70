import { systemActor } from '../../../src/platform/actor/index.ts';
import { newId } from '../../../src/platform/database/index.ts';
import type { TestApp } from '../../support/app.ts';
import type { Make } from './world.ts';

/** A session's report with a point, a comment beside a draft, and a delegation's amendment to a text that is open. */
export async function makeTextWork(
  deps: { readonly test: TestApp; readonly make: Make },
  of: {
    readonly edition: string;
    readonly document: string;
    readonly session: string;
    readonly delegation: string;
  },
  mark: string,
): Promise<Readonly<Record<string, string>>> {
  const { test, make } = deps;
  const actor = systemActor('matrix');
  const { service, parts } = test.app.outcomes;
  const words = (ar: string, en: string) => ({ ar: `${ar} ${mark}`, en: `${en} ${mark}` });
  const report = await parts.drafting.reports.write(actor, of.session, null, {
    points: [{ kind: 'remark', text: words('ملاحظة', 'Remark') }],
  });
  await parts.drafting.reports.submit(actor, report.id);
  const sent = await test.inject({
    url: `/api/v1/session-reports/${report.id}`,
    headers: await test.signIn(),
  });
  const [point] = (sent.json() as { points: { id: string }[] }).points;
  const comment = await make(`/outcome-documents/${of.document}/comments`, { text: `تعليق ${mark}` });
  const text = await service.createDocument(actor, of.edition, {
    kind: 'declaration',
    slug: `declaration-${newId()}`,
    title: words('إعلان', 'Declaration'),
  });
  const provision = await service.createProvision(actor, text.id, {
    kind: 'operative',
    text: words('التعاون', 'Cooperation'),
  });
  await parts.amendments.stages.circulate(actor, text.id);
  await parts.amendments.stages.open(actor, text.id);
  const amendment = await parts.amendments.proposing.draft(actor, text.id, {
    sponsorId: of.delegation,
    action: 'delete',
    provisionId: provision.id,
  });
  await parts.amendments.proposing.submit(actor, amendment.id);
  return {
    'session-reports/:id': report.id,
    'session-reports/:session': of.session,
    'report-points/:id': point?.id ?? '',
    'points/:point': point?.id ?? '',
    'draft-comments/:id': comment.id,
    'comments/:comment': comment.id,
    'amendments/:id': amendment.id,
    'amendments/:amendment': amendment.id,
    'texts/:text': text.id,
    'co-sponsors/:participation': of.delegation,
  };
}
