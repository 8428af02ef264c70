import { describe, expect, it } from 'vitest';
import type { AppError } from '../../../src/platform/errors/index.ts';
import {
  readSheet,
  type SheetTable,
  sheetLimits,
  writeCsv,
  writeXlsx,
} from '../../../src/platform/spreadsheet/index.ts';

const table: SheetTable = {
  title: 'الأشخاص / persons',
  language: 'ar',
  headings: ['الاسم', 'Phone', 'n'],
  rows: [
    ['سالم "أبو فهد"؛ الوادي', '+966 11 401 0000', 3],
    ['=HYPERLINK("http://example.org")', null, 4],
    ['سطر\nآخر', '-', null],
  ],
};
const cells = [
  ['سالم "أبو فهد"؛ الوادي', '+966 11 401 0000', '3'],
  ['=HYPERLINK("http://example.org")', '', '4'],
  ['سطر\nآخر', '-', ''],
];

/** Windows-1256 for the letters of this test. */
const windows1256 = (text: string): Buffer => {
  const decoder = new TextDecoder('windows-1256');
  const codes = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte] as const),
  );
  return Buffer.from([...text].map((letter) => codes.get(letter) ?? 63));
};

const codeOf = (bytes: Buffer): string => {
  try {
    readSheet(bytes);
    return 'read';
  } catch (error) {
    return (error as AppError).code;
  }
};

describe('spreadsheets', () => {
  it('reads back what it wrote, as CSV and as XLSX', async () => {
    for (const bytes of [writeCsv(table), await writeXlsx(table)]) {
      const sheet = readSheet(bytes);
      expect(sheet.headings).toEqual(table.headings);
      expect(sheet.rows).toEqual(cells.map((row, index) => ({ number: index + 2, cells: row })));
    }
  });

  it('writes CSV that Excel opens as Arabic and never executes', () => {
    const text = writeCsv(table).toString('utf8');
    expect(text.startsWith('\ufeffالاسم,Phone,n\r\n')).toBe(true);
    expect(text).toContain(`"'=HYPERLINK(""http://example.org"")"`);
    expect(text).toContain(`'+966 11 401 0000`);
  });

  it('reads CSV in the encodings and with the delimiters that office programs save', () => {
    const text = 'الاسم;الجهة\nسعد;"وزارة; العدل"\n\n;\nليلى;\n';
    const expected = [
      { number: 2, cells: ['سعد', 'وزارة; العدل'] },
      { number: 5, cells: ['ليلى', ''] },
    ];
    const wide = Buffer.from(`\ufeff${text}`, 'utf16le');
    const files = [Buffer.from(text), wide, Buffer.from(wide).swap16(), windows1256(text)];
    for (const file of files) expect(readSheet(file).rows).toEqual(expected);
  });

  it('refuses files that are empty, too long or something else', () => {
    const long = Buffer.from(`a\n${'x\n'.repeat(sheetLimits.rows + 1)}`);
    expect([
      codeOf(Buffer.from('')),
      codeOf(Buffer.from('\n\n\n\n')),
      codeOf(long),
      codeOf(Buffer.from('PK\u0003\u0004 nothing of the kind')),
      codeOf(Buffer.from('d0cf11e0a1b11ae1', 'hex')),
    ]).toEqual(['sheet-empty', 'sheet-empty', 'sheet-too-large', 'sheet-unreadable', 'sheet-unreadable']);
  });

  it('refuses a small XLSX file that unpacks to a large one, before it is unpacked', async () => {
    const bomb = await writeXlsx(table);
    const entry = bomb.indexOf(Buffer.from('504b0102', 'hex'));
    bomb.writeUInt32LE(sheetLimits.unpacked + 1, entry + 24);
    expect(codeOf(bomb)).toBe('sheet-too-large');
  });
});
