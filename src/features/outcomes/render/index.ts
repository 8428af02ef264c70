/**
 * Draws the report of an outcome document (recommendations, a declaration, a statement) as PDF. Pure: plain data in, bytes out;
 * no database, no clock.
 */
export { renderReport } from './render.ts';
export type {
  ReportAdoption,
  ReportCarryOver,
  ReportDisposition,
  ReportDocument,
  ReportLink,
  ReportProvision,
  ReportSignature,
  ReportSource,
  ReportStatement,
} from './report.ts';
