import type { Language } from '../../../../platform/language/index.ts';
import { type Document, type Paragraph, palette, textStyle } from '../../../../platform/pdf/index.ts';
import type { Columns } from './columns.ts';

const STYLES = {
  ar: textStyle('displayBold', 24, 36, palette.petrol),
  en: textStyle('displayBold', 21, 36, palette.petrol),
} as const;
const SMALL = {
  ar: textStyle('displayBold', 16, 28, palette.petrol),
  en: textStyle('displayBold', 14.5, 28, palette.petrol),
} as const;

/** A title in both languages on one baseline, with one bookmark and place to link to. */
export const drawTitles = (
  doc: Document,
  columns: Columns,
  titles: Readonly<Record<Language, string>>,
  options: { readonly anchor?: string; readonly small?: boolean; readonly keep?: number } = {},
): void => {
  const { anchor, small = false, keep = 60 } = options;
  const styles = small ? SMALL : STYLES;
  // A title that shrank keeps its line height, so that both stand on one baseline.
  const set = (side: Language): Paragraph => {
    const settings = { width: columns.spine.side, language: side } as const;
    const { size, lines } = doc.fit(titles[side], styles[side], { ...settings, minSize: 15, maxLines: 2 });
    return doc.text(
      titles[side],
      { ...styles[side], size, line: lines.length > 1 ? 28 : styles[side].line },
      settings,
    );
  };
  const pair = { ar: set('ar'), en: set('en') };
  doc.need(columns.height(pair) + keep);
  if (anchor) {
    doc.anchor(anchor);
    doc.bookmark(titles[doc.language], 1);
  }
  columns.draw(pair, 'H1');
};
