import type { Language } from '../../../../platform/language/index.ts';
import { createDocument, type Digits, drawTable } from '../../../../platform/pdf/index.ts';

/** An order as it is printed: everything in the document's language. */
export interface PrintedOrder {
  readonly language: Language;
  readonly digits: Digits;
  readonly createdAt: Date;
  /** The forum and edition. */
  readonly edition: string;
  readonly title: string;
  /** Lines under the title: version and day, scheme, seed. */
  readonly lines: readonly string[];
  readonly headings: readonly [position: string, party: string, basis: string];
  readonly places: readonly { readonly name: string; readonly basis: string }[];
}

/** An order of precedence as PDF: place, party, and what the place rests on. */
export async function renderOrder(order: PrintedOrder): Promise<Buffer> {
  const { language, digits, createdAt, edition, title, lines, headings, places } = order;
  const doc = createDocument({
    title: `${title} — ${edition}`,
    language,
    digits,
    createdAt,
    running: { headerStart: edition, headerEnd: title, footerStart: lines[0] ?? '', footerEnd: 'page' },
  });
  doc.heading(title, { after: 6 });
  for (const line of lines) doc.write(line, 'label', { after: 2 });
  doc.y += 12;
  const known = places.some(({ basis }) => basis !== '');
  drawTable(doc, {
    title,
    columns: [
      { width: 48, head: headings[0] },
      { width: { share: 3 }, head: headings[1] },
      ...(known ? [{ width: { share: 2 }, head: headings[2] }] : []),
    ],
    rows: places.map(({ name, basis }, index) => ({
      cells: [doc.number(index + 1), name, ...(known ? [basis === '' ? null : basis] : [])],
    })),
  });
  return doc.finish();
}
