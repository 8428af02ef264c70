import { languages, textIn } from '../../platform/language/index.ts';
import {
  type EditionExport,
  editionPath,
  jsonFile,
  listRooms,
  listThemes,
  listVenues,
} from '../series/index.ts';
import { writeCalendar, writeScheduleJson, writeScheduleXml } from './formats/index.ts';
import { presentSession } from './present.ts';
import { lastChangeOf, scheduleFileOf } from './public/index.ts';
import { readAgenda } from './store/agenda.ts';

/** All sessions, drafts among them; and what is announced, in the formats that other systems read and that imports take back. */
export const programmeExport: EditionExport = async ({ db, publicUrl }, whole) => {
  const { edition } = whole;
  const work = await readAgenda(db, edition.id, { audience: 'work' });
  const data = await readAgenda(db, edition.id, { audience: 'public' });
  if (work === undefined || data === undefined) return [];
  const address = {
    edition: `${publicUrl}/${edition.authenticLanguage}${editionPath(whole)}`,
    plainNames: true,
  };
  const file = scheduleFileOf(data, address, {
    rooms: await listRooms(db, edition.id),
    themes: await listThemes(db, edition.id),
    venues: await listVenues(db, edition.id),
  });
  const calendar = (language: 'ar' | 'en'): string =>
    writeCalendar(file, {
      stamp: lastChangeOf(data),
      language,
      name: textIn(edition.title, language).text,
    });
  return [
    jsonFile('sessions.json', { items: work.sessions.map((session) => presentSession(session)) }),
    { name: 'schedule.xml', body: writeScheduleXml(file) },
    { name: 'schedule.json', body: writeScheduleJson(file) },
    ...languages.map((language) => ({ name: `agenda.${language}.ics`, body: calendar(language) })),
  ];
};
