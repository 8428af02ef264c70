import type { Language } from '../language/index.ts';
import { createDocument, type Document } from '../pdf/index.ts';
import { type EditionFacts, runningTitle } from './facts.ts';
import { type DocumentMode, type DocumentWords, sayIn, type TextPair } from './texts.ts';

/** Who a document is meant for; its cover says so. */
export type Distribution = 'general' | 'participants' | 'restricted';

/** What cover, running header and file properties say of a document. */
export interface DocumentSheet {
  readonly edition: EditionFacts;
  /** What it is: «جدول الأعمال». */
  readonly name: TextPair;
  /** Which part of it, where it is not whole: a day, a room. */
  readonly part?: TextPair | null | undefined;
  /** Series / edition / kind / version, `NF/1/AG/Rev.2`: on every page. */
  readonly symbol: string;
  /** «الإصدار 3 · 12 نوفمبر 2016». */
  readonly version: TextPair;
  /** Default `general`. */
  readonly distribution?: Distribution | undefined;
  readonly mode: DocumentMode;
  readonly words: DocumentWords;
  /** Creation date that the file names: the version's, never the clock's. */
  readonly createdAt: Date;
}

/** Languages of a mode, the leading one first: in a bilingual document that is the authentic one. */
export const languagesOf = ({ mode, edition }: DocumentSheet): readonly [Language, ...Language[]] => {
  if (mode !== 'ar-en') return [mode];
  return edition.authentic === 'ar' ? ['ar', 'en'] : ['en', 'ar'];
};

/** The document's name and its part in a language: «جدول الأعمال · اليوم الأول». */
export const sheetTitle = (sheet: DocumentSheet, language: Language): string =>
  [sayIn(sheet.name, language), sayIn(sheet.part, language)].filter((part) => part !== '').join(' · ');

/** Opens the document of a sheet: language, digits, and the properties that a reader's program shows. */
export const openSheet = (sheet: DocumentSheet): Document => {
  const languages = languagesOf(sheet);
  const [language] = languages;
  const names = languages.map((one) => sheetTitle(sheet, one)).join(' — ');
  return createDocument({
    title: `${names} — ${runningTitle(sheet.edition, language, sheet.words)}`,
    language,
    digits: sheet.edition.dates.digits,
    createdAt: sheet.createdAt,
    author: sayIn(sheet.edition.organiser, language) || undefined,
    subject: sheet.symbol,
  });
};
