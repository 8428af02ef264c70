/** Tables as files that office programs open: CSV and XLSX, read with limits and written safely. It knows no feature. */
export { readSheet, type Sheet, type SheetRow, sheetLimits } from './read.ts';
export { type SheetCell, type SheetTable, writeCsv, writeXlsx } from './write.ts';
