import type { Document } from './document-types.ts';
import { palette, themeColours } from './palette.ts';
import { type Language, textStyle } from './roles.ts';

/** How a theme's tag is drawn. */
export interface ThemeTagOptions {
  /** Side of the square; default 11, 10 beside text of 8.5. */
  readonly size?: number | undefined;
  /** Whose digits it shows; default the document's language. */
  readonly language?: Language | undefined;
}

/** The square with a theme's number, which tells the theme without colour. (x, y) is its upper left corner. */
export const drawThemeTag = (
  doc: Document,
  theme: number,
  x: number,
  y: number,
  options: ThemeTagOptions = {},
): void => {
  const { size = 11, language = doc.language } = options;
  doc.box(x, y, size, size, { fill: themeColours(theme).strong });
  const style = textStyle('semiBold', size * 0.68, size, palette.white);
  const number = doc.text(doc.number(theme, language), style, { width: size, align: 'center', language });
  doc.draw(number, x, y - 0.2, { tag: 'Lbl' });
};
