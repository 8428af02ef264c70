import { type SQL, sql } from 'drizzle-orm';
import type { Database, Db } from '../../../platform/database/index.ts';
import type { Language, LocalText } from '../../../platform/language/index.ts';
import { bodies, states } from '../../directory/tables.ts';
import { themes } from '../../series/tables.ts';
import {
  callQuestions,
  calls,
  type QuestionOption,
  type QuestionType,
  type SubmissionKind,
  type SubmissionState,
  submissionAuthors,
  submissionFiles,
  submissions,
} from '../tables.ts';

/** A submission with all that belongs to it: what of it somebody may see, the presenter decides. */
export interface PaperFacts extends Record<string, unknown> {
  readonly id: string;
  readonly editionId: string;
  readonly code: string | null;
  readonly kind: SubmissionKind;
  readonly state: SubmissionState;
  readonly title: string;
  readonly titleOther: string | null;
  readonly abstract: string;
  readonly abstractOther: string | null;
  readonly language: Language;
  readonly minutes: number | null;
  readonly level: number | null;
  readonly version: number;
  readonly contactName: string;
  readonly contactEmail: string;
  readonly decisionNote: string | null;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly theme: { readonly id: string; readonly number: number; readonly title: LocalText } | null;
  readonly body: LocalText | null;
  readonly behalfOf: LocalText | null;
  readonly call: {
    readonly id: string;
    readonly slug: string;
    readonly title: LocalText;
    readonly maxScore: number;
    readonly blind: boolean;
    /** RFC 3339; null: none is set. */
    readonly reviewBy: string | null;
  };
  readonly questions: readonly {
    readonly id: string;
    readonly type: QuestionType;
    readonly label: LocalText;
    readonly options: readonly QuestionOption[];
    readonly forReviewers: boolean;
  }[];
  readonly authors: readonly {
    readonly name: string;
    readonly affiliation: string | null;
    readonly presenting: boolean;
  }[];
  readonly files: readonly {
    readonly id: string;
    readonly fileId: string;
    readonly questionId: string | null;
    readonly name: string;
    readonly mediaType: string;
    readonly bytes: number;
  }[];
}

const listOf = (rows: SQL): SQL => sql`coalesce(${rows}, '[]'::json)`;

/** The submission by id; undefined where the reader does not see it, or it is a draft. One statement. */
export async function findPaper(
  { rows }: Pick<Database, 'rows'>,
  db: Db,
  id: string,
): Promise<PaperFacts | undefined> {
  const [found] = await rows<PaperFacts>(
    db,
    sql`select s.id, s.edition_id as "editionId", s.code, s.kind, s.state, s.title, s.title_other as "titleOther",
        s.abstract, s.abstract_other as "abstractOther", s.language, s.minutes, s.level, s.version,
        s.contact_name as "contactName", s.contact_email as "contactEmail", s.decision_note as "decisionNote", s.answers,
        case when t.id is null then null else json_build_object('id', t.id, 'number', t.number, 'title', t.title) end
          as theme,
        b.name as body, st.short_name as "behalfOf",
        json_build_object('id', c.id, 'slug', c.slug, 'title', c.title, 'maxScore', c.max_score, 'blind', c.blind,
          'reviewBy', c.review_by) as call,
        ${listOf(sql`(select json_agg(json_build_object('id', q.id, 'type', q.type, 'label', q.label,
            'options', q.options, 'forReviewers', q.for_reviewers) order by q.position, q.id)
          from ${callQuestions} q where q.edition_id = s.edition_id and q.call_id = s.call_id
            and (q.kinds = '{}' or s.kind = any(q.kinds)))`)} as questions,
        ${listOf(sql`(select json_agg(json_build_object('name', w.name, 'affiliation', w.affiliation,
            'presenting', w.presenting) order by w.position, w.id)
          from ${submissionAuthors} w where w.edition_id = s.edition_id and w.submission_id = s.id
            and w.state <> 'declined')`)} as authors,
        ${listOf(sql`(select json_agg(json_build_object('id', f.id, 'fileId', f.file_id, 'questionId', f.question_id,
            'name', k.name, 'mediaType', k.media_type, 'bytes', k.bytes) order by f.created_at, f.id)
          from ${submissionFiles} f join files k on k.id = f.file_id
          where f.edition_id = s.edition_id and f.submission_id = s.id)`)} as files
      from ${submissions} s
        join ${calls} c on c.edition_id = s.edition_id and c.id = s.call_id
        left join ${themes} t on t.edition_id = s.edition_id and t.id = s.theme_id
        left join ${bodies} b on b.id = s.body_id
        left join ${states} st on st.code = s.state_code
      where s.id = ${id} and s.state <> 'draft'`,
  );
  return found;
}
