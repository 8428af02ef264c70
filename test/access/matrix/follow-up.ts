import { systemActor } from '../../../src/platform/actor/index.ts';
import { newId } from '../../../src/platform/database/index.ts';
import type { TestApp } from '../../support/app.ts';

/** A published recommendation that a body answers for, with a round, an action and a report that was sent. */
export async function makeFollowUp(
  { test }: { readonly test: TestApp },
  of: { readonly edition: string; readonly body: string },
  mark: string,
): Promise<Readonly<Record<string, string>>> {
  const actor = systemActor('matrix');
  const { service, parts } = test.app.outcomes;
  const words = (ar: string, en: string) => ({ ar: `${ar}${mark}`, en: `${en}${mark}` });
  const text = await service.createDocument(actor, of.edition, {
    kind: 'recommendations',
    slug: `followed-${newId()}`,
    title: words('توصيات متابعة', 'Followed recommendations'),
  });
  const provision = await service.createProvision(actor, text.id, {
    kind: 'recommendation',
    text: words('حصر السدود.', 'Count the dams.'),
    leadBodyId: of.body,
  });
  await service.adopt(actor, text.id, { manner: 'consensus', adoptedOn: '2026-11-17' });
  await service.publish(actor, text.id);
  const { plans, measures, reports, evidence } = parts.followUp;
  const [round] = await plans.ask(actor, provision.id, [{ bodyId: of.body, dueOn: '2027-11-17' }]);
  const action = await measures.addAction(actor, provision.id, of.body, { title: words('حصر', 'Count') });
  const indicator = await measures.addIndicator(actor, provision.id, {
    name: words('السدود', 'Dams'),
    unit: words('سد', 'dam'),
  });
  const draft = await reports.save(actor, provision.id, of.body, null, {
    selfReported: 'planning',
    text: words('خطة', 'A plan'),
  });
  const piece = await evidence.add(actor, draft.id, { title: words('خطة', 'Plan') });
  const report = await reports.submit(actor, draft.id, draft.version);
  return {
    'follow-ups/:id': provision.id,
    'follow-up/:provision': provision.id,
    'assessments/:provision': provision.id,
    'follow-up-actions/:id': action.id,
    'actions/:action': action.id,
    'indicators/:id': indicator.id,
    'indicators/:indicator': indicator.id,
    'progress-reports/:id': report.id,
    'reports/:report': report.id,
    'evidence/:evidence': piece.id,
    'rounds/:round': round?.id ?? '',
    'responses/:body': of.body,
    'actions/:body': of.body,
    'progress-reports/:body': of.body,
    'assessments/:body': of.body,
    '/:body': of.body,
  };
}
