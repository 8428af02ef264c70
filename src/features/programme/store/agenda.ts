import { eq, type SQL, sql } from 'drizzle-orm';
import type { Db } from '../../../platform/database/index.ts';
import { dayOf, daysOf } from '../../../platform/language/index.ts';
import { bodies, persons, states } from '../../directory/tables.ts';
import { editions, rooms, series, themes, venues } from '../../series/tables.ts';
import { bookings } from '../../timetable/tables.ts';
import type {
  AgendaAudience,
  AgendaData,
  AgendaPerson,
  AgendaRoom,
  AgendaSession,
  AgendaTheme,
  ReleaseOfAgenda,
} from '../agenda-data.ts';
import { paperTimes } from '../rules/papers.ts';
import type { RawSession } from '../rules/releases/content.ts';
import { papers, releaseSessions, releases, roleHolders, sessions, speakerConfirmations } from '../tables.ts';

interface Raw {
  readonly series: AgendaData['series'];
  readonly edition: AgendaData['edition'];
  readonly rooms: readonly AgendaRoom[] | null;
  readonly themes: readonly AgendaTheme[] | null;
  readonly persons: readonly AgendaPerson[] | null;
  readonly sessions: readonly RawSession[] | null;
  readonly release: (Omit<ReleaseOfAgenda, 'releasedAt'> & { readonly releasedAt: string }) | null;
}

const seriesJson = sql`json_build_object('id', "s"."id", 'slug', "s"."slug", 'acronym', "s"."acronym", 'name', "s"."name")`;

const editionJson = sql`json_build_object('id', "editions"."id", 'slug', "editions"."slug", 'number', "editions"."number",
  'title', "editions"."title", 'slogan', "editions"."slogan", 'city', "editions"."city",
  'startsOn', "editions"."starts_on", 'endsOn', "editions"."ends_on", 'timeZone', "editions"."time_zone",
  'languages', "editions"."languages", 'authenticLanguage', "editions"."authentic_language",
  'digits', "editions"."digits", 'monthNames', "editions"."month_names",
  'hijriAdjustment', "editions"."hijri_adjustment", 'hijriFirst', "editions"."hijri_first",
  'status', "editions"."status", 'revision', "editions"."revision")`;

const roomsJson = sql`(select json_agg(json_build_object('id', r.id, 'slug', r.slug, 'name', r.name, 'venue', v.name,
    'capacity', r.capacity, 'features', r.features, 'interpretationBooths', r.interpretation_booths)
    order by r.position, r.id)
  from ${rooms} r left join ${venues} v on v.edition_id = r.edition_id and v.id = r.venue_id
  where r.edition_id = "editions"."id")`;

const themesJson = sql`(select json_agg(json_build_object('id', t.id, 'number', t.number, 'slug', t.slug, 'title', t.title)
    order by t.number)
  from ${themes} t where t.edition_id = "editions"."id")`;

/** Nothing, or that a row is of one session: what is read of one session alone reads nothing of the others. */
const ofSession = (column: SQL, session: string | undefined): SQL =>
  session === undefined ? sql`` : sql` and ${column} = ${session}::uuid`;

const personsJson = (
  session: string | undefined,
) => sql`(select json_agg(json_build_object('id', p.id, 'slug', p.slug, 'honorific', p.honorific,
    'rank', p.rank, 'academicTitle', p.academic_title, 'name', p.name, 'post', p.post,
    'postNamesBody', p.post_names_body, 'biography', p.biography, 'gender', p.gender,
    'body', case when b.id is null then null else
      json_build_object('id', b.id, 'slug', b.slug, 'name', b.name, 'shortName', b.short_name) end,
    'state', case when st.code is null then null else
      json_build_object('code', st.code, 'shortName', st.short_name) end,
    'sortAr', p.sort_ar, 'sortEn', p.sort_en))
  from ${persons} p
  left join ${bodies} b on b.id = p.body_id
  left join ${states} st on st.code = p.state_code
  where p.id in (
    select h.person_id from ${roleHolders} h where h.edition_id = "editions"."id"${ofSession(sql`h.session_id`, session)}
    union
    select a.id::uuid from ${papers} w, jsonb_array_elements_text(w.author_ids) as a(id)
    where w.edition_id = "editions"."id"${ofSession(sql`w.session_id`, session)}
    union
    select (h ->> 'personId')::uuid from ${releaseSessions} x, jsonb_array_elements(x.content -> 'roles') as h
    where x.edition_id = "editions"."id" and x.release_id = "rel"."id"${ofSession(sql`x.session_id`, session)}
    union
    select a.id::uuid from ${releaseSessions} x, jsonb_array_elements(x.content -> 'papers') as w,
      jsonb_array_elements_text(w -> 'authorIds') as a(id)
    where x.edition_id = "editions"."id" and x.release_id = "rel"."id"${ofSession(sql`x.session_id`, session)}))`;

const announced = sql`s.status in ('scheduled', 'cancelled') and s.starts_at is not null`;

const planningJson = sql`json_build_object('minutes', s.minutes, 'pinned', s.pinned, 'equipment', s.needs,
      'expected', s.expected, 'pauseMinutes', s.pause_minutes, 'allowedRoomIds', s.allowed_room_ids,
      'barredRoomIds', s.barred_room_ids, 'preferredRoomIds', s.preferred_room_ids,
      'undesiredRoomIds', s.undesired_room_ids, 'declined', (select coalesce(json_agg(distinct c.person_id), '[]')
        from ${speakerConfirmations} c join ${roleHolders} h on h.edition_id = c.edition_id
          and h.session_id = c.session_id and h.person_id = c.person_id
        where c.edition_id = s.edition_id and c.session_id = s.id and c.state = 'declined'))`;

/** Sessions of the working schedule `s`, one JSON object each. */
const sessionJson = (audience: AgendaAudience) => sql`json_build_object(
    'id', s.id, 'code', s.code, 'slug', s.slug, 'kind', s.kind, 'title', s.title, 'abstract', s.abstract,
    'themeId', s.theme_id, 'roomId', s.room_id, 'startsAt', s.starts_at, 'endsAt', s.ends_at, 'common', s.common,
    'languages', s.languages, 'interpretation', s.interpretation, 'capacity', s.capacity, 'audience', s.audience,
    'place', s.place, 'level', s.level, 'planning', ${audience === 'public' ? sql`null` : planningJson},
    'liveUrl', s.live_url, 'links', s.links, 'status', s.status, 'cancellationReason', s.cancellation_reason,
    'movedFrom', s.moved_from, 'sequence', s.sequence, 'version', s.version, 'updatedAt', s.updated_at,
    'contested', ${
      audience === 'public'
        ? sql`false`
        : sql`exists (select 1 from ${bookings} c where c.edition_id = s.edition_id and c.source_kind = 'session'
            and c.source_id = s.id and c.contested)`
    },
    'roles', (select json_agg(json_build_object('personId', h.person_id, 'role', h.role, 'topic', h.topic)
        order by h.position)
      from ${roleHolders} h where h.edition_id = s.edition_id and h.session_id = s.id),
    'papers', (select json_agg(json_build_object('id', w.id, 'title', w.title, 'abstract', w.abstract,
          'authorIds', w.author_ids, 'startsAfter', w.starts_after, 'minutes', w.minutes) order by w.position)
      from ${papers} w where w.edition_id = s.edition_id and w.session_id = s.id))`;

const workingJson = (
  audience: AgendaAudience,
  session?: string,
) => sql`(select json_agg(${sessionJson(audience)})
  from ${sessions} s where s.edition_id = "editions"."id" and ${audience === 'public' ? announced : sql`true`}${ofSession(sql`s.id`, session)})`;

/** Sessions of the release `rel`; what is put right at any time comes from the working schedule. */
const releasedJson = (
  session: string | undefined,
) => sql`(select json_agg(x.content || jsonb_build_object('contested', false, 'planning', null,
    'liveUrl', s.live_url, 'links', coalesce(s.links, '[]'::jsonb)))
  from ${releaseSessions} x left join ${sessions} s on s.edition_id = x.edition_id and s.id = x.session_id
  where x.edition_id = "editions"."id" and x.release_id = "rel"."id"${ofSession(sql`x.session_id`, session)})`;

/** The release that is read: the one asked for, else the last; none for those who work on the programme. */
const chosen = (audience: AgendaAudience, release: number | undefined) => sql`lateral (
  select r.id, r.number, r.version, r.released_at, r.comment,
    r.number = (select max(n.number) from ${releases} n where n.edition_id = "editions"."id") as current
  from ${releases} r where r.edition_id = "editions"."id" and ${
    audience === 'work' ? sql`false` : release === undefined ? sql`true` : sql`r.number = ${release}`
  } order by r.number desc limit 1) "rel"`;

/** The whole working schedule, drafts and what has no time among it. */
export async function readWorking(db: Db, editionId: string): Promise<readonly RawSession[]> {
  const [row] = await db
    .select({ sessions: sql<readonly RawSession[] | null>`${workingJson('work')}` })
    .from(editions)
    .where(eq(editions.id, editionId));
  return row?.sessions ?? [];
}

/**
 * An edition's whole programme in one statement. The public's is the last release, or the one asked for: as it was
 * frozen, with persons, rooms and themes as they are called today. Until there is a release it holds what is announced
 * (cancelled sessions among it) and nobody who appears in drafts only.
 * @param options.release number of an earlier release; for the public alone
 * @param options.session the one session that is wanted, whatever else there is: the others, and their people, are left out
 * @returns undefined for an unknown edition or release
 */
export async function readAgenda(
  db: Db,
  editionId: string,
  {
    audience,
    release,
    session,
  }: {
    readonly audience: AgendaAudience;
    readonly release?: number | undefined;
    readonly session?: string | undefined;
  },
): Promise<AgendaData | undefined> {
  const [row] = await db
    .select({
      whole: sql<Raw>`json_build_object(
        'series', (select ${seriesJson} from ${series} s where s.id = "editions"."series_id"),
        'edition', ${editionJson}, 'rooms', ${roomsJson}, 'themes', ${themesJson}, 'persons', ${personsJson(session)},
        'sessions', case when "rel"."id" is null then ${workingJson(audience, session)} else ${releasedJson(session)} end,
        'release', case when "rel"."id" is not null then json_build_object('number', "rel"."number",
          'version', "rel"."version", 'releasedAt', "rel"."released_at", 'comment', "rel"."comment",
          'current', "rel"."current") end)`,
    })
    .from(editions)
    .leftJoin(chosen(audience, release), sql`true`)
    .where(eq(editions.id, editionId));
  if (row === undefined || (release !== undefined && row.whole.release === null)) return undefined;
  return assemble(row.whole, audience);
}

const instant = (text: string | null): Date | null => (text === null ? null : new Date(text));

/** References become the things themselves; what nobody refers to is dropped. */
function assemble(raw: Raw, audience: AgendaAudience): AgendaData {
  const { timeZone, startsOn, endsOn } = raw.edition;
  const roomById = new Map((raw.rooms ?? []).map((room) => [room.id, room]));
  const themeById = new Map((raw.themes ?? []).map((theme) => [theme.id, theme]));
  const personById = new Map((raw.persons ?? []).map((person) => [person.id, person]));
  const roomPlace = new Map((raw.rooms ?? []).map(({ id }, index) => [id, index]));
  const named = new Set<AgendaPerson>();
  const personOf = (id: string): AgendaPerson[] => {
    const person = personById.get(id);
    if (person !== undefined) named.add(person);
    return person === undefined ? [] : [person];
  };
  const all = (raw.sessions ?? []).map(({ themeId, roomId, ...session }): AgendaSession => {
    const startsAt = instant(session.startsAt);
    const endsAt = instant(session.endsAt);
    const times = paperTimes({ startsAt, endsAt }, session.papers ?? []);
    return {
      ...session,
      theme: themeById.get(themeId ?? '') ?? null,
      room: roomById.get(roomId ?? '') ?? null,
      startsAt,
      endsAt,
      day: startsAt === null ? null : dayOf(startsAt, timeZone),
      liveUrl: audience === 'public' && session.audience !== 'public' ? null : session.liveUrl,
      movedFrom:
        session.movedFrom === null
          ? null
          : {
              startsAt: instant(session.movedFrom.startsAt),
              room: roomById.get(session.movedFrom.roomId ?? '') ?? null,
            },
      roles: (session.roles ?? []).flatMap(({ personId, ...role }) =>
        personOf(personId).map((person) => ({ ...role, person })),
      ),
      papers: (session.papers ?? []).map(({ authorIds, ...paper }, index) => ({
        ...paper,
        startsAt: times[index]?.startsAt ?? null,
        endsAt: times[index]?.endsAt ?? null,
        authors: authorIds.flatMap(personOf),
      })),
      updatedAt: new Date(session.updatedAt),
    };
  });
  const time = (date: Date | null): number => date?.getTime() ?? Number.MAX_SAFE_INTEGER;
  const place = ({ room }: AgendaSession): number => roomPlace.get(room?.id ?? '') ?? roomPlace.size;
  all.sort(
    (a, b) =>
      time(a.startsAt) - time(b.startsAt) ||
      time(a.endsAt) - time(b.endsAt) ||
      place(a) - place(b) ||
      (a.code < b.code ? -1 : 1),
  );
  const days = new Set([...daysOf(startsOn, endsOn), ...all.flatMap(({ day }) => day ?? [])]);
  return {
    ...raw,
    days: [...days].sort(),
    rooms: raw.rooms ?? [],
    themes: raw.themes ?? [],
    persons: [...named],
    sessions: all,
    release: raw.release && { ...raw.release, releasedAt: new Date(raw.release.releasedAt) },
  };
}
