import type { Language } from '../../../platform/language/index.ts';
import { createDocument, type Digits, drawTable } from '../../../platform/pdf/index.ts';

/** A list on paper: everything in the document's language. */
export interface PrintedList {
  readonly language: Language;
  readonly digits: Digits;
  readonly createdAt: Date;
  /** The forum and edition. */
  readonly edition: string;
  readonly title: string;
  /** Lines under the title. */
  readonly lines: readonly string[];
  /** Text before the list, a paragraph each. */
  readonly text?: readonly string[];
  readonly columns: readonly {
    readonly head: string;
    readonly width: number | { readonly share: number };
    readonly padding?: number;
  }[];
  readonly rows: readonly (readonly (string | null)[])[];
  /** Space for a hand's signature in each row. Default false. */
  readonly roomy?: boolean;
  readonly empty: string;
}

/** A statement with its signatures, or the sheet that a ceremony is led by, as PDF. */
export async function renderList(list: PrintedList): Promise<Buffer> {
  const { language, digits, createdAt, edition, title, lines, columns, rows } = list;
  const doc = createDocument({
    title: `${title} — ${edition}`,
    language,
    digits,
    createdAt,
    running: { headerStart: edition, headerEnd: title, footerStart: lines[0] ?? '', footerEnd: 'page' },
  });
  doc.heading(title, { after: 6 });
  for (const line of lines) doc.write(line, 'label', { after: 2 });
  doc.y += 10;
  for (const paragraph of list.text ?? []) doc.write(paragraph, 'running', { after: 8 });
  if ((list.text ?? []).length > 0) doc.y += 8;
  if (rows.length === 0) doc.write(list.empty, 'dateLine');
  else {
    drawTable(doc, {
      title,
      columns: columns.map(({ head, width }) => ({ head, width })),
      rows: rows.map((cells) => ({ cells: [...cells] })),
      ...(list.roomy ? { padding: 14 } : {}),
    });
  }
  return doc.finish();
}
