import {
  type DocumentMode,
  type DocumentSheet,
  drawCover,
  type EditionFacts,
  openSheet,
  runningOf,
  type TextPair,
} from '../../../platform/document/index.ts';
import type { CalendarDay, Language, LocalText } from '../../../platform/language/index.ts';
import {
  type Document,
  type Paragraph,
  palette,
  sliceParagraph,
  textStyle,
} from '../../../platform/pdf/index.ts';
import type { outcomeKinds, outcomeStatuses } from '../tables.ts';
import { createSpeech, documentWords, type Speech } from './words.ts';

/** A paragraph of a draft, in order. */
export interface DraftParagraph {
  readonly kind: 'preamble' | 'heading' | 'operative' | 'recommendation' | 'frame';
  /** Its number until adoption; null for what has none. */
  readonly number: number | null;
  readonly text: LocalText;
  /** The version that an amendment names. */
  readonly revision: number | null;
}

/** A draft with everything that its drafting document shows. */
export interface DraftDocument {
  readonly edition: EditionFacts;
  readonly kind: (typeof outcomeKinds)[number];
  readonly status: (typeof outcomeStatuses)[number];
  readonly title: TextPair;
  readonly symbol: string;
  readonly asOf: CalendarDay;
  readonly authentic: Language;
  readonly paragraphs: readonly DraftParagraph[];
  readonly sample?: boolean | undefined;
}

/** Room for the numbers of lines at the outer edge, and between it and the text. */
const GUTTER = 26;
const GAP = 22;
/** Space after a paragraph. */
const AFTER = 9;
const LINE_NUMBER = textStyle('regular', 7, 10, palette.mute);
const TEXT = { ar: textStyle('regular', 12, 23), en: textStyle('regular', 10.5, 17) } as const;
const HEAD = { ar: textStyle('semiBold', 13, 25), en: textStyle('semiBold', 11.5, 19) } as const;

/** One column of a page: its language, where it stands, and how many lines it has so far. */
interface Column {
  readonly language: Language;
  readonly speech: Speech;
  /** Left edge and width of the text. */
  readonly x: number;
  readonly width: number;
  /** Left edge of its line numbers. */
  readonly numbersAt: number;
  lines: number;
}

function columnsOf(
  doc: Document,
  languages: readonly Language[],
  speech: Readonly<Record<Language, Speech>>,
): Column[] {
  const left = doc.x(0, doc.measure);
  const each = (doc.measure - GAP * (languages.length - 1)) / languages.length;
  return languages.map((language) => {
    // Arabic stands at the right of a page with both; numbers of lines stand where its lines begin.
    const start = languages.length === 1 || language === 'en' ? left : left + each + GAP;
    const width = each - GUTTER;
    return {
      language,
      speech: speech[language],
      x: language === 'ar' ? start : start + GUTTER,
      width,
      numbersAt: language === 'ar' ? start + width : start,
      lines: 0,
    };
  });
}

const prefixOf = (doc: Document, { number }: DraftParagraph, language: Language): string =>
  number === null ? '' : `${doc.number(number, language)}. `;

const setIn = (doc: Document, column: Column, paragraph: DraftParagraph): Paragraph => {
  const { language } = column;
  const words = paragraph.text[language];
  const style = paragraph.kind === 'heading' ? HEAD[language] : TEXT[language];
  const content = words === '' ? `[${column.speech.say('missing')}]` : words;
  return doc.text(prefixOf(doc, paragraph, language) + content, style, {
    width: column.width,
    language,
    avoidOrphans: false,
  });
};

/** Draws some lines of a paragraph with their numbers; numbers are decoration to whoever is read to. */
function drawLines(doc: Document, column: Column, lines: Paragraph, y: number, tag: 'P' | 'H3'): number {
  let at = y;
  for (const line of lines.lines) {
    column.lines += 1;
    const { lines: number } = column;
    const shown = doc.text(doc.number(number, column.language), LINE_NUMBER, {
      width: GUTTER - 8,
      language: column.language,
      align: column.language === 'ar' ? 'right' : 'left',
    });
    const top = at + line.baseline - (shown.lines[0]?.baseline ?? 0);
    doc.artifact(() =>
      doc.draw(shown, column.language === 'ar' ? column.numbersAt + 8 : column.numbersAt, top),
    );
    at += line.height;
  }
  if (lines.lines.length > 0) doc.draw(lines, column.x, y, { tag });
  return at;
}

/** Draws a paragraph in every column from one height on; what does not fit goes on on the next page, side by side again. */
function drawParagraph(doc: Document, columns: readonly Column[], paragraph: DraftParagraph): void {
  let rest = columns.map((column) => setIn(doc, column, paragraph));
  const tag = paragraph.kind === 'heading' ? 'H3' : 'P';
  const most = Math.max(...rest.map(({ height }) => height));
  doc.need(Math.min(most, paragraph.kind === 'heading' ? most + 40 : 46));
  if (paragraph.kind === 'heading') doc.bookmark(paragraph.text[doc.language] || paragraph.text.ar, 2);
  while (rest.some(({ lines }) => lines.length > 0)) {
    const room = doc.bottom - doc.y;
    const fits = rest.map(({ lines }) => {
      let height = 0;
      let count = 0;
      for (const line of lines) {
        if (height + line.height > room) break;
        height += line.height;
        count += 1;
      }
      return count;
    });
    const y = doc.y;
    let below = y;
    for (const [index, column] of columns.entries()) {
      const whole = rest[index];
      if (whole === undefined) continue;
      below = Math.max(below, drawLines(doc, column, sliceParagraph(whole, 0, fits[index]), y, tag));
    }
    rest = rest.map((whole, index) => sliceParagraph(whole, fits[index] ?? 0));
    doc.y = below;
    if (rest.some(({ lines }) => lines.length > 0)) doc.newPage();
  }
  doc.y += AFTER;
}

/**
 * Renders the drafting document of a text as PDF: every line numbered through, so that a meeting can name it; in Arabic,
 * in English, or in both side by side, each with numbers of its own. Pure: equal input gives equal bytes.
 */
export async function renderDraftingDocument(input: DraftDocument, mode: DocumentMode): Promise<Uint8Array> {
  const edition = { ...input.edition, authentic: input.authentic };
  const speech = { ar: createSpeech(edition, 'ar'), en: createSpeech(edition, 'en') };
  const version = (language: Language): string =>
    speech[language].say('version-draft', { date: speech[language].shortDate(input.asOf) });
  const status = (language: Language): string => speech[language].outcomes(`status.${input.status}`);
  const sheet: DocumentSheet = {
    edition,
    name: { ar: speech.ar.say('drafting-document'), en: speech.en.say('drafting-document') },
    part: {
      ar: [input.title.ar || input.title.en, status('ar'), input.sample ? speech.ar.say('sample') : '']
        .filter(Boolean)
        .join(' · '),
      en: [input.title.en || input.title.ar, status('en'), input.sample ? speech.en.say('sample') : '']
        .filter(Boolean)
        .join(' · '),
    },
    symbol: input.symbol,
    version: { ar: version('ar'), en: version('en') },
    distribution: 'participants',
    mode,
    words: documentWords(edition),
    createdAt: new Date(`${input.asOf}T00:00:00Z`),
  };
  const doc = openSheet(sheet);
  drawCover(doc, sheet);
  doc.newPage({ running: runningOf(doc, sheet, sheet.part) });
  const languages = mode === 'ar-en' ? (['ar', 'en'] as const) : [mode];
  const columns = columnsOf(doc, languages, speech);
  for (const paragraph of input.paragraphs) drawParagraph(doc, columns, paragraph);
  return doc.finish();
}
