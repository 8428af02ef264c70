import type { Language, LocalText } from '../../../../platform/language/index.ts';
import { type Document, type Paragraph, palette, textStyle } from '../../../../platform/pdf/index.ts';
import { type AdoptionRow, adoptionRows } from '../adoption.ts';
import type { ReportPart } from '../contents.ts';
import { unitContent } from '../front.ts';
import type { Reporting } from '../sheet.ts';
import { wordingIn } from '../texts.ts';
import type { Columns, Pair } from './columns.ts';
import { drawTitles } from './titles.ts';

const SIDES = ['ar', 'en'] as const;
const NOTE = textStyle('regular', 8, 13, palette.mute);

/** A text of authority in a column: the wording, or in words that it is not translated. */
export const columnText = (
  doc: Document,
  columns: Columns,
  text: LocalText,
  side: Language,
  { speech }: Reporting,
  opening = false,
): { readonly text: Paragraph; readonly note: Paragraph | null } => {
  const { spine } = columns;
  const shown = wordingIn(text, speech[side]);
  const missing = shown.language !== side;
  const set = side === 'ar' ? spine.ar : spine.en;
  // The other column holds the wording already: here a word says that it has no translation.
  if (missing) {
    const words = speech[side].say('not-translated-short');
    return { text: set(words, doc.style('bilingual', { colour: palette.mute })), note: null };
  }
  const content = opening ? unitContent(shown.text, side) : shown.text;
  const style = textStyle('regular', side === 'ar' ? 10.5 : 9.5, 17.5);
  return { text: set(content, style), note: shown.note === '' ? null : set(shown.note, NOTE) };
};

/** The preamble in both columns. */
export const drawPreambleOfBoth = (doc: Document, columns: Columns, reporting: Reporting): void => {
  const { input, speech } = reporting;
  const units = [input.chapeau, ...input.preamble, input.enacting].filter((unit) => unit !== null);
  if (units.length === 0) return;
  drawTitles(
    doc,
    columns,
    { ar: speech.ar.say('preamble'), en: speech.en.say('preamble') },
    { anchor: 'preamble' },
  );
  doc.y += 4;
  columns.headed(() => {
    for (const unit of units) {
      const opening = unit !== input.chapeau && unit !== input.enacting;
      const set = (side: Language) => columnText(doc, columns, unit, side, reporting, opening);
      const sides = { ar: set('ar'), en: set('en') };
      columns.draw({ ar: sides.ar.text, en: sides.en.text });
      if (sides.ar.note || sides.en.note) columns.draw({ ar: sides.ar.note, en: sides.en.note });
      doc.y += 7;
    }
  });
};

const PADDING = 10;
const INSET = 12;

const rowText = (
  doc: Document,
  { label, values, code, mute }: AdoptionRow,
  side: Language,
  width: number,
): Paragraph[] => {
  const small = side === 'ar' ? 9 : 8.5;
  const style = textStyle('regular', small, 15, mute ? palette.mute : palette.ink);
  const [first = '', ...rest] = values;
  const name = { text: `${label}: `, colour: palette.mute };
  if (code) {
    const align = side === 'ar' ? 'right' : 'left';
    const digits = values.map((value) =>
      doc.text(value, textStyle('regular', 7.5, 12), { width, direction: 'ltr', align, avoidOrphans: false }),
    );
    return [doc.text([name], style, { width, language: side }), ...digits];
  }
  return [
    doc.text([name, first], style, { width, language: side }),
    ...rest.map((value) => doc.text(value, style, { width, language: side })),
  ];
};

const stackHeight = (stack: readonly Paragraph[]): number =>
  stack.reduce((sum, { height }) => sum + height, 0);

/** The adoption box over both columns. */
export const drawAdoptionBoxOfBoth = (
  doc: Document,
  columns: Columns,
  { input, speech }: Reporting,
): void => {
  const { spine } = columns;
  const width = spine.side + 20 - INSET;
  const set = (side: Language) =>
    adoptionRows(input, speech[side]).map((row) => rowText(doc, row, side, width));
  const stacks = { ar: set('ar'), en: set('en') };
  const rows = stacks.ar.map((ar, index) => {
    const en = stacks.en[index] ?? [];
    return { ar, en, height: Math.max(stackHeight(ar), stackHeight(en)) + 3 };
  });
  const height = rows.reduce((sum, row) => sum + row.height, 2 * PADDING);
  doc.y += 8;
  doc.need(height);
  doc.box(doc.x(0, doc.measure), doc.y, doc.measure, height, { fill: palette.sand });
  doc.box(doc.x(0, 2), doc.y, 2, height, { fill: palette.brass });
  const left = doc.x(0, doc.measure);
  const edges = { ar: left + doc.measure - INSET - width, en: left + INSET };
  let y = doc.y + PADDING;
  for (const row of rows) {
    for (const side of SIDES) {
      const top = y;
      doc.element('P', () => {
        let at = top;
        for (const text of row[side]) at = doc.draw(text, edges[side], at, { tag: 'Span' });
      });
    }
    y += row.height;
  }
  doc.y += height;
};

const ENTRY = { ar: textStyle('regular', 10, 19), en: textStyle('regular', 9.5, 19) } as const;

/** The contents: titles on both sides, page numbers between them. */
export const drawContentsOfBoth = (
  doc: Document,
  columns: Columns,
  speech: Reporting['speech'],
  partsIn: (speech: Reporting['speech'][Language]) => readonly Pick<ReportPart, 'anchor' | 'title'>[],
): void => {
  const { spine } = columns;
  const parts = { ar: partsIn(speech.ar), en: partsIn(speech.en) };
  const set = (side: Language, anchor: string, title: string): Paragraph =>
    (side === 'ar' ? spine.ar : spine.en)([{ text: title, link: `#${anchor}` }], ENTRY[side]);
  doc.y += 24;
  doc.keepTogether(() => {
    drawTitles(
      doc,
      columns,
      { ar: speech.ar.say('contents'), en: speech.en.say('contents') },
      { small: true },
    );
    doc.rule({ stroke: { colour: palette.petrol, width: 1 } });
    doc.y += 3;
    doc.element('TOC', () => {
      for (const [index, { anchor, title }] of parts.ar.entries()) {
        const pair: Pair = {
          ar: set('ar', anchor, title),
          en: set('en', anchor, parts.en[index]?.title ?? title),
        };
        doc.element('TOCI', () => {
          const y = doc.y;
          columns.draw(pair);
          doc.afterLayout((facts) => {
            const number = spine.middle(String(facts.pageOf(anchor)), textStyle('medium', 10, 19));
            doc.draw(number, spine.x.middle, y);
          });
        });
        doc.y += 2;
        doc.rule({ stroke: { colour: palette.hair, width: 0.4 } });
        doc.y += 3;
      }
    });
  });
};
