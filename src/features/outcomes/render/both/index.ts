export { drawReportOfBoth } from './report-of-both.ts';
