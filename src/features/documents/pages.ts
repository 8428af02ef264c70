import type { DocumentMode } from '../../platform/document/index.ts';
import { notFound } from '../../platform/errors/index.ts';
import type { Rendered } from '../../platform/http/index.ts';
import { type Language, languages } from '../../platform/language/index.ts';
import type { PageContext } from '../../platform/pages/index.ts';
import { renderFollowUp, renderReport } from '../outcomes/index.ts';
import { type AgendaData, type AgendaScope, readAgenda, renderAgenda } from '../programme/index.ts';
import { type EditionShell, type EditionWhole, listVenues } from '../series/index.ts';
import { type ArchiveDeps, documentModes, documentWords, listAccepted } from './archive.ts';
import { readFollowUpDocument } from './follow-up.ts';
import { agendaDocumentOf } from './mapping/agenda.ts';
import { editionFactsOf } from './mapping/edition.ts';
import { reportDocumentOf } from './mapping/report.ts';
import { renderParticipants } from './participants-list.ts';
import { readPublishedTexts } from './published-texts.ts';

/** A PDF that opens in the browser and is saved under a name of its own. */
const pdf = (body: Uint8Array, name: string): Rendered => ({
  type: 'application/pdf',
  body: Buffer.from(body.buffer, body.byteOffset, body.byteLength),
  headers: { 'content-disposition': `inline; filename="${name}"` },
});

const fileName = ({ series, edition }: EditionWhole, ...parts: readonly string[]): string =>
  `${[series.slug, edition.slug, ...parts].join('-')}.pdf`;

/** What an address may ask of an agenda. Anything else is another address, so that nobody fills the memory with them. */
const known = ['day', 'room', 'abstracts', 'release'];

interface Wish {
  readonly scope: AgendaScope;
  readonly abstracts: boolean;
  readonly parts: readonly string[];
}

/** What is asked for: a day, a room, the day of a room, or everything. @throws 404 for a day or room that the agenda has not */
function readWish({ query }: PageContext, { days, rooms }: AgendaData): Wish {
  const { day, room, abstracts, release } = query;
  if (Object.keys(query).some((name) => !known.includes(name))) throw notFound();
  if (abstracts !== undefined && abstracts !== '1') throw notFound();
  if (day !== undefined && (typeof day !== 'string' || !days.includes(day))) throw notFound();
  const found = room === undefined ? undefined : rooms.find(({ slug }) => slug === room);
  if (room !== undefined && found === undefined) throw notFound();
  return {
    scope: scopeOf(day, found?.id),
    abstracts: abstracts === '1',
    parts: [release && `release-${release}`, day, found?.slug, abstracts && 'abstracts'].filter(
      (part) => part !== undefined,
    ),
  };
}

const scopeOf = (day: string | undefined, roomId: string | undefined): AgendaScope => {
  if (roomId !== undefined) return { kind: 'room', roomId, day };
  return day === undefined ? { kind: 'whole' } : { kind: 'day', day };
};

/** The number of the release that is asked for; undefined: the current one. @throws 404 for what is no number */
function readRelease({ query: { release } }: PageContext): number | undefined {
  if (release === undefined) return undefined;
  if (typeof release !== 'string' || !/^[1-9]\d{0,5}$/.test(release)) throw notFound();
  return Number(release);
}

/** Adds the printed documents of an edition: its agenda whole, by day and by room, and the reports of its texts. */
export function addDocumentRoutes(deps: ArchiveDeps & { readonly shell: EditionShell }): void {
  const { shell, database, translator } = deps;

  const agenda = async (context: PageContext, whole: EditionWhole, language: DocumentMode) => {
    const release = readRelease(context);
    const data = await readAgenda(database.db, whole.edition.id, { audience: 'public', release });
    if (data === undefined || data.sessions.length === 0) throw notFound();
    const { scope, abstracts, parts } = readWish(context, data);
    const words = documentWords(translator, whole);
    const document = agendaDocumentOf(data, whole, await listVenues(database.db, whole.edition.id), words);
    const body = await renderAgenda(document, { language, words, scope, abstracts });
    return pdf(body, fileName(whole, 'agenda', ...parts, language));
  };

  /** The report of one text, by its slug; without one, of the recommendations. */
  const report = async (context: PageContext, whole: EditionWhole, language: DocumentMode, slug?: string) => {
    const texts = await readPublishedTexts(deps, whole);
    const document = texts?.documents.find((one) =>
      slug === undefined ? one.kind === 'recommendations' : one.slug === slug,
    );
    if (texts === undefined || document === undefined || Object.keys(context.query).length > 0)
      throw notFound();
    const words = documentWords(translator, whole);
    const { publicUrl } = deps;
    const input = reportDocumentOf(texts, document, whole, { words, publicUrl });
    const body = await renderReport(input, language);
    return pdf(body, fileName(whole, document.slug, language));
  };

  /** What became of the recommendations, as of today. */
  const followUp = async (context: PageContext, whole: EditionWhole, language: DocumentMode) => {
    const document = await readFollowUpDocument(deps, whole);
    if (document === undefined || Object.keys(context.query).length > 0) throw notFound();
    return pdf(await renderFollowUp(document, language), fileName(whole, 'follow-up', language));
  };

  const participants = async (context: PageContext, whole: EditionWhole, language: Language) => {
    const rows = await listAccepted(deps, whole, language);
    if (rows.length === 0 || Object.keys(context.query).length > 0) throw notFound();
    const facts = editionFactsOf(whole, await listVenues(database.db, whole.edition.id));
    const body = await renderParticipants(rows, facts, whole, language, documentWords(translator, whole));
    return pdf(body, fileName(whole, 'participants', language));
  };

  for (const language of languages) {
    shell.published({
      path: `/participants.${language}.pdf`,
      handle: (context, whole) => participants(context, whole, language),
    });
  }
  // Without a language, a document is in that of the address.
  for (const [name, print] of Object.entries({ agenda, recommendations: report, participants })) {
    shell.published({
      path: `/${name}.pdf`,
      daily: name === 'recommendations',
      handle: (context, whole) => print(context, whole, context.language),
    });
  }

  shell.published({
    path: '/follow-up.pdf',
    daily: true,
    handle: (context, whole) => followUp(context, whole, context.language),
  });

  for (const language of documentModes) {
    shell.published({
      path: `/follow-up.${language}.pdf`,
      daily: true,
      handle: (context, whole) => followUp(context, whole, language),
    });
    shell.published({
      path: `/recommendations.${language}.pdf`,
      daily: true,
      handle: (context, whole) => report(context, whole, language),
    });
    shell.published({
      path: `/documents/:text.${language}.pdf`,
      // Signatures stand as of a day.
      daily: true,
      handle: (context, whole) => report(context, whole, language, context.params.text),
    });
    shell.published({
      path: `/agenda.${language}.pdf`,
      handle: (context, whole) => agenda(context, whole, language),
    });
  }
}
