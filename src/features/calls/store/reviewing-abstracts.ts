import { sql } from 'drizzle-orm';
import type { Database, Db } from '../../../platform/database/index.ts';
import type { Language, LocalText } from '../../../platform/language/index.ts';
import { bodies, states } from '../../directory/tables.ts';
import { themes } from '../../series/tables.ts';
import { calls, type SubmissionKind, submissionAuthors, submissions } from '../tables.ts';

/** An accepted submission as the book of abstracts prints it. */
export interface BookEntry extends Record<string, unknown> {
  readonly code: string;
  readonly kind: SubmissionKind;
  readonly title: string;
  readonly titleOther: string | null;
  readonly abstract: string;
  readonly abstractOther: string | null;
  readonly language: Language;
  readonly theme: { readonly number: number; readonly title: LocalText } | null;
  readonly behalf: LocalText | null;
  /** Who submitted and who agreed to be named, in their order. */
  readonly authors: readonly {
    readonly name: string;
    readonly affiliation: string | null;
    readonly presenting: boolean;
  }[];
}

/** What is accepted, confirmed or scheduled of a call, by theme and code. One statement. */
export const listAbstracts = (
  { rows }: Pick<Database, 'rows'>,
  db: Db,
  callId: string,
): Promise<BookEntry[]> =>
  rows<BookEntry>(
    db,
    sql`select coalesce(s.code, '') as code, s.kind, s.title, s.title_other as "titleOther", s.abstract,
        s.abstract_other as "abstractOther", s.language,
        case when t.id is null then null else json_build_object('number', t.number, 'title', t.title) end as theme,
        coalesce(b.name, st.short_name) as behalf,
        coalesce((select json_agg(json_build_object('name', w.name, 'affiliation', w.affiliation,
            'presenting', w.presenting) order by w.position, w.id)
          from ${submissionAuthors} w where w.edition_id = s.edition_id and w.submission_id = s.id
            and w.state in ('submitter', 'accepted')), '[]'::json) as authors
      from ${submissions} s
        left join ${themes} t on t.edition_id = s.edition_id and t.id = s.theme_id
        left join ${bodies} b on b.id = s.body_id
        left join ${states} st on st.code = s.state_code
      where s.call_id = ${callId} and s.state in ('accepted', 'confirmed', 'scheduled')
      order by t.number nulls last, s.code`,
  );

/** What decides whether the book is public, and how old it is. */
export interface BookFacts extends Record<string, unknown> {
  /** Submissions that wait for a decision. */
  readonly waiting: number;
  /** Milliseconds since 1970 of the last change of anything in it; null without entries. */
  readonly changedAt: number | null;
}

export const bookFacts = async (
  { rows }: Pick<Database, 'rows'>,
  db: Db,
  callId: string,
): Promise<BookFacts> => {
  const [facts] = await rows<BookFacts>(
    db,
    sql`select count(*) filter (where s.state in ('submitted', 'under-review'))::int as waiting,
        (extract(epoch from max(s.updated_at) filter (where s.state in ('accepted', 'confirmed', 'scheduled')))
          * 1000)::float8 as "changedAt"
      from ${submissions} s where s.call_id = ${callId}`,
  );
  return facts ?? { waiting: 0, changedAt: null };
};

export const findCallBySlug = async (
  { rows }: Pick<Database, 'rows'>,
  db: Db,
  editionId: string,
  slug: string,
): Promise<string | undefined> =>
  (
    await rows<{ id: string }>(
      db,
      sql`select c.id from ${calls} c where c.edition_id = ${editionId} and c.slug = ${slug} and c.published`,
    )
  )[0]?.id;
