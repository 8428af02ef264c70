import { conflict, ruleBroken } from '../../../../platform/errors/index.ts';

/** What a change broke in the database itself, said as the rules say it. */
export const brokenDrafting = {
  provisions_adopted_unchanged: () => conflict('text-adopted'),
  provisions_release_unchanged: () => conflict('release-asked'),
  provisions_under_decision: () => conflict('text-under-decision'),
  provisions_position_key: () => ruleBroken({ field: 'position', code: 'position-taken' }),
  outcome_documents_slug_key: () => ruleBroken({ field: 'title.en', code: 'slug-taken' }),
  session_reports_session_key: () => conflict('report-exists'),
  session_reports_session_fk: () => ruleBroken({ field: 'sessionId', code: 'session-unknown' }),
};
