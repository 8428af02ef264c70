import { rolePolicy } from '../../../platform/http/policy.ts';

/** Writes what a session came to: rapporteurs, and those who manage texts. */
export const writeReports = rolePolicy('session-reports.write', ['organiser', 'secretariat', 'rapporteur']);
