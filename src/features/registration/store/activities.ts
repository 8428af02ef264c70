/** Activities with their sessions as people know them, in one statement whatever their number. */
import { type SQL, sql } from 'drizzle-orm';
import type { Database, Db } from '../../../platform/database/index.ts';
import type { LocalText } from '../../../platform/language/index.ts';
import type { AttendeeCategory } from '../../delegations/tables.ts';
import type { SessionKind } from '../../programme/tables.ts';
import type { PlaceState } from '../tables.ts';

/** A session as it was last announced; before an edition's first release, as it stands. */
export interface ActivitySession {
  readonly id: string;
  readonly code: string;
  readonly slug: string;
  readonly kind: SessionKind;
  readonly title: LocalText;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly room: LocalText | null;
  readonly cancelled: boolean;
  /** Whether the public knows of it. */
  readonly announced: boolean;
  readonly sequence: number;
}

/** An activity with its session and how its places stand. */
export interface ActivityWhole {
  readonly editionId: string;
  readonly id: string;
  readonly capacity: number;
  readonly opensAt: Date | null;
  readonly closesAt: Date | null;
  readonly offerMinutes: number;
  readonly freezesAt: Date | null;
  readonly waitingCap: number | null;
  readonly mostPerPerson: number | null;
  readonly categories: readonly AttendeeCategory[] | null;
  readonly taken: number;
  readonly reserved: number;
  readonly version: number;
  readonly session: ActivitySession;
  readonly counts: Readonly<Partial<Record<PlaceState, number>>>;
  /** Seats set aside that are still free. */
  readonly reservedLeft: number;
}

type Row = Omit<ActivityWhole, 'opensAt' | 'closesAt' | 'freezesAt' | 'session' | 'counts'> & {
  readonly opensAt: string | null;
  readonly closesAt: string | null;
  readonly freezesAt: string | null;
  readonly counts: Readonly<Partial<Record<PlaceState, number>>> | null;
  readonly content: {
    readonly title: LocalText;
    readonly startsAt: string | null;
    readonly endsAt: string | null;
    readonly sequence: number;
    readonly status: string;
  };
  readonly code: string;
  readonly slug: string;
  readonly kind: SessionKind;
  readonly room: LocalText | null;
  readonly cancelled: boolean;
  readonly announced: boolean;
} & Record<string, unknown>;

const at = (text: string | null): Date | null => (text === null ? null : new Date(text));

const statement = (condition: SQL): SQL => sql`select a.edition_id as "editionId", a.id, a.capacity,
    a.opens_at as "opensAt", a.closes_at as "closesAt", a.offer_minutes as "offerMinutes",
    a.freezes_at as "freezesAt", a.waiting_cap as "waitingCap", a.most_per_person as "mostPerPerson",
    a.categories, a.taken, a.reserved, a.version,
    s.code, s.slug, s.kind, room.name as room,
    (s.status = 'cancelled' or coalesce(told.cancelled, false)) as cancelled,
    (s.status <> 'draft' and (told.session_id is not null or latest.id is null)) as announced,
    coalesce(told.content, json_build_object('title', s.title, 'startsAt', s.starts_at, 'endsAt', s.ends_at,
      'sequence', s.sequence)::jsonb) as content,
    (select coalesce(sum(r.seats - r.taken), 0)::int from activity_reservations r
      where r.edition_id = a.edition_id and r.activity_id = a.id and r.released_at is null) as "reservedLeft",
    (select json_object_agg(state, count) from (select p.state, count(*)::int as count from places p
      where p.edition_id = a.edition_id and p.activity_id = a.id group by p.state) states) as counts
  from activities a
    join sessions s on s.edition_id = a.edition_id and s.id = a.id
    left join lateral (select id from releases where releases.edition_id = a.edition_id
      order by number desc limit 1) latest on true
    left join release_sessions told on told.edition_id = a.edition_id and told.release_id = latest.id
      and told.session_id = a.id
    left join rooms room on room.edition_id = a.edition_id
      and room.id = case when told.session_id is null then s.room_id else told.room_id end
  where ${condition}
  order by coalesce(told.starts_at, s.starts_at) nulls last, s.code`;

const wholeOf = ({ content, code, slug, kind, room, cancelled, announced, ...row }: Row): ActivityWhole => ({
  ...row,
  opensAt: at(row.opensAt),
  closesAt: at(row.closesAt),
  freezesAt: at(row.freezesAt),
  counts: row.counts ?? {},
  session: {
    id: row.id,
    code,
    slug,
    kind,
    title: content.title,
    startsAt: at(content.startsAt),
    endsAt: at(content.endsAt),
    room,
    cancelled,
    announced,
    sequence: content.sequence,
  },
});

/** Activities of an edition in the order of their times. */
export const listActivities = async (
  { rows }: Pick<Database, 'rows'>,
  db: Db,
  editionId: string,
): Promise<ActivityWhole[]> =>
  (await rows<Row>(db, statement(sql`a.edition_id = ${editionId}::uuid`))).map(wholeOf);

/** Activities by their ids. */
export const findActivities = async (
  { rows }: Pick<Database, 'rows'>,
  db: Db,
  ids: readonly string[],
): Promise<ActivityWhole[]> =>
  ids.length === 0
    ? []
    : (
        await rows<Row>(
          db,
          statement(
            sql`a.id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb) as given(value))`,
          ),
        )
      ).map(wholeOf);

/** Says whether there is anything in an edition for which people may sign up. */
export const editionHasActivities =
  ({ rows, db }: Pick<Database, 'rows' | 'db'>) =>
  async (editionId: string): Promise<boolean> =>
    (
      await rows(
        db,
        sql`select 1 from activities a join sessions s on s.edition_id = a.edition_id and s.id = a.id
          where a.edition_id = ${editionId}::uuid and s.status = 'scheduled' limit 1`,
      )
    ).length > 0;

/** A session for which sign-up may be opened. */
export interface SessionChoice extends Record<string, unknown> {
  readonly editionId: string;
  readonly id: string;
  readonly code: string;
  readonly kind: SessionKind;
  readonly title: LocalText;
  /** Its own, else its room's; null where neither says. */
  readonly capacity: number | null;
}

/** Sessions without sign-up, in the order of their times; breaks and opening hours are nobody's to sign up for. */
export const listSessionChoices = (
  { rows }: Pick<Database, 'rows'>,
  db: Db,
  by: { readonly editionId: string } | { readonly id: string },
): Promise<SessionChoice[]> =>
  rows<SessionChoice>(
    db,
    sql`select s.edition_id as "editionId", s.id, s.code, s.kind, s.title, coalesce(s.capacity, r.capacity) as capacity
      from sessions s left join rooms r on r.edition_id = s.edition_id and r.id = s.room_id
      where ${'id' in by ? sql`s.id = ${by.id}::uuid` : sql`s.edition_id = ${by.editionId}::uuid and s.status <> 'cancelled'`}
        and s.kind not in ('break', 'exhibition-hours')
        and not exists (select 1 from activities a where a.edition_id = s.edition_id and a.id = s.id)
      order by s.starts_at nulls last, s.code`,
  );

type Reading = Pick<Database, 'rows' | 'transaction' | 'widened'>;

/**
 * Activities of an edition for whoever looks: how many wait is counted behind the second wall, which shows nobody's
 * place to others.
 */
export function countedActivities(database: Reading, editionId: string): Promise<ActivityWhole[]> {
  const { rows, widened } = database;
  return database.transaction((tx) => widened(tx, () => listActivities({ rows }, tx, editionId)));
}

/** Activities by their ids, counted the same way. */
export function activitiesById(database: Reading, ids: readonly string[]): Promise<ActivityWhole[]> {
  const { rows, widened } = database;
  return ids.length === 0
    ? Promise.resolve([])
    : database.transaction((tx) => widened(tx, () => findActivities({ rows }, tx, ids)));
}
