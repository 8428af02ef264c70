import writeXlsxFile from 'write-excel-file/node';
import type { Language } from '../language/index.ts';
import { defused } from './formula.ts';

/** A cell; null stays empty. Numbers keep their kind, so that they can be summed. */
export type SheetCell = string | number | boolean | null;

/** A table to be written: headings in the reader's language, rows below. */
export interface SheetTable {
  /** Name of the sheet, for XLSX. */
  readonly title: string;
  readonly language: Language;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly SheetCell[])[];
}

const csvCell = (cell: SheetCell): string => {
  if (cell === null) return '';
  const text = typeof cell === 'string' ? defused(cell) : String(cell);
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/**
 * A table as CSV: UTF-8 with its mark, without which Excel shows Arabic as signs; CRLF; Latin digits. Cells that would
 * be taken for formulas are quoted, and read back as they were by `readSheet`.
 */
export const writeCsv = ({ headings, rows }: SheetTable): Buffer =>
  Buffer.from(`\ufeff${[headings, ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`);

/** Characters that the name of a sheet may not have, and how long it may be. */
const sheetName = (title: string): string => title.replace(/[[\]*?/\\:]/g, ' ').slice(0, 31);

/** Widest column, in characters. */
const WIDEST = 60;

const widthOf = (cells: readonly SheetCell[]): number =>
  Math.min(WIDEST, Math.max(8, ...cells.map((cell) => String(cell ?? '').length + 2)));

/** A table as XLSX, from right to left in Arabic, headings kept in sight. Text is text: nothing becomes a formula. */
export function writeXlsx({ title, language, headings, rows }: SheetTable): Promise<Buffer> {
  const head = headings.map((value) => ({ value, type: String, fontWeight: 'bold' as const }));
  const body = rows.map((row) =>
    row.map((value) => {
      if (value === null || value === '') return null;
      if (typeof value === 'string') return { value, type: String };
      return typeof value === 'number' ? { value, type: Number } : { value, type: Boolean };
    }),
  );
  return writeXlsxFile([head, ...body], {
    sheet: sheetName(title),
    rightToLeft: language === 'ar',
    stickyRowsCount: 1,
    columns: headings.map((heading, column) => ({
      width: widthOf([heading, ...rows.slice(0, 200).map((row) => row[column] ?? null)]),
    })),
  }).toBuffer() as Promise<Buffer>;
}
