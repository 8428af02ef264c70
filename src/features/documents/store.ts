import { sql } from 'drizzle-orm';
import type { Db } from '../../platform/database/index.ts';
import { participations } from '../delegations/tables.ts';
import { bodies, persons } from '../directory/tables.ts';
import { stands } from '../exhibition/tables.ts';
import { certificates, honours } from '../honours/tables.ts';
import { assignments } from '../outcomes/tables.ts';
import { papers, roleHolders } from '../programme/tables.ts';
import { coOrganisers, editions, series } from '../series/tables.ts';

/** Persons who have a part in an edition: on its programme, honoured, certified. */
export const personsOfEdition = async (db: Db, editionId: string): Promise<Set<string>> => {
  const rows = await db
    .select({ id: persons.id })
    .from(persons)
    .where(
      sql`${persons.id} in (
        select person_id from ${roleHolders} where edition_id = ${editionId}
        union select a.id::uuid from ${papers} w, jsonb_array_elements_text(w.author_ids) as a(id)
          where w.edition_id = ${editionId}
        union select person_id from ${honours} where edition_id = ${editionId}
        union select person_id from ${certificates} where edition_id = ${editionId})`,
    );
  return new Set(rows.map(({ id }) => id));
};

/** Bodies that have a part in an edition or that its persons belong to, with all those above them. */
export const bodiesOfEdition = async (
  db: Db,
  editionId: string,
  personIds: ReadonlySet<string>,
): Promise<Set<string>> => {
  const own =
    personIds.size === 0
      ? sql`null::uuid`
      : sql.join(
          [...personIds].map((id) => sql`${id}::uuid`),
          sql`, `,
        );
  const rows = await db
    .select({ id: bodies.id })
    .from(bodies)
    .where(
      sql`${bodies.id} in (
        with recursive named as (
          select organiser_body_id as id from ${editions} where id = ${editionId}
          union select s.owner_body_id from ${series} s join ${editions} e on e.series_id = s.id where e.id = ${editionId}
          union select body_id from ${coOrganisers} where edition_id = ${editionId}
          union select body_id from ${participations} where edition_id = ${editionId}
          union select exhibitor_body_id from ${stands} where edition_id = ${editionId}
          union select body_id from ${assignments} where edition_id = ${editionId}
          union select body_id from ${honours} where edition_id = ${editionId}
          union select body_id from ${certificates} where edition_id = ${editionId}
          union select body_id from ${persons} where id in (${own})
        ), above as (
          select id from named
          union select b.parent_id from ${bodies} b join above a on a.id = b.id)
        select id from above where id is not null)`,
    );
  return new Set(rows.map(({ id }) => id));
};
