import type { Language } from '../../../../platform/language/index.ts';
import { createDocument, type Digits, drawTable } from '../../../../platform/pdf/index.ts';

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
  readonly headings: readonly [seat: string, party: string, position: string];
  /** Seats or flags as they stand, one after the other. */
  readonly seats: readonly {
    readonly seat: number;
    readonly name: string;
    /** Place in the order; null for a seat that stays free. */
    readonly position: number | null;
  }[];
}

/** Seats or flags as PDF: what stands where, and its place in the order of precedence. */
export async function renderPlan(plan: PrintedPlan): Promise<Buffer> {
  const { language, digits, createdAt, edition, title, lines, headings, seats } = plan;
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
