import type { Database } from '../../platform/database/index.ts';
import type { DocumentMode, DocumentWords } from '../../platform/document/index.ts';
import type { Translator } from '../../platform/i18n/index.ts';
import { languages, textIn } from '../../platform/language/index.ts';
import { writeCsv } from '../../platform/spreadsheet/index.ts';
import { listParticipations } from '../delegations/index.ts';
import {
  type AgendaData,
  lastChangeOf,
  readAgenda,
  renderAgenda,
  scheduleFileOf,
  writeCalendar,
  writeScheduleJson,
  writeScheduleXml,
} from '../programme/index.ts';
import { type EditionWhole, editionPath, listVenues } from '../series/index.ts';
import { agendaDocumentOf } from './mapping/agenda.ts';
import { participantsTable } from './participants.ts';

/** What a document is. */
export type DocumentKind =
  | 'agenda'
  | 'certificate'
  | 'recommendations'
  | 'communique'
  | 'statement'
  | 'declaration'
  | 'participants'
  | 'calendar'
  | 'schedule-xml'
  | 'schedule-json';

/** A document that an edition has, ready to be written. */
export interface EditionDocument {
  readonly kind: DocumentKind;
  /** `none`: it knows no language. */
  readonly language: DocumentMode | 'none';
  /** Name of its file: `agenda.ar.pdf`. */
  readonly name: string;
  write(): Promise<Uint8Array | string>;
}

/** What the archive is made from. */
export interface ArchiveDeps {
  readonly database: Pick<Database, 'db'>;
  readonly translator: Translator;
  /** Address of the site, without a trailing slash. */
  readonly publicUrl: string;
}

/** Which languages a document is printed in. */
export const documentModes: readonly DocumentMode[] = ['ar', 'en', 'ar-en'];

/** More states and bodies than any edition has. */
const ALL = 10_000;

/** Words of documents, with the digits of the edition on the Arabic side. */
export const documentWords = (translator: Translator, { edition }: EditionWhole): DocumentWords => ({
  ar: translator.t('ar', { digits: edition.digits }),
  en: translator.t('en'),
});

async function programmeDocuments(
  { database, translator, publicUrl }: ArchiveDeps,
  whole: EditionWhole,
  data: AgendaData,
): Promise<EditionDocument[]> {
  if (data.sessions.length === 0) return [];
  const words = documentWords(translator, whole);
  const agenda = agendaDocumentOf(data, whole, await listVenues(database.db, whole.edition.id), words);
  const file = scheduleFileOf(data, {
    edition: `${publicUrl}/${whole.edition.authenticLanguage}${editionPath(whole)}`,
  });
  const host = new URL(publicUrl).hostname;
  return [
    ...documentModes.map(
      (language): EditionDocument => ({
        kind: 'agenda',
        language,
        name: `agenda.${language}.pdf`,
        write: () => renderAgenda(agenda, { language, words }),
      }),
    ),
    ...languages.map(
      (language): EditionDocument => ({
        kind: 'calendar',
        language,
        name: `agenda.${language}.ics`,
        write: async () =>
          writeCalendar(file, {
            host,
            stamp: lastChangeOf(data),
            language,
            name: textIn(whole.edition.title, language).text,
          }),
      }),
    ),
    {
      kind: 'schedule-xml',
      language: 'none',
      name: 'schedule.xml',
      write: async () => writeScheduleXml(file),
    },
    {
      kind: 'schedule-json',
      language: 'none',
      name: 'schedule.json',
      write: async () => writeScheduleJson(file),
    },
  ];
}

async function participantsDocuments(
  { database, translator }: ArchiveDeps,
  whole: EditionWhole,
): Promise<EditionDocument[]> {
  const words = documentWords(translator, whole);
  const lists = await Promise.all(
    languages.map(async (language) => ({
      language,
      rows: await listParticipations(
        database.db,
        whole.edition.id,
        language,
        { status: 'accepted' },
        { limit: ALL },
      ),
    })),
  );
  return lists.flatMap(({ language, rows }): EditionDocument[] =>
    rows.length === 0
      ? []
      : [
          {
            kind: 'participants',
            language,
            name: `participants.${language}.csv`,
            write: async () => writeCsv(participantsTable(rows, language, words)),
          },
        ],
  );
}

/** Everything that the public can have of an edition as a file, each with the means to write it. */
export async function documentsOf(deps: ArchiveDeps, whole: EditionWhole): Promise<EditionDocument[]> {
  const data = await readAgenda(deps.database.db, whole.edition.id, { audience: 'public' });
  return [
    ...(data === undefined ? [] : await programmeDocuments(deps, whole, data)),
    ...(await participantsDocuments(deps, whole)),
  ];
}
