import type { Language } from '../language/index.ts';
import {
  type Document,
  type FittedParagraph,
  lattice,
  type Paragraph,
  palette,
  rosette,
  textStyle,
} from '../pdf/index.ts';
import { editionLine, patronLine } from './facts.ts';
import { type DocumentSheet, languagesOf } from './sheet.ts';
import { sayIn } from './texts.ts';

/** Space between the paper's edge and the panel: office printers leave 28 to 34 blank. */
const EDGE = 34;
/** Space between the panel's edge and its text. */
const INSIDE = 28;
/** Distance from the paper's edge to everything that a cover writes. */
export const COVER_INSET = EDGE + INSIDE;
const ROSETTE = 26;
const ROSETTE_CENTRE = 60;
/** Width that the rosette takes beside the patron. */
const BESIDE_ROSETTE = 70;

const SAND = palette.sandOnPetrol;

/** Ground, lattice, brass line and rosette; a process draws them once for each size and side. */
const drawGround = (doc: Document, height: number): void => {
  const width = doc.width - 2 * EDGE;
  const right = doc.direction === 'rtl';
  const rosetteX = right ? doc.width - COVER_INSET - ROSETTE : COVER_INSET + ROSETTE;
  doc.artwork(`cover-panel ${doc.width} ${height} ${doc.direction}`, (canvas) => {
    canvas.rect(EDGE, EDGE, width, height).paint({ fill: palette.petrol });
    lattice(canvas, EDGE, EDGE, width, height, { pitch: width / 9, origin: [EDGE, EDGE + height] });
    canvas
      .rect(EDGE + 7, EDGE + 7, width - 14, height - 14)
      .paint({ stroke: { colour: palette.brass, width: 0.5 } });
    rosette(canvas, rosetteX, EDGE + ROSETTE_CENTRE, ROSETTE, { fill: palette.petrol });
  });
};

/** Draws texts one under the other beside the rosette, centred on it. */
const drawBesideRosette = (doc: Document, texts: readonly Paragraph[]): void => {
  let y = EDGE + ROSETTE_CENTRE - texts.reduce((sum, text) => sum + text.height, 0) / 2;
  const x = doc.direction === 'rtl' ? COVER_INSET : COVER_INSET + BESIDE_ROSETTE;
  for (const text of texts) y = doc.draw(text, x, y);
};

/** The panel of a document in one language; returns its lower edge. */
export const drawPanel = (doc: Document, sheet: DocumentSheet): number => {
  const height = 352;
  const [language] = languagesOf(sheet);
  const width = doc.width - 2 * COVER_INSET;
  drawGround(doc, height);
  const patron = doc.fit(
    patronLine(sheet.edition, language, sheet.words),
    textStyle('regular', 10.5, 16, SAND),
    { width: width - BESIDE_ROSETTE, minSize: 9, lines: 2, maxLines: 4, balance: true },
  );
  drawBesideRosette(doc, [patron]);
  const title = doc.fit(sayIn(sheet.edition.title, language), 'coverTitle', {
    width,
    minSize: 24,
    lines: 2,
    maxLines: 4,
    moreLinesSize: 30,
    balance: true,
  });
  const edition = doc.text(
    editionLine(sheet.edition, language, sheet.words),
    textStyle('display', 20, 30, SAND),
    { width },
  );
  const top = EDGE + height - EDGE - 30 - title.height;
  doc.draw(title, COVER_INSET, top);
  doc.draw(edition, COVER_INSET, top + title.height);
  return EDGE + height;
};

const TITLE_SIZES = { ar: [32, 48], en: [28, 38] } as const;
const EDITION_SIZES = { ar: 17, en: 15 } as const;
const PATRON_SIZES = { ar: 10, en: 9 } as const;
const EDITION_LINE = 28;

/** The panel of a bilingual document, the authentic language above; returns its lower edge. */
export const drawPanelOfBoth = (doc: Document, sheet: DocumentSheet): number => {
  const height = 336;
  const languages = languagesOf(sheet);
  const width = doc.width - 2 * COVER_INSET;
  drawGround(doc, height);
  const patron = (side: Language): FittedParagraph =>
    doc.fit(
      patronLine(sheet.edition, side, sheet.words),
      textStyle('regular', PATRON_SIZES[side], 16, SAND),
      {
        width: width - BESIDE_ROSETTE,
        language: side,
        align: doc.direction === 'rtl' ? 'right' : 'left',
        minSize: 8,
        lines: 1,
        maxLines: 2,
        balance: true,
      },
    );
  const patrons = languages.map(patron);
  drawBesideRosette(doc, patrons);

  const blocksAt = (size: number) =>
    languages.map((side) => {
      const [full, line] = TITLE_SIZES[side];
      const title = doc.fit(
        sayIn(sheet.edition.title, side),
        textStyle('display', full, line, palette.white),
        { width, language: side, minSize: size, lines: 1, maxLines: 3, moreLinesSize: size, balance: true },
      );
      const edition = doc.text(
        editionLine(sheet.edition, side, sheet.words),
        textStyle('display', EDITION_SIZES[side], EDITION_LINE, SAND),
        { width, language: side },
      );
      return { title, edition, height: title.height + edition.height };
    });
  const between = 22;
  const heightOf = (blocks: ReturnType<typeof blocksAt>): number =>
    blocks.reduce((sum, block) => sum + block.height, between);
  const beside = Math.max(ROSETTE, patrons.reduce((sum, text) => sum + text.height, 0) / 2);
  const room = height - 30 - ROSETTE_CENTRE - beside - 8;
  // Two long titles share the panel: both shrink together until the patron above them is free.
  const sizes = [22, 20, 18, 16, 14];
  const blocks = blocksAt(sizes.find((size) => heightOf(blocksAt(size)) <= room) ?? 14);
  let y = EDGE + height - 30 - heightOf(blocks);
  for (const [index, { title, edition }] of blocks.entries()) {
    if (index > 0) {
      const stroke = { colour: palette.brass, width: 0.5 };
      doc.rule({ y: y + between / 2, offset: COVER_INSET - doc.margins.start, width, stroke });
      y += between;
    }
    y = doc.draw(title, COVER_INSET, y);
    y = doc.draw(edition, COVER_INSET, y);
  }
  return EDGE + height;
};
