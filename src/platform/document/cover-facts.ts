import type { Language } from '../language/index.ts';
import { type Document, type Paragraph, palette, textStyle } from '../pdf/index.ts';
import { COVER_INSET } from './cover-panel.ts';
import { type Fact, factsIn } from './facts.ts';
import type { DocumentSheet } from './sheet.ts';
import { languagesOf } from './sheet.ts';

/** Space between the two columns of facts. */
const GAP = 24;
/** Where facts end: above the document line. */
const FOOT = 34 + 36;
/** Height from which a fact leaves its column, in points. */
const WIDE_FROM = 13 + 5 * 18;
/** Lines of a fact that is longer than usual, tried in turn until all facts have room: it is set smaller, and cut at last. */
const MOST_LINES = [9, 8, 7, 6, 5, 4, 3, 2];

/** The first layout that has room, else the last. */
const roomiest = <T extends { readonly height: number }>(
  layout: (mostLines: number) => T[],
  room: number,
): { readonly rows: T[]; readonly total: number } => {
  let result: { rows: T[]; total: number } = { rows: [], total: 0 };
  for (const most of MOST_LINES) {
    const rows = layout(most);
    result = { rows, total: rows.reduce((sum, row) => sum + row.height, 0) };
    if (result.total <= room) break;
  }
  return result;
};

interface FactSizes {
  readonly label: number;
  readonly text: number;
  readonly line: number;
}

const setFact = (
  doc: Document,
  fact: Fact | undefined,
  width: number,
  language: Language,
  { label, text, line }: FactSizes,
  mostLines: number,
): Paragraph[] => {
  if (!fact) return [];
  const face = (index: number) => (index === 0 && fact.key !== 'co-organisers' ? 'medium' : 'regular');
  return [
    doc.text(fact.label, textStyle('regular', label, 13, palette.mute), { width, language }),
    ...fact.lines.map((value, index) =>
      doc.fit(value, textStyle(face(index), text, line), {
        width,
        language,
        lines: Math.min(3, mostLines),
        minSize: 7.5,
        maxLines: mostLines,
        moreLinesSize: 9.5,
      }),
    ),
  ];
};

const heightOf = (texts: readonly Paragraph[]): number => texts.reduce((sum, text) => sum + text.height, 0);

const drawStack = (doc: Document, texts: readonly Paragraph[], x: number, top: number): void => {
  let y = top;
  for (const text of texts) y = doc.draw(text, x, y);
};

const line = (doc: Document, y: number, colour: string, width: number): void =>
  doc.rule({
    y,
    offset: COVER_INSET - doc.margins.start,
    width: doc.width - 2 * COVER_INSET,
    stroke: { colour, width },
  });

/** Facts in two columns from 246 above the paper's foot, or higher when they need it; never above `upper`. */
export const drawFacts = (doc: Document, sheet: DocumentSheet, upper: number): void => {
  const [language] = languagesOf(sheet);
  const width = (doc.width - 2 * COVER_INSET - GAP) / 2;
  const facts = factsIn(sheet.edition, language, sheet.words);
  const whole = doc.width - 2 * COVER_INSET;
  const set = (fact: Fact, most: number, measure: number) =>
    setFact(doc, fact, measure, language, { label: 8, text: 11, line: 18 }, most);
  // A long roster of co-organisers takes the whole measure rather than lose names.
  const wide = (fact: Fact): boolean =>
    fact.key === 'co-organisers' && heightOf(set(fact, 99, width)) > WIDE_FROM;
  const pairs: Fact[][] = [];
  for (const fact of facts) {
    const last = pairs.at(-1);
    if (last?.length === 1 && !wide(fact)) last.push(fact);
    else pairs.push([fact]);
  }
  const layout = (most: number) =>
    pairs.map((pair) => {
      const cells = pair.map((fact) => set(fact, most, wide(fact) ? whole : width));
      return {
        cells,
        height: Math.max(pairs.length > 2 ? 66 : 86, 10 + Math.max(...cells.map(heightOf)) + 10),
      };
    });
  const { rows, total } = roomiest(layout, doc.height - FOOT - upper - 12);
  let y = Math.min(doc.height - 246, doc.height - FOOT - total);
  for (const [index, { cells, height }] of rows.entries()) {
    line(doc, y, index === 0 ? palette.petrol : palette.rule, 0.5);
    for (const [column, cell] of cells.entries()) {
      const offset = COVER_INSET - doc.margins.start + column * (width + GAP);
      drawStack(doc, cell, doc.x(offset, cell[0]?.width ?? width), y + 10);
    }
    y += height;
  }
};

/** Facts in a row each, Arabic right and English left, on common baselines. */
export const drawFactsOfBoth = (doc: Document, sheet: DocumentSheet, upper: number): void => {
  const width = (doc.width - 2 * COVER_INSET - GAP) / 2;
  const edges = { ar: COVER_INSET + width + GAP, en: COVER_INSET };
  const sides = {
    ar: factsIn(sheet.edition, 'ar', sheet.words),
    en: factsIn(sheet.edition, 'en', sheet.words),
  };
  const layout = (most: number) =>
    sides.ar.map(({ key }) => {
      const of = (side: Language, text: number) =>
        setFact(
          doc,
          sides[side].find((fact) => fact.key === key),
          width,
          side,
          { label: 7.5, text, line: 16 },
          most,
        );
      const texts = { ar: of('ar', 10), en: of('en', 9.5) };
      return { texts, height: 7 + Math.max(heightOf(texts.ar), heightOf(texts.en)) + 6 };
    });
  const { rows, total } = roomiest(layout, doc.height - FOOT - upper - 10);
  let y = Math.min(doc.height - 296, doc.height - FOOT - total);
  for (const [index, { texts, height }] of rows.entries()) {
    line(doc, y, index === 0 ? palette.petrol : palette.hair, index === 0 ? 0.5 : 0.4);
    for (const side of languagesOf(sheet)) drawStack(doc, texts[side], edges[side], y + 7);
    y += height;
  }
};
