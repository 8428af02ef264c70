/** SQL that finds what a change is about: a recommendation and a body that answers for it. */
import { sql } from 'drizzle-orm';
import type { Database, Db } from '../../../../platform/database/index.ts';
import type { LocalText } from '../../../../platform/language/index.ts';

/** A published recommendation, with the bodies that answer for it. */
export interface Answerable {
  readonly editionId: string;
  readonly provisionId: string;
  readonly code: string | null;
  readonly title: LocalText | null;
  readonly text: LocalText;
  readonly bodies: readonly {
    readonly id: string;
    readonly slug: string;
    readonly name: LocalText;
    readonly role: 'lead' | 'supporting' | 'other';
  }[];
}

export async function findAnswerable(
  { rows }: Pick<Database, 'rows'>,
  db: Db,
  provisionId: string,
): Promise<Answerable | undefined> {
  const [row] = await rows<Answerable & Record<string, unknown>>(
    db,
    sql`select p.edition_id as "editionId", p.id as "provisionId", p.code, p.title, p.text,
        coalesce((select json_agg(json_build_object('id', b.id, 'slug', b.slug, 'name', b.name, 'role', x.role)
          order by case x.role when 'lead' then 0 when 'supporting' then 1 else 2 end, x.position, b.id) from (
            select a.body_id, a.role, a.position from assignments a
              where a.edition_id = p.edition_id and a.provision_id = p.id
            union all
            select distinct o.body_id, 'other', 1000 from reporting_obligations o
              where o.edition_id = p.edition_id and o.provision_id = p.id and not exists (select 1 from assignments a
                where a.edition_id = o.edition_id and a.provision_id = o.provision_id and a.body_id = o.body_id)
          ) x join bodies b on b.id = x.body_id), '[]'::json) as bodies
      from provisions p
        join outcome_documents d on d.edition_id = p.edition_id and d.id = p.document_id and d.status = 'published'
      where p.id = ${provisionId}::uuid and p.kind = 'recommendation' and p.removed_at is null`,
  );
  return row;
}

/** The person behind an account, with the body that they are of. */
export async function findPersonOf(
  { rows }: Pick<Database, 'rows'>,
  db: Db,
  accountId: string,
): Promise<{ readonly personId: string; readonly bodyId: string | null } | undefined> {
  const [row] = await rows<{ personId: string; bodyId: string | null } & Record<string, unknown>>(
    db,
    sql`select id as "personId", body_id as "bodyId" from persons where account_id = ${accountId}::uuid
      and erased_at is null`,
  );
  return row;
}

/** The body that a person is of. */
export async function findBodyOfPerson(
  { rows }: Pick<Database, 'rows'>,
  db: Db,
  personId: string,
): Promise<string | null> {
  const [row] = await rows<{ bodyId: string | null } & Record<string, unknown>>(
    db,
    sql`select body_id as "bodyId" from persons where id = ${personId}::uuid`,
  );
  return row?.bodyId ?? null;
}
