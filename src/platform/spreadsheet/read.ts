import * as xlsx from '@e965/xlsx';
import { AppError, isAppError } from '../errors/index.ts';
import { parseCsv } from './csv.ts';
import { decodeText, isGarbled } from './encoding.ts';
import { undefused } from './formula.ts';
import { zipFault } from './zip.ts';

/** What is read at most: a list of people or bodies has some hundreds of rows. */
export const sheetLimits = {
  /** Bytes of the file. */
  bytes: 10 * 1024 * 1024,
  /** Bytes of an XLSX file once unpacked: a small file may hide a large one. */
  unpacked: 80 * 1024 * 1024,
  /** Parts of an XLSX file. */
  entries: 1_000,
  rows: 10_000,
  columns: 80,
  /** Characters of a cell. */
  cell: 20_000,
} as const;

/** One row below the headings. */
export interface SheetRow {
  /** As the spreadsheet program numbers it: the headings stand in row 1. */
  readonly number: number;
  /** By heading position; what is missing at the end of a row is ''. */
  readonly cells: readonly string[];
}

export interface Sheet {
  readonly headings: readonly string[];
  /** Without rows that are empty throughout. */
  readonly rows: readonly SheetRow[];
}

type Refusal = 'sheet-empty' | 'sheet-encoding' | 'sheet-too-large' | 'sheet-unreadable';

/** 422: why a file was not read, and what it may hold at most. */
const refused = (code: Refusal, cause?: unknown): AppError =>
  new AppError(422, code, {
    params: { rows: sheetLimits.rows, columns: sheetLimits.columns },
    ...(cause === undefined ? {} : { cause }),
  });

const isZip = (bytes: Buffer): boolean => bytes.readUInt32BE(0) === 0x504b0304;
/** The container of the old .xls format. */
const isCompoundFile = (bytes: Buffer): boolean => bytes.readUInt32BE(0) === 0xd0cf11e0;

/** How dates are read that the program shows as its country writes them: 3/12 is March in one and December in another. */
const UNAMBIGUOUS = 'yyyy-mm-dd';

function xlsxRows(bytes: Buffer): string[][] {
  const fault = zipFault(bytes, sheetLimits);
  if (fault !== undefined) throw refused(fault === 'too-large' ? 'sheet-too-large' : 'sheet-unreadable');
  try {
    const book = xlsx.read(bytes, {
      type: 'buffer',
      dense: true,
      sheetRows: sheetLimits.rows + 2,
      cellFormula: false,
      cellHTML: false,
      cellStyles: false,
      bookVBA: false,
      dateNF: UNAMBIGUOUS,
    });
    const sheet = book.Sheets[book.SheetNames[0] ?? ''];
    if (sheet === undefined) throw refused('sheet-empty');
    // One cell far to the right makes every row as wide: asked before the rows are made.
    const { s: from, e: to } = xlsx.utils.decode_range(sheet['!ref'] ?? 'A1');
    if (to.c - from.c >= sheetLimits.columns) throw refused('sheet-too-large');
    return xlsx.utils.sheet_to_json<string[]>(sheet, {
      header: 1,
      raw: false,
      defval: '',
      blankrows: true,
      dateNF: UNAMBIGUOUS,
    });
  } catch (error) {
    throw isAppError(error) ? error : refused('sheet-unreadable', error);
  }
}

function csvRows(bytes: Buffer): string[][] {
  const text = decodeText(bytes);
  if (isGarbled(text)) throw refused('sheet-encoding');
  const rows = parseCsv(text, sheetLimits.rows + 2, sheetLimits.columns);
  if (rows === undefined) throw refused('sheet-too-large');
  return rows;
}

/** Cells that Excel and our own exports quote against formulas, and spaces around, are read as what was meant. */
const cleanCell = (cell: unknown): string =>
  undefused(
    String(cell ?? '')
      .replace(/^\ufeff/, '')
      .trim(),
  );

/**
 * Reads the first sheet of an XLSX file, or a CSV file in any encoding that office programs use for Arabic. What the
 * file is shows in its bytes, not in its name.
 * @param options.wide keeps cells beside the first row's, of files whose headings stand further down. Default false
 * @throws 422 `sheet-empty`, `sheet-encoding`, `sheet-too-large`, `sheet-unreadable`
 */
export function readSheet(bytes: Buffer, { wide = false }: { readonly wide?: boolean } = {}): Sheet {
  if (bytes.length > sheetLimits.bytes) throw refused('sheet-too-large');
  if (bytes.length < 4) throw refused('sheet-empty');
  if (isCompoundFile(bytes)) throw refused('sheet-unreadable');
  const raw = isZip(bytes) ? xlsxRows(bytes) : csvRows(bytes);
  const table = raw.map((row) => row.map(cleanCell));
  const [headings = [], ...below] = table;
  if (!headings.some((heading) => heading !== '')) throw refused('sheet-empty');
  const tooLarge =
    below.length > sheetLimits.rows ||
    headings.length > sheetLimits.columns ||
    below.some((row) => row.some((cell) => cell.length > sheetLimits.cell));
  if (tooLarge) throw refused('sheet-too-large');
  const rows = below
    .map((cells, index) => ({
      number: index + 2,
      cells: wide ? cells : headings.map((_, column) => cells[column] ?? ''),
    }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  return { headings, rows };
}
