import { type SQL, sql } from 'drizzle-orm';
import type { Database, Db } from '../../../platform/database/index.ts';
import { attendees } from '../../delegations/tables.ts';
import { attendances, checkIns, places } from '../tables.ts';
import { counts } from './check-ins.ts';

/** Somebody who was there, with the sessions that they were in. */
export interface Presence extends Record<string, unknown> {
  readonly attendeeId: string;
  readonly sessions: readonly string[];
}

const idList = (ids: readonly string[]): SQL =>
  sql`(select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb) as given(value))`;

/** Who was at an edition, by doors, by hand and by places that were taken up; in one statement. */
export const listPresence = (
  { rows }: Pick<Database, 'rows'>,
  db: Db,
  editionId: string,
  attendeeIds?: readonly string[],
): Promise<Presence[]> =>
  rows<Presence>(
    db,
    sql`with seen as (
        select c.attendee_id, c.session_id from ${checkIns} c
          where c.edition_id = ${editionId} and c.direction = 'in' and c.attendee_id is not null and ${counts()}
        union select t.attendee_id, t.session_id from ${attendances} t where t.edition_id = ${editionId}
        union select p.attendee_id, p.activity_id from ${places} p
          where p.edition_id = ${editionId} and p.state = 'attended')
      select a.id as "attendeeId",
        coalesce(json_agg(distinct seen.session_id) filter (where seen.session_id is not null), '[]'::json) as sessions
      from seen join ${attendees} a on a.edition_id = ${editionId} and a.id = seen.attendee_id
      where a.erased_at is null and ${attendeeIds === undefined ? sql`true` : sql`a.id in ${idList(attendeeIds)}`}
      group by a.id order by a.id`,
  );
