import { type Document, palette, type TextStyle, textStyle } from '../pdf/index.ts';
import { drawFacts, drawFactsOfBoth } from './cover-facts.ts';
import { drawDocumentLine, drawDocumentLines } from './cover-foot.ts';
import { COVER_INSET, drawPanel, drawPanelOfBoth } from './cover-panel.ts';
import { sloganLine } from './facts.ts';
import { type DocumentSheet, languagesOf } from './sheet.ts';
import { sayIn } from './texts.ts';

/** Space between the panel and the document's name. */
const UNDER_PANEL = 28;

const NAME: TextStyle = textStyle('displayBold', 32, 48, palette.petrol);
const PART: TextStyle = textStyle('display', 19, 30, palette.petrol);
const SLOGAN: TextStyle = textStyle('display', 17, 30, palette.brassText);

const drawName = (doc: Document, sheet: DocumentSheet, top: number): number => {
  const [language] = languagesOf(sheet);
  const x = COVER_INSET;
  const width = doc.width - 2 * COVER_INSET;
  const name = doc.fit(sayIn(sheet.name, language), NAME, { width, minSize: 22, lines: 1, maxLines: 2 });
  const part = doc.fit(sayIn(sheet.part, language), PART, { width, minSize: 10, lines: 1, maxLines: 2 });
  const slogan = doc.fit(sloganLine(sheet.edition, language), SLOGAN, {
    width,
    minSize: 12,
    lines: 1,
    maxLines: 3,
    balance: true,
  });
  let y = doc.draw(name, x, top, { tag: 'H1' });
  y = doc.draw(part, x, y);
  return doc.draw(slogan, x, y + (part.height > 0 ? 4 : 0));
};

const drawNames = (doc: Document, sheet: DocumentSheet, top: number): number => {
  const [leading] = languagesOf(sheet);
  const gap = 20;
  const width = (doc.width - 2 * COVER_INSET - gap) / 2;
  const edges = { ar: COVER_INSET + width + gap, en: COVER_INSET };
  const rows = [
    {
      text: (side: 'ar' | 'en') => sayIn(sheet.name, side),
      ar: 28,
      en: 25,
      line: 42,
      min: 16,
      face: 'displayBold',
      colour: palette.petrol,
    },
    {
      text: (side: 'ar' | 'en') => sayIn(sheet.part, side),
      ar: 11,
      en: 10.5,
      line: 18,
      min: 9,
      face: 'medium',
      colour: palette.soft,
    },
    {
      text: (side: 'ar' | 'en') => sloganLine(sheet.edition, side),
      ar: 15,
      en: 14,
      line: 26,
      min: 11,
      face: 'display',
      colour: palette.brassText,
    },
  ] as const;
  let y = top;
  for (const { text, line, min, face, colour, ...sizes } of rows) {
    const set = (side: 'ar' | 'en') => {
      const fitted = doc.fit(text(side), textStyle(face, sizes[side], line, colour), {
        width,
        language: side,
        minSize: min,
        lines: 1,
        maxLines: 3,
        moreLinesSize: min + 1,
      });
      // One line keeps the full line height, so that both sides stand on one baseline whatever their sizes.
      return fitted.lines.length > 1
        ? fitted
        : doc.text(text(side), textStyle(face, fitted.size, line, colour), { width, language: side });
    };
    const texts = { ar: set('ar'), en: set('en') };
    for (const side of languagesOf(sheet)) {
      const tag = face === 'displayBold' && side === leading ? 'H1' : 'P';
      doc.draw(texts[side], edges[side], y, { tag });
    }
    y += Math.max(texts.ar.height, texts.en.height);
  }
  return y;
};

/**
 * Draws a cover on the current page: panel with rosette, patron, forum and edition; name of the document and slogan; facts; and
 * at its foot the document line (symbol, version, distribution, original). It has no header and footer of its own.
 */
export const drawCover = (doc: Document, sheet: DocumentSheet): void => {
  doc.setRunning(null);
  if (sheet.mode === 'ar-en') {
    const lower = drawNames(doc, sheet, drawPanelOfBoth(doc, sheet) + UNDER_PANEL);
    drawFactsOfBoth(doc, sheet, lower);
    drawDocumentLines(doc, sheet);
  } else {
    const lower = drawName(doc, sheet, drawPanel(doc, sheet) + UNDER_PANEL);
    drawFacts(doc, sheet, lower);
    drawDocumentLine(doc, sheet);
  }
};
