/** Who was at an edition, and for how long: what certificates of attendance rest on. */
import { sql } from 'drizzle-orm';
import type { Database, Db, Tx } from '../../../platform/database/index.ts';
import type { Language, LocalText } from '../../../platform/language/index.ts';

/** Somebody who was there. */
export interface Present extends Record<string, unknown> {
  readonly attendeeId: string;
  readonly personId: string | null;
  readonly accountId: string | null;
  readonly name: LocalText;
  readonly honorific: LocalText | null;
  readonly post: LocalText | null;
  readonly bodyId: string | null;
  readonly stateCode: string | null;
  readonly gender: 'm' | 'f' | 'unstated';
  readonly address: string | null;
  readonly language: Language;
  readonly sample: boolean;
  /** Days of the edition on which they were there. */
  readonly days: number;
  readonly sessions: number;
  /** Minutes of the workshops that they were in. */
  readonly workshopMinutes: number;
}

/**
 * Who was there by doors, by hand and by places that were taken up, in the order of names; in one statement. Whoever has
 * cancelled, or whose badge was revoked and not replaced, was not.
 */
export const listPresent = (
  { rows }: Pick<Database, 'rows'>,
  db: Db,
  editionId: string,
): Promise<Present[]> =>
  rows<Present>(
    db,
    sql`with entries as (
        select c.attendee_id, c.session_id, e.starts_on + c.day::int as day
        from check_ins c join editions e on e.id = c.edition_id
        where c.edition_id = ${editionId} and c.attendee_id is not null and c.direction = 'in'
          and ((c.result = 'accepted' and c.resolution is distinct from 'dropped')
            or (c.result = 'conflict' and c.resolution = 'kept'))),
      attended as (
        select attendee_id, session_id from entries where session_id is not null
        union select t.attendee_id, t.session_id from attendances t where t.edition_id = ${editionId}
        union select p.attendee_id, p.activity_id from places p
          where p.edition_id = ${editionId} and p.state = 'attended'),
      timed as (
        select a.attendee_id, s.kind, s.ends_at - s.starts_at as length,
          (s.starts_at at time zone e.time_zone)::date as day
        from attended a join sessions s on s.edition_id = ${editionId} and s.id = a.session_id
          join editions e on e.id = s.edition_id
        where s.starts_at is not null and s.ends_at is not null),
      by_day as (
        select attendee_id, count(distinct day)::int as days
        from (select attendee_id, day from entries union all select attendee_id, day from timed) as both_ways
        group by attendee_id),
      by_session as (
        select attendee_id, count(*)::int as sessions,
          coalesce(sum(extract(epoch from length)) filter (where kind = 'workshop') / 60, 0)::int as minutes
        from timed group by attendee_id)
      select a.id as "attendeeId", a.person_id as "personId", coalesce(a.account_id, r.account_id) as "accountId",
        a.name, a.honorific, a.post, a.body_id as "bodyId", a.state_code as "stateCode", a.gender,
        coalesce(a.email, r.email) as address, a.language, a.sample, by_day.days,
        coalesce(by_session.sessions, 0) as sessions, coalesce(by_session.minutes, 0) as "workshopMinutes"
      from by_day join attendees a on a.edition_id = ${editionId} and a.id = by_day.attendee_id
        left join by_session on by_session.attendee_id = a.id
        left join registrations r on r.edition_id = a.edition_id and r.attendee_id = a.id
      where a.cancelled_at is null and a.erased_at is null
        and not exists (select 1 from badges b where b.edition_id = a.edition_id and b.attendee_id = a.id
          and b.state = 'revoked' and not exists (select 1 from badges other where other.edition_id = b.edition_id
            and other.attendee_id = b.attendee_id and other.state in ('issued', 'collected', 'active')))
      order by a.sort_ar collate "C", a.id`,
  );

/** Notes that attendees are persons of the directory. */
export async function linkPersons(
  { rows }: Pick<Database, 'rows'>,
  tx: Tx,
  links: readonly { readonly attendeeId: string; readonly personId: string }[],
): Promise<void> {
  if (links.length === 0) return;
  await rows(
    tx,
    sql`update attendees set person_id = given."personId", version = version + 1
      from jsonb_to_recordset(${JSON.stringify(links)}::text::jsonb) as given("attendeeId" uuid, "personId" uuid)
      where attendees.id = given."attendeeId" and attendees.person_id is null`,
  );
}
