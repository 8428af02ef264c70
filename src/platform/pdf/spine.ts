import type { Document, StyleName, TextOptions } from './document-types.ts';
import type { Content, Paragraph } from './paragraph.ts';

/** The column between the two languages of a bilingual page. */
export interface SpineOptions {
  /** Width of the spine: 62 in agendas, 56 in reports. */
  readonly width: number;
  /** Space on each side of it; default 10. */
  readonly gap?: number | undefined;
}

/** A measured text, or space in points between two. */
export type SpineItem = Paragraph | number;

/** What stands on one row: Arabic right, English left, number or time between them. */
export interface SpineRow {
  readonly ar?: readonly SpineItem[] | undefined;
  readonly en?: readonly SpineItem[] | undefined;
  readonly middle?: readonly SpineItem[] | undefined;
  /** Which lines of the two sides share a baseline: the first (default), or the last (names of one and two lines). */
  readonly align?: 'first' | 'last' | undefined;
}

type SideOptions = Omit<TextOptions, 'width' | 'direction' | 'language'>;

/** A bilingual page's columns. */
export interface Spine {
  /** Width of each side. */
  readonly side: number;
  /** Left edges, and the spine's middle. */
  readonly x: { readonly ar: number; readonly en: number; readonly middle: number; readonly centre: number };
  ar(content: Content, style: StyleName, options?: SideOptions): Paragraph;
  en(content: Content, style: StyleName, options?: SideOptions): Paragraph;
  /** Centred on the spine; Latin digits and left to right. */
  middle(content: Content, style: StyleName, options?: SideOptions): Paragraph;
  height(row: SpineRow): number;
  /** Draws a row at the cursor, both sides on one baseline, and moves the cursor under it; does not break pages. */
  draw(row: SpineRow): void;
}

const isParagraph = (item: SpineItem): item is Paragraph => typeof item !== 'number';
const stackHeight = (items: readonly SpineItem[] = []): number =>
  items.reduce<number>((sum, item) => sum + (isParagraph(item) ? item.height : item), 0);

/** Distance from the top of a stack to its first or last baseline. */
const baseline = (items: readonly SpineItem[] = [], which: 'first' | 'last'): number => {
  const paragraphs = items.filter((item) => isParagraph(item) && item.lines.length > 0);
  const target = which === 'first' ? paragraphs.at(0) : paragraphs.at(-1);
  if (!target || !isParagraph(target)) return 0;
  const at = items.indexOf(target);
  const above = stackHeight(items.slice(0, at));
  if (which === 'first') return above + (target.lines[0]?.baseline ?? 0);
  const last = target.lines.at(-1);
  return above + target.height - (last?.height ?? 0) + (last?.baseline ?? 0);
};

/** The columns of a bilingual page: Arabic always right, English always left, whatever the document's direction. */
export const createSpine = (doc: Document, { width, gap = 10 }: SpineOptions): Spine => {
  const side = (doc.measure - width - 2 * gap) / 2;
  const left = doc.x(0, doc.measure);
  const x = {
    en: left,
    middle: left + side + gap,
    ar: left + side + 2 * gap + width,
    centre: left + doc.measure / 2,
  };

  /** How far each side moves down so that the two share a baseline. */
  const shifts = ({ ar, en, align = 'first' }: SpineRow) => {
    const [arabic, english] = [baseline(ar, align), baseline(en, align)];
    if (arabic === 0 || english === 0) return { ar: 0, en: 0 };
    return { ar: Math.max(0, english - arabic), en: Math.max(0, arabic - english) };
  };

  const height = (row: SpineRow): number => {
    const shift = shifts(row);
    return Math.max(stackHeight(row.ar) + shift.ar, stackHeight(row.en) + shift.en, stackHeight(row.middle));
  };

  const drawStack = (items: readonly SpineItem[] | undefined, left: number, top: number): void => {
    let y = top;
    for (const item of items ?? []) y = isParagraph(item) ? doc.draw(item, left, y) : y + item;
  };

  return {
    side,
    x,
    ar: (content, style, options) => doc.text(content, style, { ...options, width: side, language: 'ar' }),
    en: (content, style, options) => doc.text(content, style, { ...options, width: side, language: 'en' }),
    middle: (content, style, options) =>
      doc.text(content, style, { align: 'center', avoidOrphans: false, ...options, width, language: 'en' }),
    height,
    draw(row) {
      const shift = shifts(row);
      drawStack(row.middle, x.middle, doc.y);
      drawStack(row.ar, x.ar, doc.y + shift.ar);
      drawStack(row.en, x.en, doc.y + shift.en);
      doc.y += height(row);
    },
  };
};
