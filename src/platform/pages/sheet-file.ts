import type { Rendered } from '../http/index.ts';
import { type SheetTable, writeCsv, writeXlsx } from '../spreadsheet/index.ts';

/** Forms that a list is handed out in as a table. */
export const sheetFormats = ['csv', 'xlsx'] as const;
export type SheetFormat = (typeof sheetFormats)[number];

const types: Readonly<Record<SheetFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** A list as a table to be saved. @param name of the file, without its ending */
export const sheetFile = async (name: string, format: SheetFormat, table: SheetTable): Promise<Rendered> => ({
  type: types[format],
  body: format === 'csv' ? writeCsv(table) : await writeXlsx(table),
  headers: { 'content-disposition': `attachment; filename="${name}.${format}"` },
});

/** Links to a list as tables, for the head of its page. @param path of the list */
export const sheetActions = (path: string) =>
  sheetFormats.toReversed().map((format) => ({
    label: format.toUpperCase(),
    href: `${path}.${format}`,
    icon: 'down' as const,
    size: 'sm' as const,
  }));
