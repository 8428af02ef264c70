import type { DocumentMode, DocumentSheet, TextPair } from '../../../platform/document/index.ts';
import type { Language } from '../../../platform/language/index.ts';
import type { ReportDocument } from './report.ts';
import { createSpeech, documentWords, type Speech } from './words.ts';

/** A report on its way to paper. */
export interface Reporting {
  readonly input: ReportDocument;
  readonly sheet: DocumentSheet;
  readonly speech: Readonly<Record<Language, Speech>>;
}

/** Whether a text was adopted: before that it says of itself that it is a draft. */
export const isAdopted = ({ adoption, status }: ReportDocument): boolean =>
  adoption !== null && (status === 'adopted' || status === 'published');

/** Ways for a text to end without adoption. */
const ENDED = new Set<ReportDocument['status']>(['not-adopted', 'withdrawn', 'referred', 'deferred']);

const joined = (
  speech: Reporting['speech'],
  of: (one: Speech) => readonly (string | false)[],
): TextPair | null => {
  const pair = {
    ar: of(speech.ar).filter(Boolean).join(' · '),
    en: of(speech.en).filter(Boolean).join(' · '),
  };
  return pair.ar === '' ? null : pair;
};

/** The text's own title, and what a reader must know before reading it: that it is a draft, a summary, a sample. */
const coverMarks = (input: ReportDocument, speech: Reporting['speech']): TextPair | null =>
  joined(speech, ({ say, said }) => [
    // Recommendations are named by the edition already; their title stands over them.
    input.kind !== 'recommendations' && said(input.title),
    !isAdopted(input) && say(ENDED.has(input.status) ? 'not-adopted-cover' : 'draft-cover'),
    // A title may say already that it is a summary.
    input.summary === true && !said(input.title).includes(say('summary')) && say('summary'),
    input.sample === true && say('sample'),
  ]);

/** The same in short, for the header of every page. */
export const headerMarks = ({ input, speech }: Reporting): TextPair | null =>
  joined(speech, ({ say }) => [
    !isAdopted(input) && say(ENDED.has(input.status) ? 'not-adopted-cover' : 'draft'),
    input.summary === true && say('summary'),
    input.sample === true && say('sample'),
  ]);

/** What cover, header and properties say of a report. */
export const prepare = (input: ReportDocument, mode: DocumentMode): Reporting => {
  const edition = { ...input.edition, authentic: input.authentic };
  const speech = { ar: createSpeech(edition, 'ar'), en: createSpeech(edition, 'en') };
  const version = ({ say, shortDate }: Speech): string =>
    say(isAdopted(input) ? 'version-adopted' : 'version-draft', {
      date: shortDate(isAdopted(input) ? (input.adoption?.on ?? input.asOf) : input.asOf),
    });
  const sheet: DocumentSheet = {
    edition,
    name: { ar: speech.ar.say(`name.${input.kind}`), en: speech.en.say(`name.${input.kind}`) },
    part: coverMarks(input, speech),
    symbol: input.symbol,
    version: { ar: version(speech.ar), en: version(speech.en) },
    distribution: input.distribution,
    mode,
    words: documentWords(edition),
    createdAt: new Date(`${input.asOf}T00:00:00Z`),
  };
  return { input, sheet, speech };
};
