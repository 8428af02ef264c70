import type { Language } from '../language/index.ts';
import { type Document, drawThemeTag, palette, textStyle } from '../pdf/index.ts';
import { sayIn, type TextPair } from './texts.ts';

/** A theme of the edition as documents show it. */
export interface ThemeFacts {
  /** From 1; decides the colour and stands in the tag. */
  readonly number: number;
  readonly title: TextPair;
}

/** Side of a theme's tag beside small text, in points. */
export const TAG_SIZE = 10;

const LEGEND_COLUMNS = 2;
const LEGEND_TEXT = textStyle('regular', 8, 14, palette.soft);
const LEGEND_INDENT = TAG_SIZE + 5;
const LEGEND_GAP = 12;

const legendRows = (doc: Document, themes: readonly ThemeFacts[], language: Language) => {
  const column = (doc.measure - LEGEND_GAP) / LEGEND_COLUMNS;
  const texts = themes.map((theme) => ({
    theme,
    text: doc.text(sayIn(theme.title, language), LEGEND_TEXT, { width: column - LEGEND_INDENT, language }),
  }));
  const count = Math.ceil(texts.length / LEGEND_COLUMNS);
  return Array.from({ length: count }, (_, row) => {
    const cells = texts.slice(row * LEGEND_COLUMNS, (row + 1) * LEGEND_COLUMNS);
    return { cells, height: Math.max(...cells.map(({ text }) => text.height)) };
  });
};

/** Height of a legend of themes; 0 without themes. */
export const legendHeight = (
  doc: Document,
  themes: readonly ThemeFacts[],
  language: Language = doc.language,
): number => legendRows(doc, themes, language).reduce((sum, row) => sum + row.height, 0);

/** Draws the legend of themes in two columns from the cursor, and moves the cursor under it. */
export const drawLegend = (
  doc: Document,
  themes: readonly ThemeFacts[],
  language: Language = doc.language,
): void => {
  const column = (doc.measure - LEGEND_GAP) / LEGEND_COLUMNS;
  for (const { cells, height } of legendRows(doc, themes, language)) {
    for (const [index, { theme, text }] of cells.entries()) {
      const offset = index * (column + LEGEND_GAP);
      drawThemeTag(doc, theme.number, doc.x(offset, TAG_SIZE), doc.y + 2, { size: TAG_SIZE, language });
      doc.draw(text, doc.x(offset + LEGEND_INDENT, text.width), doc.y);
    }
    doc.y += height;
  }
};
