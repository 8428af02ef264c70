import type { Document, StyleName } from './document-types.ts';
import { palette } from './palette.ts';
import { type Content, plainText } from './paragraph.ts';

/** A line of a table of contents. */
export interface ContentsEntry {
  readonly title: string;
  /** The place that it leads to: named by a heading or `anchor`, before or after this. */
  readonly anchor: string;
  /** 1 is the top; deeper entries are indented by 14. Default 1. */
  readonly level?: number | undefined;
  /** Number of the part, in a column of its own. */
  readonly number?: Content | undefined;
}

/** How the contents look. */
export interface ContentsOptions {
  readonly entries: readonly ContentsEntry[];
  /** Style of the first level; default `running`. Deeper levels take `person`. */
  readonly style?: StyleName | undefined;
  /** Width of the column of numbers when entries have one; default 28. */
  readonly numberWidth?: number | undefined;
}

const PAGE_COLUMN = 36;

/**
 * Draws a table of contents at the cursor. Titles link to their places; page numbers are filled in when all pages are known, so
 * the contents may stand first.
 */
export const drawContents = (
  doc: Document,
  { entries, style = 'running', numberWidth = 28 }: ContentsOptions,
): void => {
  const numbered = entries.some((entry) => entry.number !== undefined);
  doc.element('TOC', () => {
    for (const { title, anchor, level = 1, number } of entries) {
      const indent = (level - 1) * 14 + (numbered ? numberWidth : 0);
      const entryStyle = level === 1 ? style : 'person';
      const text = doc.text([{ text: title, link: `#${anchor}` }], entryStyle, {
        width: doc.measure - indent - PAGE_COLUMN,
      });
      doc.need(text.height + 5);
      const y = doc.y;
      doc.element('TOCI', () => {
        if (number !== undefined && plainText(number))
          doc.at(0, numberWidth - 6, number, entryStyle, { y, tagging: { tag: 'Lbl' } });
        doc.draw(text, doc.x(indent, text.width), y, { tag: 'P' });
        const last = y + text.height - (text.lines.at(-1)?.height ?? 0);
        doc.afterLayout((facts) => {
          doc.at(doc.measure - PAGE_COLUMN, PAGE_COLUMN, doc.number(facts.pageOf(anchor)), entryStyle, {
            y: last,
            align: 'end',
            tagging: { tag: 'P' },
          });
        });
      });
      doc.y += text.height + 2;
      doc.rule({ stroke: { colour: palette.hair, width: 0.4 } });
      doc.y += 3;
    }
  });
};
