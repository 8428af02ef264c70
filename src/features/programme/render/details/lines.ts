import { type Document, type Paragraph, sliceParagraph } from '../../../../platform/pdf/index.ts';
import type { Piece } from './pieces.ts';

/** A paragraph and where it stands. */
export interface PlacedText {
  readonly text: Paragraph;
  readonly x: number;
}

/**
 * A piece of one text, or of two beside each other (the sides of a bilingual page). When its entry has to break it splits line by
 * line, two lines at least on each page, and still is one paragraph for readers aloud.
 */
export const textPiece = (doc: Document, placed: readonly PlacedText[], before: number): Piece => {
  const texts = placed.filter(({ text }) => text.lines.length > 0);
  const count = Math.max(0, ...texts.map(({ text }) => text.lines.length));
  const draw = (y: number): void => {
    for (const { text, x } of texts) doc.draw(text, x, y);
  };
  const split = (): Piece[] => {
    const opened = texts.map(({ text, x }) => ({
      text,
      x,
      node: doc.open('P', {
        language: text.language,
        ...(text.direction === 'rtl' ? { actualText: text.text } : {}),
      }),
    }));
    return Array.from({ length: count }, (_, line) => ({
      height: Math.max(...texts.map(({ text }) => text.lines[line]?.height ?? 0)),
      before: line === 0 ? before : 0,
      keep: line === 0 || line === count - 2,
      draw: (y) => {
        for (const { text, x, node } of opened) {
          const part = sliceParagraph(text, line, line + 1);
          doc.inside(node, () => doc.draw(part, x, y, { tag: null }));
        }
      },
    }));
  };
  const height = Math.max(0, ...texts.map(({ text }) => text.height));
  return { height, before, draw, ...(count > 1 ? { split } : {}) };
};
