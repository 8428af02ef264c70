import type { Document } from './document-types.ts';
import { palette } from './palette.ts';
import type { Content } from './paragraph.ts';
import type { Language } from './roles.ts';

/** A text of a header or footer; a function knows the page. */
export type RunningText =
  | Content
  | { readonly content: Content; readonly language: Language }
  | ((page: { readonly number: number; readonly count: number }) => Content | null)
  | null;

/** What stands above and below the text of each page: at the start edge and at the end edge. */
export interface Running {
  /** Edition. */
  readonly headerStart?: RunningText | undefined;
  /** Document, and day or part. */
  readonly headerEnd?: RunningText | undefined;
  /** Symbol · version · date. */
  readonly footerStart?: RunningText | undefined;
  /** Page x of y in the document's language (default), in both, or a text of your own. */
  readonly footerEnd?: 'page' | 'pageInBoth' | Exclude<RunningText, string> | undefined;
}

/** "Page 2 of 14" in one language, in the digits of the document. */
export const pageOf = (doc: Document, language: Language, number: number, count: number): string =>
  language === 'ar'
    ? `صفحة ${doc.number(number, 'ar')} من ${doc.number(count, 'ar')}`
    : `Page ${number} of ${count}`;

const HEADER_TOP = 40;
/** Height of a line where a header has several: the last stands where the only one would, the others above it. */
const HEADER_LINE = 10;
/** Room that what stands at the one edge of a header leaves to the other. */
const BETWEEN = 12;
const HEADER_RULE = 56;
/** Distances from the lower edge. */
const FOOTER_RULE = 50;
const FOOTER_TOP = 44;

const isLocal = (text: RunningText): text is { readonly content: Content; readonly language: Language } =>
  typeof text === 'object' && text !== null && 'content' in text && 'language' in text;

/** Draws header and footer on the current page. */
export const drawRunning = (doc: Document, running: Running, number: number, count: number): void => {
  const half = doc.measure / 2;
  const physical = {
    start: doc.direction === 'rtl' ? 'right' : 'left',
    end: doc.direction === 'rtl' ? 'left' : 'right',
  } as const;
  const cell = (
    text: RunningText | undefined,
    edge: 'start' | 'end',
    y: number,
    style: 'header' | 'pageNumber',
  ): void => {
    if (text === null || text === undefined) return;
    const value = typeof text === 'function' ? text({ number, count }) : isLocal(text) ? text.content : text;
    if (value === null) return;
    const language = isLocal(text) ? text.language : doc.language;
    const heads = y === HEADER_TOP;
    const width = heads ? half - BETWEEN : half;
    const settings = { width, language, align: physical[edge], avoidOrphans: false, balance: heads };
    const own = doc.style(style);
    const line = doc.text(value, own, settings);
    const rises = heads && line.lines.length > 1;
    const set = rises ? doc.text(value, { ...own, line: HEADER_LINE }, settings) : line;
    const top = rises ? y + (own.line - HEADER_LINE) / 2 - (set.lines.length - 1) * HEADER_LINE : y;
    doc.draw(set, doc.x(edge === 'start' ? 0 : doc.measure - width, width), top);
  };
  const pageNumber = (): void => {
    const { footerEnd = 'page' } = running;
    const y = doc.height - FOOTER_TOP;
    if (footerEnd === 'page') cell(pageOf(doc, doc.language, number, count), 'end', y, 'pageNumber');
    else if (footerEnd === 'pageInBoth') {
      const both = `${pageOf(doc, 'ar', number, count)}   ·   ${pageOf(doc, 'en', number, count)}`;
      cell({ content: both, language: 'en' }, 'end', y, 'pageNumber');
    } else cell(footerEnd, 'end', y, 'pageNumber');
  };
  const stroke = { colour: palette.rule, width: 0.4 };
  doc.artifact(() => {
    if (running.headerStart || running.headerEnd) {
      cell(running.headerStart, 'start', HEADER_TOP, 'header');
      cell(running.headerEnd, 'end', HEADER_TOP, 'header');
      doc.rule({ y: HEADER_RULE, stroke });
    }
    doc.rule({ y: doc.height - FOOTER_RULE, stroke });
    cell(running.footerStart, 'start', doc.height - FOOTER_TOP, 'header');
    pageNumber();
  }, 'Pagination');
};
