import { textIn } from '../../platform/language/index.ts';
import { bodyOptions } from '../directory/index.ts';
import type { TextPages } from './pages/frame.ts';
import { listSessionNames } from './store/index.ts';

/** What a provision may be linked to: sessions of its edition in programme order, bodies by name. */
export const provisionChoices: Pick<TextPages, 'listSessions' | 'listBodies'> = {
  listSessions: async (db, editionId, language) =>
    (await listSessionNames(db, editionId)).map(({ id, code, title }) => ({
      value: id,
      label: `${code} · ${textIn(title, language).text}`,
    })),
  listBodies: (db, language) => bodyOptions(db, language),
};
