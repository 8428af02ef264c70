import { type EditionExport, jsonFile } from '../series/index.ts';
import { presentStand } from './present.ts';
import { listStands } from './store.ts';

/** All stands, held and free. */
export const exhibitionExport: EditionExport = async ({ db }, { edition }) => [
  jsonFile('stands.json', {
    items: (await listStands(db, edition.id, { confirmedOnly: false })).map(presentStand),
  }),
];
