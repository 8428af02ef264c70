import type { Language } from '../../../platform/language/index.ts';
import {
  type Document,
  type Paragraph,
  type StructureNode,
  sliceParagraph,
} from '../../../platform/pdf/index.ts';

/** A column of text in one language: a page in one language has one, a page in both has two on common lines. */
export interface Lane {
  readonly language: Language;
  /** Left edge. */
  readonly x: number;
  readonly width: number;
}

/** What a lane shows; null: nothing. */
export interface InLane extends Pick<Lane, 'language' | 'x'> {
  readonly text: Paragraph | null;
}

const lineHeight = (texts: readonly InLane[]): number =>
  Math.max(...texts.map(({ text }) => text?.lines[0]?.height ?? 0));
const linesOf = (texts: readonly InLane[]): number =>
  Math.max(...texts.map(({ text }) => text?.lines.length ?? 0));

/** How many lines of each go on this page: all, or two at least here and on the next. */
const fitting = (doc: Document, texts: readonly InLane[], from: number): number => {
  const lines = linesOf(texts) - from;
  const room = Math.floor((doc.bottom - doc.y + 0.01) / lineHeight(texts));
  if (room >= lines) return lines;
  const here = lines - room < 2 ? lines - 2 : room;
  return here >= 2 || doc.y <= doc.margins.top + 40 ? Math.max(1, here) : 0;
};

/** Draws texts beside each other from the cursor on; they break over pages line by line together. Moves the cursor below. */
export const drawInLanes = (
  doc: Document,
  texts: readonly InLane[],
  tag: 'P' | 'H1' | 'H2' | 'H3' | 'H4' = 'P',
): void => {
  const total = linesOf(texts);
  const nodes = new Map<Language, StructureNode>();
  for (const { language, text } of texts) {
    if (text) nodes.set(language, doc.open(tag, language === doc.language ? {} : { language }));
  }
  for (let from = 0; from < total; ) {
    const count = fitting(doc, texts, from);
    if (count === 0) {
      doc.newPage();
      continue;
    }
    let lower = doc.y;
    for (const { language, text, x } of texts) {
      const node = nodes.get(language);
      if (!text || !node) continue;
      const part = sliceParagraph(text, from, from + count);
      doc.inside(node, () => doc.draw(part, x, doc.y, { tag: null }));
      lower = Math.max(lower, doc.y + part.height);
    }
    doc.y = lower;
    from += count;
    if (from < total) doc.newPage();
  }
};
