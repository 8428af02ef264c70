import type { reportPointFates, sessionReportStatuses } from '../../tables.ts';

export type ReportStatus = (typeof sessionReportStatuses)[number];
export type PointFate = (typeof reportPointFates)[number];

/** What may follow a state of a report. It is taken up once nothing in it is open any more. */
export const reportTransitions: Readonly<Record<ReportStatus, readonly ReportStatus[]>> = {
  draft: ['submitted'],
  submitted: ['returned', 'taken-up'],
  returned: ['submitted'],
  'taken-up': [],
};

/** Whether its rapporteur may still write in it. */
export const isWritable = (status: ReportStatus): boolean => status === 'draft' || status === 'returned';
