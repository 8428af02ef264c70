import { type EditionExport, jsonFile } from '../series/index.ts';
import { presentAmendment } from './amendments/present.ts';
import { presentComment, presentReport } from './drafting/present.ts';
import { presentDocument } from './present.ts';
import { listAmendments } from './store/amendments.ts';
import { listComments, listSessionReports, listTextVersions } from './store/drafting.ts';
import { listDocuments, listProvisions } from './store/index.ts';

/** All texts with their provisions, drafts among them; reports of sessions; what was proposed on texts and said beside them. */
export const outcomesExport: EditionExport = async ({ db }, { edition }) => {
  const provisions = await listProvisions(db, edition.id);
  const documents = await listDocuments(db, edition.id);
  const reports = (await listSessionReports(db, edition.id)).flatMap((whole) =>
    whole.report === null ? [] : [presentReport(whole.report, whole)],
  );
  const amendments = [];
  const comments = [];
  const versions = [];
  for (const { id } of documents) {
    amendments.push(...(await listAmendments(db, id, 'all')).map(presentAmendment));
    comments.push(
      ...(await listComments(db, id)).map((comment) => ({ documentId: id, ...presentComment(comment) })),
    );
    for (const { provisionId, revision, title, text, origin, createdAt } of await listTextVersions(db, id)) {
      versions.push({ provisionId, revision, title, text, origin, writtenAt: createdAt.toISOString() });
    }
  }
  return [
    jsonFile('outcomes.json', { items: documents.map((row) => presentDocument(row, provisions)) }),
    jsonFile('session-reports.json', { items: reports }),
    jsonFile('provision-versions.json', { items: versions }),
    jsonFile('draft-comments.json', { items: comments }),
    jsonFile('amendments.json', { items: amendments }),
  ];
};
