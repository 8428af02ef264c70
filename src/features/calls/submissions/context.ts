import type { AboveProgramme } from '../../programme/index.ts';
import type { SubmissionRow } from '../store/submissions.ts';

/** What every service of submissions stands on. */
export type SubmissionContext = AboveProgramme;

/** By what somebody comes to a submission: its id, the secret of its link, or both. */
export interface SubmissionKey {
  readonly id?: string | undefined;
  readonly secret?: string | undefined;
}

/** As whom somebody stands before a submission: one who wrote it, or one who works on the programme. */
export type Standing = 'author' | 'staff';

/** What the log of changes keeps of a submission: all but its secret. */
export const said = ({ secretHash: _, ...row }: SubmissionRow) => row;
