/** Tables as files that office programs open: CSV and XLSX, read with limits and written safely. It knows no feature. */

export { decodeText, isGarbled } from './encoding.ts';
export { readSheet, type Sheet, type SheetRow, sheetLimits } from './read.ts';
export { type SheetCell, type SheetTable, writeCsv, writeXlsx } from './write.ts';
export { zipEntry, zipFault } from './zip.ts';
