import { decimal, rgb } from './canvas.ts';
import type { EmbeddedFont } from './embedded-font.ts';
import type { LoadedFont } from './fonts.ts';
import type { Line } from './lines.ts';
import type { Paragraph } from './paragraph.ts';
import type { Unit } from './runs.ts';
import { INVISIBLE } from './text.ts';

/** A piece of a paragraph that is one link, or none: each piece is marked content of its own. */
export interface TextPiece {
  /** Operators between BT and ET. */
  readonly operators: string;
  readonly link: string | undefined;
  /** What the piece covers on the page; the whole line's height. */
  readonly box: readonly [x: number, y: number, width: number, height: number];
  readonly text: string;
}

interface Pen {
  font: EmbeddedFont | null;
  size: number;
  colour: string;
}

/** Operators of the units of one line that share a link: one TJ per font run. */
const writeUnits = (
  units: readonly Unit[],
  pen: Pen,
  useFont: (font: LoadedFont) => EmbeddedFont,
  extraSpace: number,
): string => {
  let out = '';
  let array = '';
  let pending = 0;
  const closeArray = (): void => {
    if (Math.abs(pending) >= 0.005) array += decimal(-pending);
    pending = 0;
    if (array) out += `[${array}] TJ\n`;
    array = '';
  };
  for (const { shaped, span, font: loaded, space } of units) {
    if (!shaped) continue;
    const font = useFont(loaded);
    if (font !== pen.font || span.size !== pen.size) {
      closeArray();
      out += `/${font.id} ${decimal(span.size)} Tf\n`;
      pen.font = font;
      pen.size = span.size;
    }
    if (span.colour !== pen.colour) {
      closeArray();
      out += `${rgb(span.colour)} rg\n`;
      pen.colour = span.colour;
    }
    const word = font.encode(shaped);
    if (Math.abs(pending) >= 0.005) {
      array += decimal(-pending) + word.array;
      pending = 0;
    } else array = array.endsWith('>') ? array.slice(0, -1) + word.array.slice(1) : array + word.array;
    pending += word.kern + (space ? (extraSpace * 1000) / span.size : 0);
  }
  closeArray();
  return out;
};

/** Left edge of a line within the measure, and what justification adds to each of its spaces. */
const placeLine = (line: Line, paragraph: Paragraph): { readonly left: number; readonly extra: number } => {
  const rest = paragraph.width - line.width;
  if (paragraph.align === 'center') return { left: rest / 2, extra: 0 };
  if (paragraph.align === 'right') return { left: rest, extra: 0 };
  if (paragraph.align === 'left') return { left: 0, extra: 0 };
  if (!line.last && line.spaces > 0) return { left: 0, extra: rest / line.spaces };
  return { left: paragraph.direction === 'rtl' ? rest : 0, extra: 0 };
};

/** What a reader aloud says of a link: the whole of its text, on each of its lines. */
const linkText = (line: Line, unit: number): string =>
  (line.units[unit]?.span.text ?? '').replace(INVISIBLE, '');

/** The pieces of a paragraph whose top left corner is at (x, y), in drawing order. */
export const writeParagraph = (
  paragraph: Paragraph,
  x: number,
  y: number,
  useFont: (font: LoadedFont) => EmbeddedFont,
): TextPiece[] => {
  const pieces: TextPiece[] = [];
  let open: {
    operators: string;
    link: string | undefined;
    box: [number, number, number, number];
    text: string;
  } | null = null;
  let pen: Pen = { font: null, size: 0, colour: '' };
  let top = y;
  for (const line of paragraph.lines) {
    const { left, extra } = placeLine(line, paragraph);
    let at = x + left - line.lead - (line.lead > 0 ? extra : 0);
    for (let from = 0; from < line.units.length; ) {
      const link = line.units[from]?.span.link;
      let to = from;
      let width = 0;
      while (to < line.units.length && line.units[to]?.span.link === link) {
        const unit = line.units[to];
        width += (unit?.width ?? 0) + (unit?.space ? extra : 0);
        to += 1;
      }
      if (!open || open.link !== link || link !== undefined) {
        open = { operators: '', link, box: [at, top, width, line.height], text: linkText(line, from) };
        pieces.push(open);
        pen = { font: null, size: 0, colour: '' };
      }
      const units = line.units.slice(from, to);
      open.operators += `1 0 0 -1 ${decimal(at)} ${decimal(top + line.baseline)} Tm\n${writeUnits(units, pen, useFont, extra)}`;
      at += width;
      from = to;
    }
    top += line.height;
  }
  return pieces;
};
