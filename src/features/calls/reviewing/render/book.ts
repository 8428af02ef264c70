import type { EditionFacts } from '../../../../platform/document/index.ts';
import {
  type DocumentSheet,
  type DocumentWords,
  drawCover,
  drawThemeTag,
  inBoth,
  openSheet,
  runningOf,
  sayIn,
  type TextPair,
} from '../../../../platform/document/index.ts';
import { type Language, sortKeyOf } from '../../../../platform/language/index.ts';
import { type Document, drawContents, ltr, palette, textStyle } from '../../../../platform/pdf/index.ts';
import type { BookEntry } from '../../store/reviewing-abstracts.ts';

/** What a book of abstracts is made of. Plain data: whoever prints decides what may be seen. */
export interface AbstractsBook {
  readonly edition: EditionFacts;
  /** Title of the call. */
  readonly call: TextPair;
  readonly symbol: string;
  readonly version: TextPair;
  readonly createdAt: Date;
  readonly entries: readonly BookEntry[];
}

const META = textStyle('regular', 9, 15, palette.mute);
const TITLE = textStyle('displayBold', 15, 25, palette.petrol);
const OTHER = textStyle('regular', 10.5, 18, palette.soft);
const AUTHORS = textStyle('medium', 10, 18, palette.ink);
const AFFILIATION = textStyle('regular', 9, 15, palette.soft);
const TAG = 11;

interface Part {
  readonly anchor: string;
  readonly title: string;
  readonly theme: number | null;
  readonly entries: readonly BookEntry[];
}

const entryAnchor = ({ code }: BookEntry): string => `entry-${code}`;

function partsOf(entries: readonly BookEntry[], language: Language, say: DocumentWords['ar']): Part[] {
  const numbers = [...new Set(entries.map(({ theme }) => theme?.number ?? null))];
  return numbers.map((number) => {
    const own = entries.filter(({ theme }) => (theme?.number ?? null) === number);
    return {
      anchor: `theme-${number ?? 'none'}`,
      title:
        number === null ? say('reviewing:book.without-theme') : sayIn(own[0]?.theme?.title ?? null, language),
      theme: number,
      entries: own,
    };
  });
}

/** A submission: code and kind, title in both languages, authors, abstract in the book's language where there is one. */
function drawEntry(doc: Document, entry: BookEntry, language: Language, say: DocumentWords['ar']): void {
  const own = entry.language === language;
  const other: Language = entry.language === 'ar' ? 'en' : 'ar';
  const titled = !own && entry.titleOther ? entry.titleOther : entry.title;
  const titledIn = own || entry.titleOther === null ? entry.language : other;
  const told = !own && entry.abstractOther ? entry.abstractOther : entry.abstract;
  const toldIn = own || entry.abstractOther === null ? entry.language : other;
  const second = titled === entry.title ? entry.titleOther : entry.title;
  const align = doc.direction === 'rtl' ? 'right' : 'left';
  doc.keepTogether(() => {
    doc.y += doc.y > doc.margins.top + 4 ? 18 : 0;
    doc.anchor(entryAnchor(entry));
    const indent = entry.theme === null ? 0 : TAG + 6;
    const top = doc.y;
    if (entry.theme !== null) drawThemeTag(doc, entry.theme.number, doc.x(0, TAG), top + 2);
    doc.write(`${say(`reviewing:kind.${entry.kind}`)}  ·  ${ltr(entry.code)}`, META, { offset: indent });
    doc.heading(titled, { level: 2, style: TITLE, language: titledIn, align, keep: 40, after: 1 });
    if (second !== null && second !== '')
      doc.write(second, OTHER, { language: titledIn === 'ar' ? 'en' : 'ar', align, after: 3 });
    for (const { name, affiliation, presenting } of entry.authors) {
      const marked = presenting && entry.authors.length > 1 ? `  (${say('reviewing:book.presents')})` : '';
      doc.write(
        [
          { text: name, face: 'medium' },
          affiliation !== null &&
            affiliation !== '' && {
              text: `${language === 'ar' ? '، ' : ', '}${affiliation}`,
              ...AFFILIATION,
            },
          marked !== '' && { text: marked, ...AFFILIATION },
        ],
        AUTHORS,
      );
    }
    if (entry.behalf !== null)
      doc.write(say('reviewing:book.behalf', { name: sayIn(entry.behalf, language) }), AFFILIATION);
    doc.y += 5;
    const [first = '', ...rest] = told.split(/\n+/u).filter((part) => part.trim() !== '');
    doc.write(first, 'running', { language: toldIn, after: 5 });
    for (const paragraph of rest) doc.write(paragraph, 'running', { language: toldIn, after: 5 });
  });
}

/** Authors by sort key; each line leads to one paper, by its code and page. */
function indexOf(entries: readonly BookEntry[], language: Language) {
  const lines = entries.flatMap((entry) =>
    entry.authors.map(({ name }) => ({
      title: name,
      anchor: entryAnchor(entry),
      note: ltr(entry.code),
      key: sortKeyOf(name, language),
    })),
  );
  return lines
    .sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0))
    .map(({ key: _, ...line }) => line);
}

/**
 * Renders the book of abstracts of a call as PDF: cover, contents by theme, the abstracts, and an index of authors; in
 * Arabic or in English. What was written in one language alone stands in it. Pure: equal input gives equal bytes.
 */
export const renderAbstracts = async (
  book: AbstractsBook,
  language: Language,
  words: DocumentWords,
): Promise<Uint8Array> => {
  const say = words[language];
  const sheet: DocumentSheet = {
    edition: book.edition,
    name: inBoth(words, 'reviewing:book.name'),
    part: book.call,
    symbol: book.symbol,
    version: book.version,
    mode: language,
    words,
    createdAt: book.createdAt,
  };
  const doc = openSheet(sheet);
  drawCover(doc, sheet);
  const parts = partsOf(book.entries, language, say);
  doc.newPage({ running: runningOf(doc, sheet, null) });
  if (parts.length === 0) {
    doc.write(say('reviewing:book.nothing'), 'abstract');
    return doc.finish();
  }
  doc.heading(say('reviewing:book.contents'), { bookmark: null, after: 6 });
  drawContents(doc, {
    entries: [
      ...parts.map(({ anchor, title, theme, entries }) => ({
        anchor,
        title,
        theme: theme ?? undefined,
        note: say('reviewing:papers', { count: entries.length }),
      })),
      { anchor: 'authors', title: say('reviewing:book.index') },
    ],
    style: textStyle('regular', 11, 22),
  });
  for (const part of parts) {
    const pair = { ar: '', en: '', [language]: part.title };
    doc.newPage({ running: runningOf(doc, sheet, pair) });
    doc.heading(part.title, { anchor: part.anchor, after: 6 });
    for (const entry of part.entries) drawEntry(doc, entry, language, say);
  }
  doc.newPage({ running: runningOf(doc, sheet, null) });
  doc.heading(say('reviewing:book.index'), { anchor: 'authors', after: 6 });
  drawContents(doc, { entries: indexOf(book.entries, language), style: textStyle('regular', 10, 18) });
  return doc.finish();
};
