import type { Language } from '../language/index.ts';
import { type Document, ltr, palette, textStyle } from '../pdf/index.ts';
import { COVER_INSET } from './cover-panel.ts';
import { type DocumentSheet, languagesOf } from './sheet.ts';
import { sayIn } from './texts.ts';

/** Distance of the document line from the paper's lower edge. */
const FOOT = 34 + 24;
const STYLE = textStyle('regular', 8, 13, palette.soft);

const drawLine = (doc: Document): number => {
  const y = doc.height - FOOT;
  doc.rule({
    y: y - 8,
    offset: COVER_INSET - doc.margins.start,
    width: doc.width - 2 * COVER_INSET,
    stroke: { colour: palette.petrol, width: 1 },
  });
  return y;
};

const identity = (sheet: DocumentSheet, language: Language) => [
  { text: ltr(sheet.symbol), face: 'semiBold' as const, colour: palette.ink },
  `  ·  ${sayIn(sheet.version, language)}`,
];

const provenance = (
  { words, distribution = 'general', edition }: DocumentSheet,
  language: Language,
): string => {
  const say = words[language];
  return `${say(`document:distribution.${distribution}`)} · ${say(`document:original.${edition.authentic}`)}`;
};

/** Symbol and version at the start, distribution and original at the end. */
export const drawDocumentLine = (doc: Document, sheet: DocumentSheet): void => {
  const [language] = languagesOf(sheet);
  const y = drawLine(doc);
  const whole = doc.width - 2 * COVER_INSET;
  const offset = COVER_INSET - doc.margins.start;
  const first = whole / 2 + 60;
  doc.draw(doc.text(identity(sheet, language), STYLE, { width: first }), doc.x(offset, first), y);
  const rest = whole - first;
  const end = doc.text(provenance(sheet, language), STYLE, { width: rest, align: 'end' });
  doc.draw(end, doc.x(offset + first, rest), y);
};

/** The same in both languages: each has its half, in two lines. */
export const drawDocumentLines = (doc: Document, sheet: DocumentSheet): void => {
  const top = drawLine(doc);
  const gap = 24;
  const width = (doc.width - 2 * COVER_INSET - gap) / 2;
  const edges = { ar: COVER_INSET + width + gap, en: COVER_INSET };
  for (const side of languagesOf(sheet)) {
    const settings = { width, language: side } as const;
    const lower = doc.draw(doc.text(identity(sheet, side), STYLE, settings), edges[side], top);
    doc.draw(doc.text(provenance(sheet, side), STYLE, settings), edges[side], lower);
  }
};
