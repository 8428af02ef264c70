import { listDocuments } from '../../../features/outcomes/index.ts';
import type { DemoEdition } from '../../model.ts';
import { loadFollowUps } from '../follow-up.ts';
import type { Loading } from '../loading.ts';
import { loadTexts } from '../outcomes.ts';
import { loadAmendments } from './amendments.ts';
import { loadDecisions, loadReleases, loadStages } from './decisions.ts';
import { loadReports, loadWork } from './drafting.ts';
import { loadPledges, loadSignings } from './undertakings.ts';

/** What is under discussion in an edition: texts drafted, amended, decided on, signed and reported on, each at its hour. */
export async function loadDeliberation(loading: Loading, edition: DemoEdition): Promise<void> {
  const { deliberation } = edition;
  if (deliberation === null) return;
  const { services, keys, hour } = loading;
  const { database } = services.outcomes;
  // The draft that carries recommendations on was made with their dispositions.
  const [draft] = await listDocuments(database.db, keys.get('edition', edition.key));
  if (draft !== undefined) keys.put('document', draft.slug, draft.id, edition.key);
  hour.turnTo(deliberation.writtenAt);
  await loadTexts(loading, edition, deliberation.documents);
  await loadReports(loading, edition, deliberation);
  await loadWork(loading, edition, deliberation);
  await loadStages(loading, edition, deliberation);
  await loadAmendments(loading, edition, deliberation);
  await loadDecisions(loading, edition, deliberation);
  await loadReleases(loading, edition, deliberation.courses);
  hour.turnTo(null);
  await loadSignings(loading, edition, deliberation);
  await loadPledges(loading, edition, deliberation);
  await loadFollowUps(loading, edition, deliberation);
}
