import type { TextPair } from '../../../../platform/document/index.ts';
import {
  type Document,
  type Language,
  palette,
  type TextStyle,
  textStyle,
} from '../../../../platform/pdf/index.ts';
import type { BadgeEdition } from './badge.ts';

/** Where a badge is drawn: measures count from its upper left corner at the cut. */
export interface Pen {
  readonly doc: Document;
  readonly edition: BadgeEdition;
  readonly x: number;
  readonly y: number;
  /** How far colours run beyond the cut. */
  readonly bleed: number;
}

/** A box that text stands in: its left edge, and its width. */
export interface Column {
  readonly x: number;
  readonly width: number;
}

/** Draws a text on one line, at the reading direction's start; returns the lower edge. Nothing for an empty one. */
export function line(
  { doc, x, y }: Pen,
  text: string,
  style: TextStyle,
  column: Column,
  top: number,
  language: Language,
  align: 'start' | 'end' | 'center' = 'start',
): number {
  if (text === '') return top;
  const paragraph = doc.clamp(text, style, {
    width: column.width,
    language,
    align,
    lines: 1,
    avoidOrphans: false,
  });
  return doc.draw(paragraph, x + column.x, y + top) - y;
}

/** Widest that a text could be. */
const ENDLESS = 4_000;

/**
 * Arabic at the right and English at the left of one line, each with the room that it needs: smaller where both are long. One
 * alone where the other is not written.
 */
export function pair(
  pen: Pen,
  text: TextPair,
  styles: Readonly<Record<Language, TextStyle>>,
  column: Column,
  top: number,
): void {
  const { doc, x, y } = pen;
  const gap = 8;
  const natural = (language: Language): number =>
    text[language] === ''
      ? 0
      : (doc.text(text[language], styles[language], { width: ENDLESS, language, avoidOrphans: false })
          .lines[0]?.width ?? 0) + 1;
  const [ar, en] = [natural('ar'), natural('en')];
  const both = ar > 0 && en > 0;
  const room = column.width - (both ? gap : 0);
  const scale = Math.min(1, room / Math.max(1, ar + en));
  const widths = { ar: both ? ar * scale : room, en: both ? en * scale : room };
  for (const language of ['ar', 'en'] as const) {
    if (text[language] === '') continue;
    const style = styles[language];
    const shown = doc.fit(text[language], style, {
      width: Math.max(widths[language], 1) + 0.5,
      language,
      minSize: style.size * 0.6,
      step: 0.25,
      avoidOrphans: false,
    });
    const left = language === 'ar' ? column.x + column.width - shown.width : column.x;
    doc.draw(shown, x + left, y + top + (style.line - shown.height) / 2);
  }
}

/** A filled rectangle; one that touches the badge's side runs on to the end of what is cut off. */
export function fill(
  { doc, x, y }: Pen,
  left: number,
  top: number,
  width: number,
  height: number,
  colour: string,
): void {
  doc.box(x + left, y + top, width, height, { fill: colour });
}

export function rule(
  { doc, x, y }: Pen,
  left: number,
  top: number,
  width: number,
  colour: string,
  weight = 0.4,
): void {
  doc.shape((canvas) =>
    canvas
      .move(x + left, y + top)
      .line(x + left + width, y + top)
      .paint({ stroke: { colour, width: weight } }),
  );
}

/** What stands in a square: a day, a zone. */
export interface Mark {
  readonly text: string;
  readonly on: boolean;
}

const SMALLEST = 11;

/** Squares in a row, filled where the badge opens. Too many get smaller; beyond that, the rest is counted. */
export function squares(pen: Pen, marks: readonly Mark[], column: Column, top: number, wanted = 17): void {
  const { doc, x, y } = pen;
  const gap = marks.length > 6 ? 2 : 4;
  const size = Math.min(wanted, Math.max(SMALLEST, (column.width + gap) / Math.max(1, marks.length) - gap));
  const room = Math.max(1, Math.floor((column.width + gap) / (size + gap)));
  const shown =
    marks.length <= room
      ? marks
      : [
          ...marks.slice(0, room - 1),
          { text: `+${marks.length - room + 1}`, on: marks.slice(room - 1).some(({ on }) => on) },
        ];
  const font = Math.max(6.5, size * 0.53);
  shown.forEach(({ text, on }, index) => {
    const left = column.x + index * (size + gap);
    doc.box(x + left, y + top, size, size, {
      ...(on ? { fill: palette.ink } : {}),
      stroke: { colour: on ? palette.ink : palette.rule, width: 0.6 },
    });
    const style = textStyle('medium', font, size, on ? palette.white : palette.mute);
    line(pen, text, style, { x: left, width: size }, top, 'en', 'center');
  });
}

/** The text in a language alone, with its parts joined as the language does; empty parts are left out. */
export const joined = (parts: readonly (TextPair | null)[], language: Language): string =>
  parts
    .map((part) => part?.[language].trim() ?? '')
    .filter((part) => part !== '')
    .join(language === 'ar' ? '، ' : ', ');

/** The code of a badge as a QR. Random as it is, any mask suits it. */
export function qr({ doc, x, y }: Pen, code: string, left: number, top: number, size: number): void {
  doc.qr(code, x + left, y + top, size, { alt: 'QR', mask: 2, colour: palette.black });
}
