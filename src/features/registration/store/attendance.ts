import { asc, eq, type SQL, sql } from 'drizzle-orm';
import type { Database, Db } from '../../../platform/database/index.ts';
import { type AttendeeCategory, attendees } from '../../delegations/tables.ts';
import { sessions } from '../../programme/tables.ts';
import {
  attendanceImports,
  attendances,
  badges,
  checkIns,
  doors,
  onlineSessions,
  places,
  zones,
} from '../tables.ts';
import { counts, delegationJoin, delegationWords, type Words } from './check-ins.ts';

type Rows = Pick<Database, 'rows'>;

export interface LiveCounts extends Record<string, unknown> {
  /** People whose last way of the day was in, through whatever door. */
  readonly inside: number;
  /** People who came in on the day. */
  readonly people: number;
  readonly entries: number;
  readonly conflicts: number;
  readonly doors: readonly { id: string; in: number; out: number }[];
  readonly zones: readonly { number: number; name: Words; inside: number; people: number }[];
  readonly sessions: readonly { id: string; code: string; title: Words; people: number }[];
  /** Entries by quarter hours, as quarters since 1970. */
  readonly quarters: readonly { quarter: number; entries: number }[];
  /** People who came, by day. */
  readonly days: readonly { day: number; people: number }[];
}

const words = (column: string) =>
  sql.raw(`json_build_object('ar', ${column} ->> 'ar', 'en', ${column} ->> 'en')`);

/** What counts of a day, in one statement. */
export async function liveCounts(
  { rows }: Rows,
  db: Db,
  editionId: string,
  day: number,
): Promise<LiveCounts> {
  const [row] = await rows<LiveCounts>(
    db,
    sql`with passed as (
        select c.attendee_id, c.door_id, c.session_id, c.day, c.direction, c.at, c.sequence, z.number as zone
        from ${checkIns} c join ${doors} d on d.edition_id = c.edition_id and d.id = c.door_id
          join ${zones} z on z.edition_id = d.edition_id and z.id = d.zone_id
        where c.edition_id = ${editionId} and ${counts()} and c.attendee_id is not null),
      today as (select * from passed where day = ${day}),
      last as (select distinct on (attendee_id) attendee_id, direction from today
        order by attendee_id, at desc, sequence desc),
      last_in_zone as (select distinct on (attendee_id, zone) attendee_id, zone, direction from today
        order by attendee_id, zone, at desc, sequence desc)
      select (select count(*)::int from last where direction = 'in') as inside,
        (select count(distinct attendee_id)::int from today where direction = 'in') as people,
        (select count(*)::int from today where direction = 'in') as entries,
        (select count(*)::int from ${checkIns} c where c.edition_id = ${editionId} and c.result = 'conflict'
          and c.resolved_at is null) as conflicts,
        (select coalesce(json_agg(json_build_object('id', id, 'in', entered, 'out', gone)), '[]'::json) from (
          select door_id as id, count(*) filter (where direction = 'in') as entered,
            count(*) filter (where direction = 'out') as gone from today group by door_id) as by_door) as doors,
        (select coalesce(json_agg(json_build_object('number', z.number, 'name', ${words('z.name')}, 'inside',
            (select count(*) from last_in_zone l where l.zone = z.number and l.direction = 'in'), 'people',
            (select count(distinct attendee_id) from today t where t.zone = z.number and t.direction = 'in'))
            order by z.number), '[]'::json) from ${zones} z where z.edition_id = ${editionId}) as zones,
        (select coalesce(json_agg(json_build_object('id', s.id, 'code', s.code, 'title', ${words('s.title')}, 'people',
            by_session.people) order by s.starts_at, s.code), '[]'::json) from (
          select session_id, count(distinct attendee_id) as people from today
          where session_id is not null and direction = 'in' group by session_id) as by_session
          join ${sessions} s on s.edition_id = ${editionId} and s.id = by_session.session_id) as sessions,
        (select coalesce(json_agg(json_build_object('quarter', quarter, 'entries', entries) order by quarter), '[]'::json)
          from (select floor(extract(epoch from at) / 900)::int as quarter, count(*) as entries from today
            where direction = 'in' group by 1) as by_quarter) as quarters,
        (select coalesce(json_agg(json_build_object('day', day, 'people', people) order by day), '[]'::json) from (
          select day, count(distinct attendee_id) as people from passed where direction = 'in' group by day) as by_day) as days`,
  );
  if (row === undefined) throw new Error('The statement returned no row.');
  return row;
}

/** Somebody as they come in one quality. */
export interface Presence extends Record<string, unknown> {
  readonly id: string;
  /** The same for whoever comes in several qualities: the person, else the attendee. */
  readonly who: string;
  readonly serial: number | null;
  readonly name: Words;
  readonly category: AttendeeCategory;
  readonly delegationId: string | null;
  readonly delegation: Words | null;
  readonly search: string;
  /** Days on which they were there, counted from 0. */
  readonly days: number[];
  /** Sessions that they were in. */
  readonly sessions: string[];
  /** Minutes in online sessions. */
  readonly minutes: number;
  readonly firstAt: string | Date | null;
  readonly lastAt: string | Date | null;
}

/** Presence that no door saw: told by files or links, and places that were taken up. */
const told = (editionId: SQL) => sql`(
  select t.attendee_id, t.session_id, t.minutes from ${attendances} t where t.edition_id = ${editionId}
  union all select p.attendee_id, p.activity_id, 0 from ${places} p
    where p.edition_id = ${editionId} and p.state = 'attended')`;

/** How many people of an edition were there, in whatever quality: as many as the list of attendance has of them. */
export const countThere = (editionId: string): SQL => sql`(select count(distinct coalesce(a.person_id, a.id))
  from ${attendees} a where a.edition_id = ${editionId} and a.erased_at is null and (
    exists (select 1 from ${checkIns} c where c.edition_id = a.edition_id and c.attendee_id = a.id
      and c.direction = 'in' and ${counts()})
    or exists (select 1 from ${told(sql`${editionId}::uuid`)} told where told.attendee_id = a.id)))`;

/** Who is expected or was there, with the days and sessions of each, in the order of names; in one statement. */
export const listPresence = (
  { rows }: Rows,
  db: Db,
  editionId: string,
  language: 'ar' | 'en',
): Promise<Presence[]> =>
  rows<Presence>(
    db,
    sql`with passed as (
        select c.attendee_id, min(c.at) as first_at, max(c.at) as last_at,
          json_agg(distinct c.day) filter (where c.direction = 'in') as days,
          json_agg(distinct c.session_id) filter (where c.direction = 'in' and c.session_id is not null) as sessions
        from ${checkIns} c where c.edition_id = ${editionId} and ${counts()} group by c.attendee_id),
      told as (select t.attendee_id, sum(t.minutes)::int as minutes, json_agg(distinct t.session_id) as sessions
        from ${told(sql`${editionId}::uuid`)} t group by t.attendee_id)
      select a.id, coalesce(a.person_id, a.id) as who, (select max(b.serial) from ${badges} b where b.edition_id = a.edition_id and b.attendee_id = a.id
          and b.ended_at is null) as serial,
        ${words('a.name')} as name, a.category, a.delegation_id as "delegationId", ${delegationWords} as delegation, a.search,
        coalesce(passed.days, '[]'::json) as days,
        (select coalesce(json_agg(distinct value), '[]'::json) from (
          select json_array_elements_text(coalesce(passed.sessions, '[]'::json)) as value
          union select json_array_elements_text(coalesce(told.sessions, '[]'::json))) as both_ways) as sessions,
        coalesce(told.minutes, 0) as minutes, passed.first_at as "firstAt", passed.last_at as "lastAt"
      from ${attendees} a left join passed on passed.attendee_id = a.id left join told on told.attendee_id = a.id
        ${delegationJoin}
      where a.edition_id = ${editionId} and a.erased_at is null
        and (a.cancelled_at is null or passed.attendee_id is not null or told.attendee_id is not null)
      order by ${language === 'ar' ? sql`a.sort_ar` : sql`a.sort_en`} collate "C", a.id`,
  );

/** Everything that devices told of an edition, in the order in which the server learnt of it. */
export const listAllCheckIns = (db: Db, editionId: string) =>
  db.select().from(checkIns).where(eq(checkIns.editionId, editionId)).orderBy(asc(checkIns.sequence));

/** Presence in an edition that no door saw. */
export const listAllAttendances = (db: Db, editionId: string) =>
  db
    .select()
    .from(attendances)
    .where(eq(attendances.editionId, editionId))
    .orderBy(asc(attendances.sessionId), asc(attendances.id));

/** Sessions of an edition that meet online, and the files of who was there. */
export const listAllOnline = (db: Db, editionId: string) =>
  db
    .select()
    .from(onlineSessions)
    .where(eq(onlineSessions.editionId, editionId))
    .orderBy(asc(onlineSessions.sessionId));
export const listAllImports = (db: Db, editionId: string) =>
  db
    .select()
    .from(attendanceImports)
    .where(eq(attendanceImports.editionId, editionId))
    .orderBy(asc(attendanceImports.createdAt), asc(attendanceImports.id));
