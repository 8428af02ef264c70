import { asc, eq } from 'drizzle-orm';
import { textIn } from '../../platform/language/index.ts';
import { listBodyNames } from '../directory/index.ts';
import { sessions } from '../programme/tables.ts';
import type { ProvisionChoices } from './provision-pages.ts';

/** What a provision may be linked to: sessions of its edition in programme order, bodies by name. */
export const provisionChoices: ProvisionChoices = {
  listSessions: async (db, editionId, language) =>
    (
      await db
        .select({ id: sessions.id, code: sessions.code, title: sessions.title })
        .from(sessions)
        .where(eq(sessions.editionId, editionId))
        .orderBy(asc(sessions.startsAt), asc(sessions.code))
    ).map(({ id, code, title }) => ({ value: id, label: `${code} · ${textIn(title, language).text}` })),
  listBodies: async (db, language) =>
    (await listBodyNames(db, language)).map(({ id, name }) => ({
      value: id,
      label: textIn(name, language).text,
    })),
};
