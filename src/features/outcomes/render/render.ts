import {
  type DocumentMode,
  drawCover,
  languagesOf,
  openSheet,
  runningOf,
} from '../../../platform/document/index.ts';
import type { Document } from '../../../platform/pdf/index.ts';
import { drawReportOfBoth } from './both/index.ts';
import { contentsOf, hasTables, needsContents } from './contents.ts';
import { drawAdoptionBox, drawPreamble, drawReportContents } from './front.ts';
import { groupsOf, hasThemes } from './groups.ts';
import { drawProvisions } from './provisions.ts';
import type { ReportDocument } from './report.ts';
import { headerMarks, prepare, type Reporting } from './sheet.ts';
import { drawSignatures } from './signatures.ts';
import { drawCarryOver, drawTableByBody, drawTableByTheme } from './tables.ts';
import { drawTextVerification } from './verification.ts';

const drawReport = (doc: Document, reporting: Reporting): void => {
  const { input, sheet, speech: speeches } = reporting;
  const speech = speeches[languagesOf(sheet)[0]];
  drawPreamble(doc, reporting, speech);
  drawAdoptionBox(doc, reporting, speech);
  drawTextVerification(doc, reporting);
  if (needsContents(input)) {
    drawReportContents(doc, contentsOf(doc, input, speech), speech);
    doc.newPage();
  } else doc.y += 30;
  drawProvisions(doc, reporting, speech);
  if (!hasTables(input)) return;
  doc.newPage();
  drawTableByBody(doc, reporting, speech);
  if (hasThemes(groupsOf(input))) drawTableByTheme(doc, reporting, speech);
  drawCarryOver(doc, input.carriedFrom, 'carried-from', speech);
  drawCarryOver(doc, input.carriedInto, 'carried-into', speech);
};

/**
 * Renders the report of an outcome document as PDF: cover, preamble, adoption box, contents, provisions by theme, tables by body
 * and by theme, what was carried over, signatures; in Arabic, in English, or in both on facing sides of a spine with the authentic text
 * marked. Pure: equal input gives equal bytes.
 *
 * @example await renderReport(report, 'ar-en')
 */
export const renderReport = async (input: ReportDocument, mode: DocumentMode): Promise<Uint8Array> => {
  const reporting = prepare(input, mode);
  const { sheet } = reporting;
  const doc = openSheet(sheet);
  drawCover(doc, sheet);
  doc.newPage({ running: runningOf(doc, sheet, headerMarks(reporting)) });
  if (mode === 'ar-en') drawReportOfBoth(doc, reporting);
  else drawReport(doc, reporting);
  drawSignatures(doc, reporting);
  return doc.finish();
};
