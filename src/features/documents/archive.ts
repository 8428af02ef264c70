import type { Clock } from '../../platform/clock/index.ts';
import type { Database } from '../../platform/database/index.ts';
import type { DocumentMode, DocumentWords } from '../../platform/document/index.ts';
import type { Files } from '../../platform/files/index.ts';
import type { Translator } from '../../platform/i18n/index.ts';
import { type Language, languages, textIn } from '../../platform/language/index.ts';
import { writeCsv } from '../../platform/spreadsheet/index.ts';
import {
  inOrder,
  letterSamples,
  listParticipations,
  orderFor,
  type ParticipationWhole,
} from '../delegations/index.ts';
import { certificateDocuments, listCertificates, renderCertificate } from '../honours/index.ts';
import { renderFollowUp, renderReport } from '../outcomes/index.ts';
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
import { badgeSamples } from '../registration/index.ts';
import { type EditionWhole, editionPath, listVenues } from '../series/index.ts';
import { readFollowUpDocument } from './follow-up.ts';
import { agendaDocumentOf } from './mapping/agenda.ts';
import { editionFactsOf } from './mapping/edition.ts';
import { reportDocumentOf } from './mapping/report.ts';
import { participantsTable } from './participants.ts';
import { renderParticipants } from './participants-list.ts';
import { readPublishedTexts } from './published-texts.ts';

/** What a document is. */
export const documentKinds = [
  'agenda',
  'certificate',
  'badge',
  'letter',
  'recommendations',
  'communique',
  'statement',
  'declaration',
  'follow-up',
  'participants',
  'calendar',
  'schedule-xml',
  'schedule-json',
] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** A document that an edition has, ready to be written. */
export interface EditionDocument {
  readonly kind: DocumentKind;
  /** `none`: it knows no language. */
  readonly language: DocumentMode | 'none';
  /** Name of its file: `agenda.ar.pdf`. */
  readonly name: string;
  /** Address below the edition's public face, `/agenda.ar.pdf`; null for certificates, badges and letters, which are their holders'. */
  readonly path: string | null;
  write(): Promise<Uint8Array | string>;
}

/** What the archive is made from. */
export interface ArchiveDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly files: Files;
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
  return [
    ...documentModes.map(
      (language): EditionDocument => ({
        kind: 'agenda',
        language,
        name: `agenda.${language}.pdf`,
        path: `/agenda.${language}.pdf`,
        write: () => renderAgenda(agenda, { language, words }),
      }),
    ),
    ...languages.map(
      (language): EditionDocument => ({
        kind: 'calendar',
        language,
        name: `agenda.${language}.ics`,
        path: '/agenda.ics',
        write: async () =>
          writeCalendar(file, {
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
      path: '/schedule.xml',
      write: async () => writeScheduleXml(file),
    },
    {
      kind: 'schedule-json',
      language: 'none',
      name: 'schedule.json',
      path: '/schedule.json',
      write: async () => writeScheduleJson(file),
    },
  ];
}

/** Who accepted, in the order of precedence that was signed off; without one, in the order of a language. */
export async function listAccepted(
  { database }: Pick<ArchiveDeps, 'database'>,
  { edition }: EditionWhole,
  language: Language,
): Promise<ParticipationWhole[]> {
  const filter = { status: 'accepted' } as const;
  const rows = await listParticipations(database.db, edition.id, language, filter, { limit: ALL });
  const { participationIds } = await orderFor(database.db, edition.id, 'list');
  return inOrder(participationIds, rows, ({ participation }) => participation.id);
}

async function participantsDocuments(deps: ArchiveDeps, whole: EditionWhole): Promise<EditionDocument[]> {
  const words = documentWords(deps.translator, whole);
  const facts = editionFactsOf(whole, await listVenues(deps.database.db, whole.edition.id));
  const lists = await Promise.all(
    languages.map(async (language) => ({ language, rows: await listAccepted(deps, whole, language) })),
  );
  return lists.flatMap(({ language, rows }): EditionDocument[] =>
    rows.length === 0
      ? []
      : [
          {
            kind: 'participants',
            language,
            name: `participants.${language}.csv`,
            path: '/participants.csv',
            write: async () => writeCsv(participantsTable(rows, language, words)),
          },
          {
            kind: 'participants',
            language,
            name: `participants.${language}.pdf`,
            path: `/participants.${language}.pdf`,
            write: () => renderParticipants(rows, facts, whole, language, words),
          },
        ],
  );
}

/** What each sort of text is called in the archive. */
const textKinds = {
  recommendations: 'recommendations',
  'final-communique': 'communique',
  'statement-of-action': 'statement',
  declaration: 'declaration',
} as const;

async function textDocuments(deps: ArchiveDeps, whole: EditionWhole): Promise<EditionDocument[]> {
  const { translator, publicUrl } = deps;
  const texts = await readPublishedTexts(deps, whole);
  if (texts === undefined) return [];
  const words = documentWords(translator, whole);
  return texts.documents.flatMap((document) => {
    const report = reportDocumentOf(texts, document, whole, { words, publicUrl });
    return documentModes.map(
      (language): EditionDocument => ({
        kind: textKinds[document.kind],
        language,
        name: `${document.slug}.${language}.pdf`,
        path: `/documents/${document.slug}.${language}.pdf`,
        write: () => renderReport(report, language),
      }),
    );
  });
}

/** What became of the recommendations, as of today. */
async function followUpDocuments(deps: ArchiveDeps, whole: EditionWhole): Promise<EditionDocument[]> {
  const document = await readFollowUpDocument(deps, whole);
  if (document === undefined) return [];
  return documentModes.map(
    (language): EditionDocument => ({
      kind: 'follow-up',
      language,
      name: `follow-up.${language}.pdf`,
      path: `/follow-up.${language}.pdf`,
      write: () => renderFollowUp(document, language),
    }),
  );
}

/** Invented certificates, one of each kind, in every language. A real one is its holder's, and in no archive. */
async function certificateDocumentsOf(
  { database, publicUrl }: ArchiveDeps,
  whole: EditionWhole,
): Promise<EditionDocument[]> {
  const issued = await listCertificates(database.db, whole.edition.id, { status: 'valid' }, { limit: ALL });
  const invented = issued.filter(({ certificate }) => certificate.sample);
  const samples = invented.filter(
    ({ certificate: { kind } }, index) =>
      invented.findIndex(({ certificate }) => certificate.kind === kind) === index,
  );
  if (samples.length === 0) return [];
  const documentOf = await certificateDocuments(database.db, whole, publicUrl);
  return samples.flatMap((certificate) =>
    documentModes.map(
      (language): EditionDocument => ({
        kind: 'certificate',
        language,
        name: `certificates/${certificate.certificate.kind}.${language}.pdf`,
        path: null,
        write: () => renderCertificate(documentOf(certificate), language),
      }),
    ),
  );
}

/** Invented badges, one of each size, with their backs. */
async function badgeDocuments(
  { database: { db }, files, translator }: ArchiveDeps,
  whole: EditionWhole,
): Promise<EditionDocument[]> {
  const samples = await badgeSamples({ db, files, translator }, whole);
  return samples.map(
    ({ size, write }): EditionDocument => ({
      kind: 'badge',
      language: 'ar-en',
      name: `badges/${size}.pdf`,
      path: null,
      write,
    }),
  );
}

/** Invented letters: an invitation in every language, and one for a visa. */
async function letterDocuments(
  { database: { db }, files, translator, publicUrl }: ArchiveDeps,
  whole: EditionWhole,
): Promise<EditionDocument[]> {
  const samples = await letterSamples({ db, files, translator, publicUrl }, whole);
  return samples.map(
    ({ kind, language, write }): EditionDocument => ({
      kind: 'letter',
      language,
      name: `letters/${kind}.${language}.pdf`,
      path: null,
      write,
    }),
  );
}

/** Everything that the public can have of an edition as a file, each with the means to write it. */
export async function documentsOf(deps: ArchiveDeps, whole: EditionWhole): Promise<EditionDocument[]> {
  const data = await readAgenda(deps.database.db, whole.edition.id, { audience: 'public' });
  return [
    ...(data === undefined ? [] : await programmeDocuments(deps, whole, data)),
    ...(await textDocuments(deps, whole)),
    ...(await followUpDocuments(deps, whole)),
    ...(await participantsDocuments(deps, whole)),
    ...(await certificateDocumentsOf(deps, whole)),
    ...(await badgeDocuments(deps, whole)),
    ...(await letterDocuments(deps, whole)),
  ];
}
