import { matches } from '../../../platform/language/index.ts';
import type { SubmissionWhole } from '../store/submissions.ts';

/** Submissions that answer what was typed: by code, title, abstract, authors and those on whose behalf they are. */
export function searchSubmissions(rows: readonly SubmissionWhole[], q: string): readonly SubmissionWhole[] {
  const typed = q.trim();
  if (typed === '') return rows;
  return rows.filter(({ submission, authors, body, state }) =>
    matches(
      typed,
      [
        submission.code ?? '',
        submission.title,
        submission.titleOther ?? '',
        submission.abstract,
        submission.contactName,
        ...authors.flatMap(({ name, affiliation }) => [name, affiliation ?? '']),
        body?.name.ar ?? '',
        body?.name.en ?? '',
        state?.shortName.ar ?? '',
        state?.shortName.en ?? '',
      ].join(' \n '),
    ),
  );
}
