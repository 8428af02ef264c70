import { type EditionExport, jsonFile } from '../series/index.ts';
import { presentParticipation } from './present.ts';
import { listParticipations } from './store.ts';

/** More states and bodies than any edition has. */
const ALL = 100_000;

/** Who takes part, whatever the status. */
export const delegationsExport: EditionExport = async ({ db }, { edition }) => {
  const rows = await listParticipations(db, edition.id, edition.authenticLanguage, {}, { limit: ALL });
  return [
    jsonFile('participations.json', { items: rows.map((row) => presentParticipation(row, { works: true })) }),
  ];
};
