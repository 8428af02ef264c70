import type { Language } from '../../../../platform/language/index.ts';
import {
  createDocument,
  type Digits,
  type Document,
  drawTable,
  palette,
  textStyle,
} from '../../../../platform/pdf/index.ts';

/** Seats where they stand, the front above; the same in every language, since a right hand is no left hand elsewhere. */
export interface SeatDrawing {
  readonly width: number;
  readonly height: number;
  /** Side of a seat's square. */
  readonly size: number;
  readonly seats: readonly {
    readonly x: number;
    readonly y: number;
    /** Code of a state; empty for a body and for a seat that stays free. */
    readonly code: string;
    /** Place in the order; null for a seat that stays free. */
    readonly place: number | null;
  }[];
}

/** A plan as it is printed for those who set it up: everything in the document's language. */
export interface PrintedPlan {
  readonly language: Language;
  readonly digits: Digits;
  readonly createdAt: Date;
  /** The forum and edition. */
  readonly edition: string;
  readonly title: string;
  /** Lines under the title: shape, occasion, version. */
  readonly lines: readonly string[];
  /** What stands at the top of the drawing. */
  readonly front: string;
  readonly drawing: SeatDrawing;
  readonly headings: readonly [seat: string, party: string, position: string];
  /** Seats or flags as they stand, one after the other. */
  readonly seats: readonly {
    readonly seat: number;
    readonly name: string;
    /** Place in the order; null for a seat that stays free. */
    readonly position: number | null;
  }[];
}

/** Most of a page's height that a drawing takes. */
const MOST = 420;

/** Draws the seats at the cursor. The list below says the same in words, so readers aloud pass over it. */
function drawSeats(doc: Document, front: string, { width, height, size, seats }: SeatDrawing): void {
  const scale = Math.min(1, doc.measure / width, MOST / height);
  const side = size * scale;
  doc.need(height * scale + 40);
  doc.artifact(() => {
    doc.write(front, 'label', { align: 'center', after: 8 });
    const [left, top] = [(doc.width - width * scale) / 2, doc.y];
    doc.shape((canvas) => {
      for (const { x, y, place } of seats) {
        canvas
          .roundedRect(left + x * scale, top + y * scale, side, side, 4)
          .paint(
            place === null
              ? { stroke: { colour: palette.soft, width: 0.6, dash: [2, 2] } }
              : { fill: palette.mist, stroke: { colour: palette.petrol, width: 0.6 } },
          );
      }
    });
    const write = (
      text: string,
      face: 'semiBold' | 'regular',
      points: number,
      x: number,
      y: number,
    ): void => {
      const style = textStyle(face, points * scale, points * 1.25 * scale, palette.ink);
      doc.draw(doc.text(text, style, { width: side, align: 'center', direction: 'ltr' }), x, y, {
        tag: null,
      });
    };
    for (const { x, y, code, place } of seats) {
      if (place === null) continue;
      const [px, py] = [left + x * scale, top + y * scale];
      if (code !== '') write(code, 'semiBold', 13, px, py + 5 * scale);
      const number = doc.number(place);
      if (code === '') write(number, 'semiBold', 14, px, py + 11 * scale);
      else write(number, 'regular', 10, px, py + 22 * scale);
    }
  });
  doc.y += height * scale + 16;
}

/** Seats or flags as PDF: the drawing, what stands where, and its place in the order of precedence. */
export async function renderPlan(plan: PrintedPlan): Promise<Buffer> {
  const { language, digits, createdAt, edition, title, lines, front, drawing, headings, seats } = plan;
  const doc = createDocument({
    title: `${title} — ${edition}`,
    language,
    digits,
    createdAt,
    running: { headerStart: edition, headerEnd: title, footerStart: lines.at(-1) ?? '', footerEnd: 'page' },
  });
  doc.heading(title, { after: 6 });
  for (const line of lines) doc.write(line, 'label', { after: 2 });
  doc.y += 12;
  drawSeats(doc, front, drawing);
  drawTable(doc, {
    title,
    columns: [
      { width: 72, head: headings[0] },
      { width: { share: 3 }, head: headings[1] },
      { width: 84, head: headings[2] },
    ],
    rows: seats.map(({ seat, name, position }) => ({
      cells: [doc.number(seat), name, position === null ? null : doc.number(position)],
    })),
  });
  return doc.finish();
}
