import { sql } from 'drizzle-orm';
import type { Database, Db } from '../../../platform/database/index.ts';
import type { Language, LocalText } from '../../../platform/language/index.ts';
import { themes } from '../../series/tables.ts';
import { reviews, type SubmissionKind, type SubmissionState, submissions } from '../tables.ts';
import type { ReviewRow } from './reviewing-reviews.ts';

/** A submission on the board of decisions, with what was said of it. */
export interface BoardPaper extends Record<string, unknown> {
  readonly id: string;
  readonly callId: string;
  readonly code: string | null;
  readonly kind: SubmissionKind;
  readonly state: SubmissionState;
  readonly title: string;
  readonly language: Language;
  readonly contactName: string;
  readonly version: number;
  readonly theme: { readonly id: string; readonly number: number; readonly title: LocalText } | null;
  readonly reviews: readonly (Pick<
    ReviewRow,
    'id' | 'reviewerId' | 'state' | 'scores' | 'recommendation' | 'version'
  > & {
    readonly name: string;
  })[];
}

/** Everything that came in to an edition and was not withdrawn before, in the order of the codes. One statement. */
export const listBoard = (
  { rows }: Pick<Database, 'rows'>,
  db: Db,
  editionId: string,
): Promise<BoardPaper[]> =>
  rows<BoardPaper>(
    db,
    sql`select s.id, s.call_id as "callId", s.code, s.kind, s.state, s.title, s.language,
        s.contact_name as "contactName", s.version,
        case when t.id is null then null else json_build_object('id', t.id, 'number', t.number, 'title', t.title) end
          as theme,
        coalesce((select json_agg(json_build_object('id', r.id, 'reviewerId', r.reviewer_id, 'name', a.name,
            'state', r.state, 'version', r.version, 'scores', r.scores, 'recommendation', r.recommendation) order by r.assigned_at, r.id)
          from ${reviews} r join accounts a on a.id = r.reviewer_id
          where r.edition_id = s.edition_id and r.submission_id = s.id), '[]'::json) as reviews
      from ${submissions} s left join ${themes} t on t.edition_id = s.edition_id and t.id = s.theme_id
      where s.edition_id = ${editionId} and s.state <> 'draft'
      order by s.code, s.id`,
  );
