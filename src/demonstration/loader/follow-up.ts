import type { DemoDocument, DemoEdition, DemoFollowUp, DemoProgressReport } from '../model.ts';
import { t } from '../write.ts';
import type { Loading } from './loading.ts';

/** Nothing falls due at night: what is known by its day alone happened at noon. */
const noon = (day: string): Date => new Date(`${day}T09:00:00Z`);

/** The edition's recommendations and who answers for them as the content names them. */
const provisionOf = (
  { keys }: Loading,
  edition: DemoEdition,
  documents: readonly DemoDocument[],
  recommendation: string,
): string => {
  const document = documents.find(({ provisions }) => provisions.some(({ key }) => key === recommendation));
  return keys.get('provision', recommendation, edition.key, document?.key ?? '');
};

async function loadReport(
  { services, actor, keys, hour }: Loading,
  provisionId: string,
  report: DemoProgressReport,
  obligationId: string | undefined,
): Promise<void> {
  const { reports, evidence } = services.outcomes.parts.followUp;
  const bodyId = keys.get('body', report.body);
  const sentAt = report.submittedOn === null ? null : noon(report.submittedOn);
  hour.turnTo(sentAt?.toISOString() ?? null);
  const made = await reports.save(actor, provisionId, bodyId, null, {
    selfReported: report.selfReported,
    text: report.text,
    sample: true,
    ...(obligationId === undefined ? {} : { obligationId }),
  });
  for (const title of report.evidence) await evidence.add(actor, made.id, { title, sample: true });
  if (report.status === 'draft' || sentAt === null) return;
  const sent = await reports.submit(actor, made.id, made.version, sentAt);
  const decided = new Date(sentAt.getTime() + 6 * 86_400_000);
  if (report.status === 'returned') {
    const reason = t('أُعيد لاستكمال شواهد القياس.', 'Returned for evidence of the measurement.').ar;
    await reports.return(actor, sent.id, sent.version, reason, decided);
    return;
  }
  if (report.status === 'submitted') return;
  const accepted = await reports.accept(actor, sent.id, sent.version, decided);
  if (report.status === 'published') await reports.publish(actor, accepted.id, accepted.version, decided);
}

async function loadOne(
  loading: Loading,
  edition: DemoEdition,
  documents: readonly DemoDocument[],
  followUp: DemoFollowUp,
): Promise<void> {
  const { services, actor, keys } = loading;
  const { plans, measures, assessments } = services.outcomes.parts.followUp;
  const provisionId = provisionOf(loading, edition, documents, followUp.recommendation);
  const asked = await plans.ask(
    actor,
    provisionId,
    followUp.obligations.map(({ body, dueOn }) => ({ bodyId: keys.get('body', body), dueOn, sample: true })),
  );
  for (const { body, response, on, note } of followUp.responses) {
    await measures.respond(actor, provisionId, keys.get('body', body), {
      response,
      note,
      respondedOn: on,
      sample: true,
    });
  }
  for (const { body, title, dueOn, reachedOn } of followUp.actions) {
    await measures.addAction(actor, provisionId, keys.get('body', body), {
      title,
      dueOn,
      reachedOn,
      sample: true,
    });
  }
  const lastDay =
    followUp.reports
      .map(({ submittedOn }) => submittedOn ?? '')
      .toSorted()
      .at(-1) ?? '';
  for (const { name, unit, baseline, target, latest } of followUp.indicators) {
    const { id } = await measures.addIndicator(actor, provisionId, {
      name,
      unit,
      baseline,
      target,
      sample: true,
    });
    if (latest !== null && lastDay !== '') {
      await measures.measure(actor, id, { measuredOn: lastDay, value: latest });
    }
  }
  for (const report of followUp.reports) {
    // A report answers the round that was next when it was sent.
    const round = asked
      .filter(({ bodyId }) => bodyId === keys.get('body', report.body))
      .toSorted((one, other) => one.dueOn.localeCompare(other.dueOn))
      .find(({ dueOn }) => dueOn >= (report.submittedOn ?? dueOn));
    await loadReport(loading, provisionId, report, round?.id);
  }
  loading.hour.turnTo(null);
  const answers = documents
    .flatMap(({ provisions }) => provisions)
    .find(({ key }) => key === followUp.recommendation)
    ?.assignments.find(({ part }) => part === 'lead')?.body;
  for (const { assessor, finding, on, text } of followUp.assessments) {
    // What is assessed is the body that reported before; where none did, the lead body.
    const reported = followUp.reports.findLast(({ submittedOn }) => (submittedOn ?? '9') <= on)?.body;
    const body = reported ?? answers;
    if (body === undefined) continue;
    await assessments.assess(actor, provisionId, keys.get('body', body), {
      finding,
      text,
      assessedOn: on,
      assessorPersonId: keys.get('person', assessor),
      sample: true,
    });
  }
}

/** What became of the recommendations so far: responses, actions, reports, assessments, and silence where nothing came. */
export async function loadFollowUps(
  loading: Loading,
  edition: DemoEdition,
  { documents, followUps }: Pick<DemoEdition, 'documents' | 'followUps'> = edition,
): Promise<void> {
  for (const followUp of followUps) await loadOne(loading, edition, documents, followUp);
}
