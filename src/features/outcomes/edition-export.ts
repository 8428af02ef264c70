import { type EditionExport, jsonFile } from '../series/index.ts';
import { presentDocument } from './present.ts';
import { listDocuments, listProvisions } from './store/index.ts';

/** All texts with their provisions, drafts among them. */
export const outcomesExport: EditionExport = async ({ db }, { edition }) => {
  const provisions = await listProvisions(db, edition.id);
  const documents = await listDocuments(db, edition.id);
  return [jsonFile('outcomes.json', { items: documents.map((row) => presentDocument(row, provisions)) })];
};
