import type { Document, StyleName } from './document-types.ts';
import { palette } from './palette.ts';
import { type Content, plainText } from './paragraph.ts';
import { drawThemeTag } from './theme-tag.ts';

/** A line of a table of contents. */
export interface ContentsEntry {
  readonly title: string;
  /** The place that it leads to: named by a heading or `anchor`, before or after this. */
  readonly anchor: string;
  /** 1 is the top; deeper entries are indented by 14. Default 1. */
  readonly level?: number | undefined;
  /** Number of the part, in a column of its own. */
  readonly number?: Content | undefined;
  /** Theme whose tag stands in the column of numbers. */
  readonly theme?: number | undefined;
  /** A word about the part, before the page number: which recommendations it holds. */
  readonly note?: Content | undefined;
}

/** How the contents look. */
export interface ContentsOptions {
  readonly entries: readonly ContentsEntry[];
  /** Style of the first level; default `running`. Deeper levels take `person`. */
  readonly style?: StyleName | undefined;
  /** Width of the column of numbers when entries have one; default 20. */
  readonly numberWidth?: number | undefined;
}

const PAGE_COLUMN = 36;
const NOTE_COLUMN = 140;

/**
 * Draws a table of contents at the cursor. Titles link to their places; page numbers are filled in when all pages are known, so
 * the contents may stand first.
 */
export const drawContents = (
  doc: Document,
  { entries, style = 'running', numberWidth = 20 }: ContentsOptions,
): void => {
  const numbered = entries.some((entry) => entry.number !== undefined || entry.theme !== undefined);
  doc.element('TOC', () => {
    for (const { title, anchor, level = 1, number, theme, note } of entries) {
      const indent = (level - 1) * 14 + (numbered ? numberWidth : 0);
      const entryStyle = level === 1 ? style : 'person';
      const text = doc.text([{ text: title, link: `#${anchor}` }], entryStyle, {
        width: doc.measure - indent - PAGE_COLUMN,
      });
      const lineHeight = text.lines[0]?.height ?? 0;
      doc.need(text.height + 5);
      const y = doc.y;
      doc.element('TOCI', () => {
        if (number !== undefined && plainText(number))
          doc.at(0, numberWidth - 6, number, entryStyle, { y, tagging: { tag: 'Lbl' } });
        if (theme !== undefined) drawThemeTag(doc, theme, doc.x(0, 11), y + lineHeight / 2 - 5.5);
        doc.draw(text, doc.x(indent, text.width), y, { tag: 'P' });
        if (note !== undefined) {
          doc.at(
            doc.measure - PAGE_COLUMN - NOTE_COLUMN,
            NOTE_COLUMN - 12,
            note,
            doc.style('label', { line: lineHeight }),
            { y },
          );
        }
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
