/** SQL that tells how recommendations stand: who answers, what each body says, what was found, round by round. */
import { type SQL, sql } from 'drizzle-orm';
import type { Database, Db } from '../../../../platform/database/index.ts';
import type { LocalText } from '../../../../platform/language/index.ts';
import type { Finding, ReportStatus, ResponseKind, Round, SelfReported } from '../../follow-up/rules.ts';

/** One body that answers for one recommendation. */
export interface PairRow {
  readonly editionId: string;
  readonly provisionId: string;
  readonly bodyId: string;
  /** `other`: nothing was assigned to it, and yet it is asked to report. */
  readonly role: 'lead' | 'supporting' | 'other';
  readonly response: ResponseKind | null;
  /** What was published last. */
  readonly published: {
    readonly id: string;
    readonly selfReported: SelfReported;
    readonly submittedAt: string;
    readonly publishedAt: string;
  } | null;
  /** The report that was sent last, whatever became of it. */
  readonly newest: {
    readonly id: string;
    readonly status: ReportStatus;
    readonly selfReported: SelfReported;
    readonly submittedAt: string;
  } | null;
  readonly assessment: { readonly id: string; readonly finding: Finding; readonly on: string } | null;
  readonly rounds: readonly Round[];
}

/** Which pairs: those of an edition, or of bodies, in one or in all editions. */
export interface PairFilter {
  readonly editionId?: string | undefined;
  readonly bodyIds?: readonly string[] | undefined;
  readonly provisionId?: string | undefined;
  readonly provisionIds?: readonly string[] | undefined;
}

const uuids = (ids: readonly string[]): SQL =>
  ids.length === 0
    ? sql`'{}'::uuid[]`
    : sql`array[${sql.join(
        ids.map((id) => sql`${id}::uuid`),
        sql`, `,
      )}]`;

const within = (alias: string, { editionId, bodyIds, provisionId, provisionIds }: PairFilter): SQL => {
  const of = (column: string): SQL => sql.raw(`${alias}.${column}`);
  return sql.join(
    [
      editionId === undefined ? sql`true` : sql`${of('edition_id')} = ${editionId}::uuid`,
      ...(bodyIds === undefined ? [] : [sql`${of('body_id')} = any (${uuids(bodyIds)})`]),
      ...(provisionIds === undefined ? [] : [sql`${of('provision_id')} = any (${uuids(provisionIds)})`]),
      ...(provisionId === undefined ? [] : [sql`${of('provision_id')} = ${provisionId}::uuid`]),
    ],
    sql` and `,
  );
};

/**
 * Who answers for published recommendations, and how each stands: one query, however many there are. It names no word of a
 * report; drafts are not there.
 * @param today in the edition, `YYYY-MM-DD`: what was due before it is silence
 */
export const listPairs = (
  { rows }: Pick<Database, 'rows'>,
  db: Db,
  filter: PairFilter,
  today: string,
): Promise<PairRow[]> =>
  rows<PairRow & Record<string, unknown>>(
    db,
    sql`with answering as (
        select a.edition_id, a.provision_id, a.body_id, a.role, a.position from assignments a where ${within('a', filter)}
        union all
        select distinct o.edition_id, o.provision_id, o.body_id, 'other', 1000 from reporting_obligations o
          where ${within('o', filter)} and not exists (select 1 from assignments a where a.edition_id = o.edition_id
            and a.provision_id = o.provision_id and a.body_id = o.body_id)),
      sent as (
        select r.edition_id, r.provision_id, r.body_id,
          (array_agg(json_build_object('id', r.id, 'status', r.status, 'selfReported', r.self_reported, 'submittedAt',
            r.submitted_at) order by r.submitted_at desc, r.id desc))[1] as newest,
          (array_agg(json_build_object('id', r.id, 'selfReported', r.self_reported, 'submittedAt', r.submitted_at,
            'publishedAt', r.published_at) order by r.submitted_at desc, r.id desc)
            filter (where r.status = 'published'))[1] as published
          from progress_reports r where ${within('r', filter)} and r.status <> 'draft' group by 1, 2, 3),
      found as (
        select distinct on (f.edition_id, f.provision_id, f.body_id) f.edition_id, f.provision_id, f.body_id,
          json_build_object('id', f.id, 'finding', f.finding, 'on', f.assessed_on) as assessment
          from assessments f where ${within('f', filter)}
          order by f.edition_id, f.provision_id, f.body_id, f.assessed_on desc, f.created_at desc, f.id desc),
      answers as (
        select distinct on (r.obligation_id) r.obligation_id, r.status from progress_reports r
          where ${within('r', filter)} and r.obligation_id is not null and r.status <> 'draft'
          order by r.obligation_id, r.submitted_at desc, r.id desc),
      rounds as (
        select o.edition_id, o.provision_id, o.body_id, json_agg(json_build_object('id', o.id, 'dueOn', o.due_on, 'state',
          case when o.waived_reason is not null then 'waived'
            when m.status in ('accepted', 'published') then 'accepted'
            when m.status is not null then m.status
            when o.due_on < ${today}::date then 'silent' else 'coming' end) order by o.due_on) as rounds
          from reporting_obligations o left join answers m on m.obligation_id = o.id
          where ${within('o', filter)} group by 1, 2, 3)
      select x.edition_id as "editionId", x.provision_id as "provisionId", x.body_id as "bodyId", x.role,
        s.response, sent.newest, sent.published, found.assessment, coalesce(rounds.rounds, '[]'::json) as rounds
      from answering x
        join provisions p on p.edition_id = x.edition_id and p.id = x.provision_id and p.kind = 'recommendation'
          and p.removed_at is null
        join outcome_documents d on d.edition_id = p.edition_id and d.id = p.document_id and d.status = 'published'
        left join responses s on s.edition_id = x.edition_id and s.provision_id = x.provision_id and s.body_id = x.body_id
        left join sent on sent.edition_id = x.edition_id and sent.provision_id = x.provision_id and sent.body_id = x.body_id
        left join found on found.edition_id = x.edition_id and found.provision_id = x.provision_id
          and found.body_id = x.body_id
        left join rounds on rounds.edition_id = x.edition_id and rounds.provision_id = x.provision_id
          and rounds.body_id = x.body_id
      order by p.edition_id, p.document_id, p.number, case x.role when 'lead' then 0 when 'supporting' then 1 else 2 end,
        x.position, x.body_id`,
  );

/** A recommendation, in short. */
export interface RecommendationRow {
  readonly editionId: string;
  readonly id: string;
  readonly number: number | null;
  readonly code: string | null;
  readonly title: LocalText | null;
  readonly text: LocalText;
  readonly theme: {
    readonly number: number;
    readonly slug: string;
    readonly title: LocalText;
  } | null;
  readonly disposition: string | null;
  readonly sample: boolean;
}

/** Published recommendations of an edition, or those of these ids, in the order of their numbers. */
export const listRecommendations = (
  { rows }: Pick<Database, 'rows'>,
  db: Db,
  filter: { readonly editionId: string } | { readonly ids: readonly string[] },
): Promise<RecommendationRow[]> =>
  rows<RecommendationRow & Record<string, unknown>>(
    db,
    sql`select p.edition_id as "editionId", p.id, p.number, p.code, p.title, p.text,
        case when t.id is null then null else json_build_object('number', t.number, 'slug', t.slug, 'title', t.title) end
          as theme, x.outcome as disposition, p.sample
      from provisions p
        join outcome_documents d on d.edition_id = p.edition_id and d.id = p.document_id and d.status = 'published'
        left join themes t on t.edition_id = p.edition_id and t.id = p.theme_id
        left join dispositions x on x.edition_id = p.edition_id and x.provision_id = p.id
      where p.kind = 'recommendation' and p.removed_at is null and ${
        'ids' in filter
          ? sql`p.id = any (${uuids(filter.ids)})`
          : sql`p.edition_id = ${filter.editionId}::uuid`
      }
      order by p.edition_id, d.published_at, p.document_id, p.number`,
  );

/** A body that answers. */
export interface AnsweringBody {
  readonly id: string;
  readonly slug: string;
  readonly name: LocalText;
  readonly gender: 'm' | 'f';
  readonly state: { readonly code: string; readonly name: LocalText } | null;
}

/** Bodies by their ids, in the order of a language. */
export const listAnsweringBodies = (
  { rows }: Pick<Database, 'rows'>,
  db: Db,
  ids: readonly string[],
): Promise<AnsweringBody[]> =>
  rows<AnsweringBody & Record<string, unknown>>(
    db,
    sql`select b.id, b.slug, b.name, b.gender_ar as gender,
        case when s.code is null then null else json_build_object('code', s.code, 'name', s.short_name) end as state
      from bodies b left join states s on s.code = b.state_code
      where b.id = any (${uuids(ids)}) order by b.sort_ar collate "C", b.id`,
  );

/** Where a recommendation comes from: the edition that it stood in first, and how many it has lived through. */
export interface AgeRow {
  readonly id: string;
  readonly age: number;
  /** Years of the editions before its own, oldest first. */
  readonly years: readonly number[];
}

/** How many editions recommendations have lived through, their own included. */
export const listAges = (
  { rows }: Pick<Database, 'rows'>,
  db: Db,
  of: { readonly editionId: string } | { readonly ids: readonly string[] },
): Promise<AgeRow[]> =>
  rows<AgeRow & Record<string, unknown>>(
    db,
    sql`with recursive chain as (
        select x.next_provision_id as root, x.edition_id, x.provision_id, 2 as age from dispositions x
          where ${
            'ids' in of
              ? sql`(x.next_edition_id, x.next_provision_id) in (
                  select p.edition_id, p.id from provisions p where p.id = any (${uuids(of.ids)}))`
              : sql`x.next_edition_id = ${of.editionId}::uuid and x.next_provision_id is not null`
          }
        union all
        -- One step at a time by the index: past editions are never read whole.
        select c.root, x.edition_id, x.provision_id, c.age + 1 from chain c
          cross join lateral (select d.edition_id, d.provision_id from dispositions d
            where d.next_edition_id = c.edition_id and d.next_provision_id = c.provision_id offset 0) x
          where c.age < 50)
      select c.root as id, max(c.age) as age,
        json_agg(distinct extract(year from e.starts_on)::int) as years
      from chain c join editions e on e.id = c.edition_id group by c.root`,
  );
