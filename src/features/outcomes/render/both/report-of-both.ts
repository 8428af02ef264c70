import type { Document } from '../../../../platform/pdf/index.ts';
import { hasTables, needsContents, partsOf } from '../contents.ts';
import { groupsOf, hasThemes } from '../groups.ts';
import type { Reporting } from '../sheet.ts';
import { drawTextVerification } from '../verification.ts';
import { createColumns } from './columns.ts';
import { drawAdoptionBoxOfBoth, drawContentsOfBoth, drawPreambleOfBoth } from './front.ts';
import { drawProvisionsOfBoth } from './provisions.ts';
import { drawCarryOverOfBoth, drawTableByBodyOfBoth, drawTableByThemeOfBoth } from './tables.ts';

/** Everything after the cover of a report in both languages. */
export const drawReportOfBoth = (doc: Document, reporting: Reporting): void => {
  const { input } = reporting;
  const columns = createColumns(doc, reporting);
  drawPreambleOfBoth(doc, columns, reporting);
  drawAdoptionBoxOfBoth(doc, columns, reporting);
  drawTextVerification(doc, reporting);
  if (needsContents(input)) {
    drawContentsOfBoth(doc, columns, reporting.speech, (one) => partsOf(doc, input, one));
    doc.newPage();
  } else doc.y += 26;
  drawProvisionsOfBoth(doc, columns, reporting);
  if (!hasTables(input)) return;
  doc.newPage();
  drawTableByBodyOfBoth(doc, columns, reporting);
  if (hasThemes(groupsOf(input))) drawTableByThemeOfBoth(doc, columns, reporting);
  drawCarryOverOfBoth(doc, columns, input.carriedFrom, 'carried-from', reporting);
  drawCarryOverOfBoth(doc, columns, input.carriedInto, 'carried-into', reporting);
};
