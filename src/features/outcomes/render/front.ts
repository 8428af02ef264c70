import type { LocalText } from '../../../platform/language/index.ts';
import {
  type Content,
  type ContentsEntry,
  type Document,
  drawContents,
  type Paragraph,
  palette,
  textStyle,
} from '../../../platform/pdf/index.ts';
import { type AdoptionRow, adoptionRows } from './adoption.ts';
import { splitOpening } from './opening.ts';
import type { Reporting } from './sheet.ts';
import { wordingIn } from './texts.ts';
import type { Speech } from './words.ts';

/** Indent of the units of a preamble. */
const INDENT = 24;
const UNIT_GAP = 9;

/** A unit with its opening words semi-bold. */
export const unitContent = (text: string, language: 'ar' | 'en'): Content => {
  const { opening, rest } = splitOpening(text, language);
  return [{ text: opening, face: 'semiBold', colour: palette.petrol }, rest];
};

const writeUnit = (doc: Document, text: LocalText | null, speech: Speech, indent: number): void => {
  if (!text) return;
  const { text: words, language, note } = wordingIn(text, speech);
  const content = indent > 0 ? unitContent(words, language) : words;
  const place = { offset: indent, width: doc.measure - indent } as const;
  doc.write(content, 'preamble', { ...place, language, after: note === '' ? UNIT_GAP : 2 });
  if (note !== '') doc.write(note, 'label', { ...place, after: UNIT_GAP });
};

/** Preamble: chapeau, units, enacting words. */
export const drawPreamble = (doc: Document, { input }: Reporting, speech: Speech): void => {
  if (!input.chapeau && input.preamble.length === 0 && !input.enacting) return;
  doc.heading(speech.say('preamble'), { anchor: 'preamble', after: 4 });
  writeUnit(doc, input.chapeau, speech, 0);
  for (const unit of input.preamble) writeUnit(doc, unit, speech, INDENT);
  writeUnit(doc, input.enacting, speech, 0);
};

const BOX_PADDING = 11;
const LABEL_WIDTH = 92;
const LABEL_OFFSET = 16;
const VALUE_OFFSET = LABEL_OFFSET + LABEL_WIDTH;

interface BoxRow {
  readonly label: Paragraph;
  readonly values: readonly Paragraph[];
  readonly height: number;
}

const setRow = (doc: Document, row: AdoptionRow): BoxRow => {
  const style = textStyle('regular', 9.5, 16, row.mute ? palette.mute : palette.ink);
  const width = doc.measure - VALUE_OFFSET - LABEL_OFFSET;
  const label = doc.text(row.label, textStyle('regular', 9, 16, palette.mute), { width: LABEL_WIDTH - 8 });
  const values = row.values.map((value) =>
    row.code
      ? doc.text(value, style, {
          width,
          direction: 'ltr',
          align: doc.direction === 'rtl' ? 'right' : 'left',
          avoidOrphans: false,
        })
      : doc.text(value, style, { width }),
  );
  const height = Math.max(
    label.height,
    values.reduce((sum, value) => sum + value.height, 0),
  );
  return { label, values, height: height + 4 };
};

/** The adoption box on sand: manner, number, authentic text, reservations, fingerprint, remarks. */
export const drawAdoptionBox = (doc: Document, { input }: Reporting, speech: Speech): void => {
  const rows = adoptionRows(input, speech).map((row) => setRow(doc, row));
  const height = rows.reduce((sum, row) => sum + row.height, 2 * BOX_PADDING);
  doc.y += 14;
  doc.need(height);
  doc.box(doc.x(0, doc.measure), doc.y, doc.measure, height, { fill: palette.sand });
  doc.box(doc.x(0, 2), doc.y, 2, height, { fill: palette.brass });
  let y = doc.y + BOX_PADDING + 2;
  for (const { label, values, height: rowHeight } of rows) {
    const top = y;
    doc.element('P', () => {
      doc.draw(label, doc.x(LABEL_OFFSET, label.width), top, { tag: 'Span' });
      let at = top;
      for (const value of values) at = doc.draw(value, doc.x(VALUE_OFFSET, value.width), at, { tag: 'Span' });
    });
    y += rowHeight;
  }
  doc.y += height;
};

/** The contents, on one page if a page can hold them. */
export const drawReportContents = (
  doc: Document,
  entries: readonly ContentsEntry[],
  speech: Speech,
): void => {
  if (entries.length === 0) return;
  doc.y += 30;
  doc.keepTogether(() => {
    doc.heading(speech.say('contents'), {
      style: textStyle('displayBold', 16, 28, palette.petrol),
      bookmark: null,
      keep: 0,
    });
    doc.rule({ stroke: { colour: palette.petrol, width: 1 } });
    doc.y += 3;
    drawContents(doc, { entries, style: textStyle('regular', 10, 19) });
  });
};
