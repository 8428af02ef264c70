/** SQL across features for invitations: who may be addressed, who took part last time, what is proposed. */
import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '../../../platform/database/index.ts';
import type { LocalText } from '../../../platform/language/index.ts';
import { type PersonSummary, personJson } from '../../directory/index.ts';

interface Reader {
  readonly rows: <T extends Record<string, unknown>>(db: Db, query: SQL) => Promise<T[]>;
}

/** A party to be invited, with whom of it the directory knows first. */
export interface Addressed extends Record<string, unknown> {
  readonly participationId: string;
  readonly name: LocalText;
  readonly person: PersonSummary | null;
  /** Of that person's account. */
  readonly email: string | null;
}

/** Participations of an edition with the person to be addressed: principals first, then by name. One statement. */
export const listAddresseesOf = (
  { rows }: Reader,
  db: Db,
  editionId: string,
  participationIds: readonly string[],
): Promise<Addressed[]> =>
  participationIds.length === 0
    ? Promise.resolve([])
    : rows<Addressed>(
        db,
        sql`select pt.id as "participationId", coalesce(s.formal_name, b.name) as name, p.person, p.email
          from participations pt
            left join states s on s.code = pt.state_code left join bodies b on b.id = pt.body_id
            left join lateral (
              select ${personJson('p')} as person, a.email from persons p
                left join bodies p_body on p_body.id = p.body_id
                left join states p_state on p_state.code = p.state_code
                left join accounts a on a.id = p.account_id and a.disabled_at is null
              where p.erased_at is null and p.principal
                and (p.body_id = pt.body_id or (pt.body_id is null and p.state_code = pt.state_code))
              order by p.sort_ar, p.id limit 1) p on true
          where pt.edition_id = ${editionId}::uuid
            and pt.id in (${sql.join(
              participationIds.map((id) => sql`${id}::uuid`),
              sql`, `,
            )})
          order by pt.id`,
      );

/** Whom one may invite: who takes part without an invitation, and who took part in the edition before. */
export interface Proposed extends Record<string, unknown> {
  readonly source: 'participation' | 'last';
  readonly participationId: string | null;
  readonly stateCode: string | null;
  readonly bodyId: string | null;
  readonly name: LocalText;
}

/** The list that is proposed: one statement. */
export const listProposed = ({ rows }: Reader, db: Db, editionId: string): Promise<Proposed[]> =>
  rows<Proposed>(
    db,
    sql`with now as (select * from editions where id = ${editionId}::uuid),
        last as (select e.id from editions e join now on e.series_id = now.series_id and e.id <> now.id
          and (e.id = now.previous_edition_id or (now.previous_edition_id is null and e.starts_on < now.starts_on))
          order by (e.id = now.previous_edition_id) desc nulls last, e.starts_on desc limit 1)
      select 'participation' as source, pt.id as "participationId", pt.state_code as "stateCode",
          pt.body_id as "bodyId", coalesce(s.short_name, b.name) as name, coalesce(s.sort_ar, b.sort_ar) as key
        from participations pt left join states s on s.code = pt.state_code left join bodies b on b.id = pt.body_id
        where pt.edition_id = ${editionId}::uuid and pt.status <> 'withdrawn' and not exists (select 1 from invitations i
          where i.edition_id = pt.edition_id and i.participation_id = pt.id)
      union all
      select 'last', null, pt.state_code, pt.body_id, coalesce(s.short_name, b.name), coalesce(s.sort_ar, b.sort_ar)
        from participations pt join last on last.id = pt.edition_id
          left join states s on s.code = pt.state_code left join bodies b on b.id = pt.body_id
        where not exists (select 1 from participations own where own.edition_id = ${editionId}::uuid
          and (own.state_code = pt.state_code or own.body_id = pt.body_id))
      order by 1 desc, key`,
  );
