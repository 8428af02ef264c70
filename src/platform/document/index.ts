/**
 * What the printed documents of an edition share: cover, facts, running header and footer, theme tags and legend, and their words
 * in both languages. It knows no feature: whoever renders passes plain data.
 *
 * ```ts
 * const sheet: DocumentSheet = { edition, name, symbol: 'NF/1/AG', version, mode: 'ar', words, createdAt };
 * const doc = openSheet(sheet);
 * drawCover(doc, sheet);
 * doc.newPage({ running: runningOf(doc, sheet, dayName) });
 * ```
 */
export { drawThemeTag } from '../pdf/index.ts';
export { drawCover } from './cover.ts';
export {
  datesIn,
  type EditionFacts,
  editionLine,
  patronLine,
  runningTitle,
  sloganLine,
  versionText,
} from './facts.ts';
export { runningOf } from './running.ts';
export { type Distribution, type DocumentSheet, languagesOf, openSheet, sheetTitle } from './sheet.ts';
export { type DocumentMode, type DocumentWords, inBoth, only, sayIn, type TextPair } from './texts.ts';
export { drawLegend, legendHeight, TAG_SIZE, type ThemeFacts } from './themes.ts';
