import { listReportPoints } from '../../../features/outcomes/index.ts';
import type { DemoDeliberation, DemoEdition } from '../../model.ts';
import { actorOf } from '../accounts.ts';
import type { Loading } from '../loading.ts';

/** Reports of sessions, the points of those that were submitted decided on in their order. */
export async function loadReports(
  loading: Loading,
  edition: DemoEdition,
  { reports }: DemoDeliberation,
): Promise<void> {
  const { services, keys, hour } = loading;
  const service = services.outcomes.parts.drafting.reports;
  const rapporteur = actorOf(loading, 'rapporteur');
  const secretariat = actorOf(loading, 'secretariat');
  for (const { session, status, at, summary, points, returnReason } of reports) {
    hour.turnTo(at);
    const report = await service.write(rapporteur, keys.get('session', session, edition.key), null, {
      summary,
      points: points.map(({ kind, text }) => ({ kind, text })),
      sample: true,
    });
    if (status === 'draft') continue;
    await service.submit(rapporteur, report.id);
    if (status === 'returned') {
      await service.returnToRapporteur(secretariat, report.id, returnReason ?? '');
      continue;
    }
    const written = await listReportPoints(services.outcomes.database.db, report.id);
    for (const [index, { fate }] of points.entries()) {
      const pointId = written[index]?.id ?? '';
      if (fate === null) continue;
      if ('setAside' in fate) await service.setAside(secretariat, pointId, fate.setAside);
      else {
        const documentId = keys.get('document', fate.takenUpIn, edition.key);
        const { provisionId } = await service.takeUp(secretariat, pointId, { documentId });
        await services.outcomes.service.editProvision(secretariat, provisionId ?? '', null, {
          title: fate.title,
          themeId: keys.optional('theme', fate.theme, edition.key),
        });
      }
    }
  }
}

/** Wordings and what was said beside them, each at its hour. */
export async function loadWork(
  loading: Loading,
  edition: DemoEdition,
  { rewordings, comments }: DemoDeliberation,
): Promise<void> {
  const { services, keys, hour } = loading;
  const { wordings, comments: threads } = services.outcomes.parts.drafting;
  const provisionOf = (document: string, provision: string): string =>
    keys.get('provision', provision, edition.key, document);
  const revisions = new Map<string, number>();
  for (const { document, provision, by, at, text, comment, reviewed } of rewordings) {
    hour.turnTo(at);
    const id = provisionOf(document, provision);
    const edited = await wordings.reword(actorOf(loading, by), id, {
      revision: revisions.get(id) ?? 1,
      text,
      comment,
    });
    revisions.set(id, edited.revision);
    if (reviewed !== null) await wordings.review(actorOf(loading, by), id, edited.revision, reviewed);
  }
  for (const { document, provision, by, at, text, answers, resolved } of comments) {
    const documentId = keys.get('document', document, edition.key);
    hour.turnTo(at);
    const thread = await threads.comment(actorOf(loading, by), documentId, {
      provisionId: provision === null ? null : provisionOf(document, provision),
      text,
    });
    for (const answer of answers) {
      hour.turnTo(answer.at);
      await threads.comment(actorOf(loading, answer.by), documentId, {
        answersId: thread.id,
        text: answer.text,
      });
    }
    if (resolved) await threads.resolve(actorOf(loading, by), thread.id, true);
  }
}
