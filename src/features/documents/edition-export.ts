import type { Translator } from '../../platform/i18n/index.ts';
import { writeCsv } from '../../platform/spreadsheet/index.ts';
import { bodySheet, listBodies, listPersons, personSheet } from '../directory/index.ts';
import type { EditionExport } from '../series/index.ts';
import { bodiesOfEdition, personsOfEdition } from './store.ts';

/** More persons and bodies than any directory has. */
const ALL = 1_000_000;

/** Persons and bodies that have a part in the edition, as lists that imports take back. */
export const directoryExport =
  (translator: Translator): EditionExport =>
  async ({ db }, { edition }) => {
    const language = edition.authenticLanguage;
    const reader = { language, t: translator.t(language) };
    const personIds = await personsOfEdition(db, edition.id);
    const bodyIds = await bodiesOfEdition(db, edition.id, personIds);
    const persons = await listPersons(db, language, {}, { limit: ALL });
    const bodies = await listBodies(db, language, {}, { limit: ALL });
    return [
      {
        name: 'bodies.csv',
        body: writeCsv(
          bodySheet(
            reader,
            bodies.filter(({ body }) => bodyIds.has(body.id)),
          ),
        ),
      },
      {
        name: 'people.csv',
        body: writeCsv(
          personSheet(
            reader,
            persons.filter(({ person }) => personIds.has(person.id)),
          ),
        ),
      },
    ];
  };
