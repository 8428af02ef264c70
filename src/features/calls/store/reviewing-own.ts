import { sql } from 'drizzle-orm';
import type { Database, Db } from '../../../platform/database/index.ts';
import type { LocalText } from '../../../platform/language/index.ts';
import { themes } from '../../series/tables.ts';
import { calls, reviews, type SubmissionKind, type SubmissionState, submissions } from '../tables.ts';
import type { ReviewRow } from './reviewing-reviews.ts';

/** An assignment in its reviewer's list: nothing of it says who wrote the submission. */
export interface OwnReview extends Record<string, unknown> {
  readonly id: string;
  readonly submissionId: string;
  readonly state: ReviewRow['state'];
  readonly version: number;
  readonly recommendation: ReviewRow['recommendation'];
  readonly scores: ReviewRow['scores'];
  readonly code: string | null;
  readonly title: string;
  readonly kind: SubmissionKind;
  readonly submissionState: SubmissionState;
  readonly callId: string;
  readonly callTitle: LocalText;
  readonly maxScore: number;
  /** Milliseconds since 1970; null: none is set. */
  readonly reviewBy: number | null;
  readonly theme: { readonly id: string; readonly number: number; readonly title: LocalText } | null;
}

/** What a reviewer was assigned in an edition and has not declined. One statement. */
export const listOwnReviews = (
  { rows }: Pick<Database, 'rows'>,
  db: Db,
  editionId: string,
  reviewerId: string,
): Promise<OwnReview[]> =>
  rows<OwnReview>(
    db,
    sql`select r.id, r.submission_id as "submissionId", r.state, r.version, r.recommendation, r.scores, s.code, s.title,
        s.kind, s.state as "submissionState", c.id as "callId", c.title as "callTitle", c.max_score as "maxScore",
        (extract(epoch from c.review_by) * 1000)::float8 as "reviewBy",
        case when t.id is null then null else json_build_object('id', t.id, 'number', t.number, 'title', t.title) end
          as theme
      from ${reviews} r
        join ${submissions} s on s.edition_id = r.edition_id and s.id = r.submission_id
        join ${calls} c on c.edition_id = s.edition_id and c.id = s.call_id
        left join ${themes} t on t.edition_id = s.edition_id and t.id = s.theme_id
      where r.edition_id = ${editionId} and r.reviewer_id = ${reviewerId}
        and r.state in ('assigned', 'draft', 'submitted') and s.state not in ('draft', 'withdrawn')
      order by c.review_by nulls last, s.code, r.id`,
  );
