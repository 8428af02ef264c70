import { sql } from 'drizzle-orm';
import type { Database, Db } from '../../../platform/database/index.ts';
import type { LocalText } from '../../../platform/language/index.ts';
import { editions, series, themes } from '../../series/tables.ts';
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

/** An edition in which somebody reviews, with how far they are. */
export interface ReviewedEdition extends Record<string, unknown> {
  readonly id: string;
  readonly series: string;
  readonly edition: string;
  readonly title: LocalText;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly assigned: number;
  readonly submitted: number;
}

/** Editions in which a reviewer has assignments that stand, the newest first. One statement. */
export const listReviewedEditions = (
  { rows }: Pick<Database, 'rows'>,
  db: Db,
  reviewerId: string,
): Promise<ReviewedEdition[]> =>
  rows<ReviewedEdition>(
    db,
    sql`select e.id, g.slug as series, e.slug as edition, e.title, e.starts_on::text as "startsOn",
        e.ends_on::text as "endsOn", count(*)::int as assigned,
        (count(*) filter (where r.state = 'submitted'))::int as submitted
      from ${reviews} r
        join ${submissions} s on s.edition_id = r.edition_id and s.id = r.submission_id
        join ${editions} e on e.id = r.edition_id
        join ${series} g on g.id = e.series_id
      where r.reviewer_id = ${reviewerId} and r.state in ('assigned', 'draft', 'submitted')
        and s.state not in ('draft', 'withdrawn')
      group by e.id, g.slug order by e.starts_on desc, g.slug, e.slug`,
  );
