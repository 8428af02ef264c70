import { eq, sql } from 'drizzle-orm';
import { DateTime } from 'luxon';
import type { Db } from '../../../platform/database/index.ts';
import { daysOf, type LocalText } from '../../../platform/language/index.ts';
import {
  availabilities,
  releaseSessions,
  releases,
  roleHolders,
  sessionRelations,
  sessions,
} from '../../programme/tables.ts';
import { editions, rooms } from '../../series/tables.ts';
import { bookings } from '../../timetable/tables.ts';
import { ceremoniesOf } from '../rules/ceremonies.ts';
import {
  type BusyFacts,
  type Level,
  type PersonFacts,
  type RoomFacts,
  type RuleName,
  type ScheduleFacts,
  type SessionFacts,
  type Span,
  scheduleRuleDefaults,
} from '../rules/facts.ts';
import { ignoredConflicts, scheduleRules } from '../tables.ts';

interface RawPlace {
  readonly start: string;
  readonly end: string;
  readonly roomId: string | null;
}

interface Raw {
  readonly timeZone: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly rooms: readonly Omit<RoomFacts, 'unavailable'>[];
  readonly sessions: readonly (Omit<
    SessionFacts,
    'at' | 'minutes' | 'released' | 'only' | 'unavailable' | 'preferred' | 'undesired' | 'ceremony'
  > & {
    /** Of ceremonies alone. */
    readonly title: LocalText | null;
    readonly start: string | null;
    readonly end: string | null;
    readonly roomId: string | null;
    readonly minutes: number | null;
    readonly released: RawPlace | null;
  })[];
  readonly availabilities: readonly {
    readonly of: 'person' | 'room' | 'session';
    readonly id: string;
    readonly kind: 'unavailable' | 'preferred' | 'undesired' | 'only';
    readonly start: string;
    readonly end: string;
  }[];
  readonly relations: ScheduleFacts['relations'];
  readonly busy: readonly {
    readonly id: string;
    readonly start: string;
    readonly end: string;
    readonly label: string;
  }[];
  readonly rules: readonly { readonly rule: RuleName; readonly level: Level; readonly weight: number }[];
  readonly ignored: readonly { readonly fingerprint: string; readonly reason: string }[];
}

/** Minutes that a kind usually lasts, for sessions of which nobody said it. */
const usualMinutes: Readonly<Record<string, number>> = {
  ceremony: 60,
  plenary: 75,
  panel: 75,
  experience: 45,
  'paper-session': 90,
  workshop: 90,
  screening: 60,
  'official-meeting': 45,
  'cultural-visit': 180,
  'exhibition-hours': 240,
  break: 30,
};

const sessionsJson = sql`(select coalesce(json_agg(json_build_object('id', s.id, 'code', s.code, 'kind', s.kind,
    'common', s.common, 'cancelled', s.status = 'cancelled', 'themeId', s.theme_id, 'start', s.starts_at,
    'title', case when s.kind = 'ceremony' then s.title end, 'elsewhere', s.place is not null,
    'end', s.ends_at, 'roomId', s.room_id, 'minutes', s.minutes, 'needs', s.needs,
    'booths', cardinality(s.interpretation), 'languages', s.languages, 'expected', coalesce(s.expected, s.capacity),
    'allowedRooms', s.allowed_room_ids, 'barredRooms', s.barred_room_ids,
    'preferredRooms', s.preferred_room_ids, 'undesiredRooms', s.undesired_room_ids, 'pinned', s.pinned,
    'pause', s.pause_minutes, 'level', s.level, 'version', s.version,
    'people', (select coalesce(json_agg(distinct h.person_id), '[]') from ${roleHolders} h
      where h.edition_id = s.edition_id and h.session_id = s.id),
    'released', (select json_build_object('start', x.starts_at, 'end', x.ends_at, 'roomId', x.room_id)
      from ${releaseSessions} x where x.edition_id = s.edition_id and x.session_id = s.id and not x.cancelled and x.release_id =
        (select r.id from ${releases} r where r.edition_id = s.edition_id order by r.number desc limit 1)))
    order by s.code), '[]')
  from ${sessions} s where s.edition_id = "editions"."id")`;

const availabilitiesJson = sql`(select coalesce(json_agg(json_build_object('of', a.resource_kind, 'id', a.resource_id,
    'kind', a.kind, 'start', a.starts_at, 'end', a.ends_at) order by a.starts_at, a.id), '[]')
  from ${availabilities} a where a.edition_id = "editions"."id")`;

/** Time that something else takes of the rooms and of those who are on this programme, on its days. */
const busyJson = sql`(select coalesce(json_agg(json_build_object('id', b.resource_id, 'start', b.starts_at,
    'end', b.ends_at, 'label', coalesce(o.code, '')) order by b.starts_at), '[]')
  from ${bookings} b left join ${sessions} o on o.id = b.source_id
  where not b.contested and (b.edition_id <> "editions"."id" or b.source_kind <> 'session')
    and b.starts_at < ("editions"."ends_on" + 2)::timestamptz and b.ends_at > ("editions"."starts_on" - 1)::timestamptz
    and (b.resource_id in (select h.person_id from ${roleHolders} h where h.edition_id = "editions"."id")
      or b.resource_id in (select r.id from ${rooms} r where r.edition_id = "editions"."id")))`;

/**
 * An edition's working schedule as its rules read it: one statement, whatever its size.
 * @returns undefined for an unknown edition
 */
export async function readFacts(db: Db, editionId: string): Promise<ScheduleFacts | undefined> {
  const [row] = await db
    .select({
      raw: sql<Raw>`json_build_object('timeZone', "editions"."time_zone", 'startsOn', "editions"."starts_on",
        'endsOn', "editions"."ends_on",
        'rooms', (select coalesce(json_agg(json_build_object('id', r.id, 'capacity', r.capacity,
            'features', r.features, 'booths', r.interpretation_booths) order by r.position, r.id), '[]')
          from ${rooms} r where r.edition_id = "editions"."id"),
        'sessions', ${sessionsJson}, 'availabilities', ${availabilitiesJson}, 'busy', ${busyJson},
        'relations', (select coalesce(json_agg(json_build_object('kind', l.kind, 'first', l.first_id,
            'second', l.second_id, 'weight', l.weight) order by l.id), '[]')
          from ${sessionRelations} l where l.edition_id = "editions"."id"),
        'rules', (select coalesce(json_agg(json_build_object('rule', u.rule, 'level', u.level, 'weight', u.weight)), '[]')
          from ${scheduleRules} u where u.edition_id = "editions"."id"),
        'ignored', (select coalesce(json_agg(json_build_object('fingerprint', i.fingerprint, 'reason', i.reason)), '[]')
          from ${ignoredConflicts} i where i.edition_id = "editions"."id"))`,
    })
    .from(editions)
    .where(eq(editions.id, editionId));
  return row === undefined ? undefined : assemble(editionId, row.raw);
}

const at = (text: string): number => new Date(text).getTime();

const ceremoniesIn = (raw: Raw) =>
  raw.sessions.flatMap(({ id, code, title, start, cancelled }) =>
    title === null || cancelled
      ? []
      : [
          {
            id,
            code,
            titles: [title.ar, title.en].filter((text) => text !== undefined),
            start: start === null ? null : at(start),
          },
        ],
  );

function assemble(editionId: string, raw: Raw): ScheduleFacts {
  const spans = new Map<string, Span[]>();
  for (const { of, id, kind, start, end } of raw.availabilities) {
    const key = `${of} ${id} ${kind}`;
    const span = { start: at(start), end: at(end) };
    const list = spans.get(key);
    if (list === undefined) spans.set(key, [span]);
    else list.push(span);
  }
  const of = (kind: string, id: string, what: string): readonly Span[] =>
    spans.get(`${kind} ${id} ${what}`) ?? [];
  const days = daysOf(raw.startsOn, raw.endsOn).map((day) => {
    const from = DateTime.fromISO(day, { zone: raw.timeZone }).startOf('day');
    return { day, start: from.toMillis(), end: from.plus({ days: 1 }).startOf('day').toMillis() };
  });
  const { opening, closing } = ceremoniesOf(ceremoniesIn(raw), days);
  const all = raw.sessions.map(
    ({ start, end, roomId, minutes, released, title: _, ...session }): SessionFacts => {
      const placed = start === null || end === null ? null : { start: at(start), end: at(end), roomId };
      const lasts = placed === null ? undefined : Math.round((placed.end - placed.start) / 60_000);
      return {
        ...session,
        ceremony: session.id === opening ? 'opening' : session.id === closing ? 'closing' : null,
        at: placed,
        minutes: lasts ?? minutes ?? usualMinutes[session.kind] ?? 60,
        released:
          released === null
            ? null
            : { start: at(released.start), end: at(released.end), roomId: released.roomId },
        only: of('session', session.id, 'only'),
        unavailable: of('session', session.id, 'unavailable'),
        preferred: of('session', session.id, 'preferred'),
        undesired: of('session', session.id, 'undesired'),
      };
    },
  );
  const people = [...new Set(all.flatMap((session) => session.people))].sort();
  const rules: Record<string, { level: Level; weight: number }> = { ...scheduleRuleDefaults };
  for (const { rule, level, weight } of raw.rules) rules[rule] = { level, weight };
  return {
    editionId,
    timeZone: raw.timeZone,
    days,
    rooms: raw.rooms.map((room) => ({ ...room, unavailable: of('room', room.id, 'unavailable') })),
    persons: people.map(
      (id): PersonFacts => ({
        id,
        unavailable: of('person', id, 'unavailable'),
        preferred: of('person', id, 'preferred'),
        undesired: of('person', id, 'undesired'),
      }),
    ),
    sessions: all,
    relations: raw.relations,
    busy: raw.busy.map(
      ({ id, start, end, label }): BusyFacts => ({ resourceId: id, start: at(start), end: at(end), label }),
    ),
    rules: rules as ScheduleFacts['rules'],
    ignored: Object.fromEntries(raw.ignored.map(({ fingerprint, reason }) => [fingerprint, reason])),
  };
}
