import { and, asc, desc, eq, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import type { Database, Db, Tx } from '../../../platform/database/index.ts';
import type { LocalText } from '../../../platform/language/index.ts';
import { accounts } from '../../accounts/tables.ts';
import { attendees, participations } from '../../delegations/tables.ts';
import { bodies, states } from '../../directory/tables.ts';
import { sessions } from '../../programme/tables.ts';
import { activities, badges, checkInCounters, checkInDevices, checkIns, doors, zones } from '../tables.ts';

export type CheckInRow = typeof checkIns.$inferSelect;
export type NewCheckIn = typeof checkIns.$inferInsert;
export type DeviceRow = typeof checkInDevices.$inferSelect;

/** What somebody is called, for a device and an answer. */
export interface Words {
  readonly ar: string;
  readonly en: string;
}

/** A check-in that counts, of the table under the alias `c`. */
export const counts = (alias = 'c'): SQL => {
  const c = sql.raw(alias);
  return sql`((${c}.result = 'accepted' and ${c}.resolution is distinct from 'dropped') or (${c}.result = 'conflict' and ${c}.resolution = 'kept'))`;
};

const wordsOf = (column: SQL): SQL =>
  sql`json_build_object('ar', ${column} ->> 'ar', 'en', ${column} ->> 'en')`;

/** The delegation's name, of attendees `a` joined with their participation, state and body. */
export const delegationJoin = sql`left join ${participations} p on p.edition_id = a.edition_id and p.id = a.delegation_id
  left join ${states} s on s.code = p.state_code left join ${bodies} o on o.id = p.body_id`;
export const delegationWords = sql`case when p.id is null then null else ${wordsOf(sql`coalesce(s.short_name, o.name)`)} end`;

/** Takes the lock under which check-ins of an edition get their numbers; gives the last one. */
export async function lockCounter(
  database: Pick<Database, 'rows'>,
  tx: Tx,
  editionId: string,
): Promise<number> {
  const [row] = await database.rows<{ last: number | string }>(
    tx,
    sql`insert into ${checkInCounters} as counter (edition_id, last) values (${editionId}, 0)
      on conflict (edition_id) do update set last = counter.last returning last`,
  );
  return Number(row?.last ?? 0);
}

export const setCounter = async (tx: Tx, editionId: string, last: number): Promise<void> => {
  await tx.update(checkInCounters).set({ last }).where(eq(checkInCounters.editionId, editionId));
};

export async function lastSequence(db: Db, editionId: string): Promise<number> {
  const [row] = await db.select().from(checkInCounters).where(eq(checkInCounters.editionId, editionId));
  return row?.last ?? 0;
}

export const findByNonces = (db: Db, editionId: string, nonces: readonly string[]): Promise<CheckInRow[]> =>
  nonces.length === 0
    ? Promise.resolve([])
    : db
        .select()
        .from(checkIns)
        .where(and(eq(checkIns.editionId, editionId), inArray(checkIns.nonce, [...nonces])));

export interface BadgeAtDoor extends Record<string, unknown> {
  readonly id: string;
  readonly attendeeId: string;
  readonly serial: number;
  readonly state: string;
  readonly category: string;
  readonly zones: number[];
  readonly days: number[];
  readonly keyNumber: number;
  /** Milliseconds since 1970. */
  readonly endedAt: number | null;
  readonly name: Words;
  readonly delegation: Words | null;
}

/** A list of values as a parameter that indexes are used for. */
const anyOf = (values: readonly (string | number)[], type: 'uuid' | 'int'): SQL =>
  sql`any(${`{${values.join(',')}}`}::${sql.raw(type)}[])`;

/** Badges by what was read of them, or by their ids, held against being ended until the transaction is over. */
export async function badgesAtDoor(
  database: Pick<Database, 'rows'>,
  tx: Tx,
  editionId: string,
  by: { readonly serials: readonly number[] } | { readonly ids: readonly string[] },
): Promise<BadgeAtDoor[]> {
  const wanted = 'serials' in by ? by.serials : by.ids;
  if (wanted.length === 0) return [];
  const found = await database.rows<BadgeAtDoor>(
    tx,
    sql`select b.id, b.attendee_id as "attendeeId", b.serial, b.state, b.category, b.zones, b.days,
        b.key_number as "keyNumber", (extract(epoch from b.ended_at) * 1000)::float8 as "endedAt",
        ${wordsOf(sql`a.name`)} as name, ${delegationWords} as delegation
      from ${badges} b join ${attendees} a on a.edition_id = b.edition_id and a.id = b.attendee_id ${delegationJoin}
      where b.edition_id = ${editionId}
        and ${'serials' in by ? sql`b.serial = ${anyOf(by.serials, 'int')}` : sql`b.id = ${anyOf(by.ids, 'uuid')}`}
      for share of b`,
  );
  return found.map((row) => ({ ...row, endedAt: row.endedAt === null ? null : Number(row.endedAt) }));
}

export interface PassageRow extends Record<string, unknown> {
  readonly attendeeId: string;
  readonly doorId: string | null;
  readonly zone: number;
  readonly sessionId: string | null;
  readonly day: number;
  readonly direction: 'in' | 'out';
  readonly at: number;
}

/** Passages that count, of some people. */
export async function passagesOf(
  database: Pick<Database, 'rows'>,
  db: Db,
  editionId: string,
  attendeeIds: readonly string[],
): Promise<PassageRow[]> {
  if (attendeeIds.length === 0) return [];
  const rows = await database.rows<PassageRow>(
    db,
    sql`select c.attendee_id as "attendeeId", c.door_id as "doorId", z.number as zone, c.session_id as "sessionId", c.day,
        c.direction, (extract(epoch from c.at) * 1000)::float8 as at
      from ${checkIns} c join ${doors} d on d.edition_id = c.edition_id and d.id = c.door_id
        join ${zones} z on z.edition_id = d.edition_id and z.id = d.zone_id
      where c.edition_id = ${editionId} and ${counts()} and c.attendee_id = ${anyOf(attendeeIds, 'uuid')}
      order by c.at, c.sequence`,
  );
  return rows.map((row) => ({ ...row, at: Number(row.at) }));
}

export const insertCheckIns = (tx: Tx, rows: readonly NewCheckIn[]): Promise<CheckInRow[]> =>
  rows.length === 0
    ? Promise.resolve([])
    : tx
        .insert(checkIns)
        .values([...rows])
        .returning();

export async function updateCheckIn(tx: Tx, id: string, values: Partial<NewCheckIn>): Promise<CheckInRow> {
  const [row] = await tx.update(checkIns).set(values).where(eq(checkIns.id, id)).returning();
  if (row === undefined) throw new Error('The check-in is gone.');
  return row;
}

export async function lockCheckIn(tx: Tx, id: string): Promise<CheckInRow | undefined> {
  const [row] = await tx.select().from(checkIns).where(eq(checkIns.id, id)).for('update');
  return row;
}

/** Edition of a check-in, before anything is locked. */
export async function editionOfCheckIn(db: Db, id: string): Promise<string | undefined> {
  const [row] = await db.select({ editionId: checkIns.editionId }).from(checkIns).where(eq(checkIns.id, id));
  return row?.editionId;
}

export interface NewsRow extends Record<string, unknown> {
  readonly nonce: string;
  readonly serial: number;
  readonly door: string | null;
  readonly session: string | null;
  readonly day: number;
  readonly direction: 'in' | 'out';
  readonly at: string | Date;
  readonly sequence: number | string;
  readonly counts: boolean;
}

/** What was learnt of badges after a number, oldest first. */
export const newsAfter = (
  database: Pick<Database, 'rows'>,
  db: Db,
  editionId: string,
  since: number,
  limit: number,
): Promise<NewsRow[]> =>
  database.rows<NewsRow>(
    db,
    sql`select c.nonce, b.serial, c.door_id as door, c.session_id as session, c.day, c.direction, c.at, c.sequence,
        coalesce(${counts()}, false) as counts
      from ${checkIns} c join ${badges} b on b.edition_id = c.edition_id and b.id = c.badge_id
      where c.edition_id = ${editionId} and c.sequence > ${since} order by c.sequence limit ${limit}`,
  );

/** Serials that open nothing, for good or for now, and the highest one issued: in one row. */
export async function revocations(database: Pick<Database, 'rows'>, db: Db, editionId: string) {
  const [row] = await database.rows<{ ended: number[]; suspended: number[]; last: number | null }>(
    db,
    sql`select coalesce(json_agg(serial order by serial) filter (where ended_at is not null), '[]'::json) as ended,
        coalesce(json_agg(serial order by serial) filter (where state = 'suspended'), '[]'::json) as suspended,
        max(serial) as last
      from ${badges} where edition_id = ${editionId}`,
  );
  return { ended: row?.ended ?? [], suspended: row?.suspended ?? [], lastSerial: row?.last ?? 0 };
}

export interface ConflictRow {
  readonly checkIn: CheckInRow;
  readonly serial: number | null;
  readonly name: LocalText | null;
  readonly doorName: LocalText | null;
  readonly sessionTitle: LocalText | null;
  readonly deviceName: string | null;
}

/** Check-ins taken without knowing, the newest first. */
export const listConflicts = (
  db: Db,
  editionId: string,
  state: 'open' | 'resolved' | undefined,
): Promise<ConflictRow[]> =>
  db
    .select({
      checkIn: checkIns,
      serial: badges.serial,
      name: attendees.name,
      doorName: doors.name,
      sessionTitle: sessions.title,
      deviceName: checkInDevices.name,
    })
    .from(checkIns)
    .leftJoin(badges, and(eq(badges.editionId, checkIns.editionId), eq(badges.id, checkIns.badgeId)))
    .leftJoin(
      attendees,
      and(eq(attendees.editionId, checkIns.editionId), eq(attendees.id, checkIns.attendeeId)),
    )
    .leftJoin(doors, and(eq(doors.editionId, checkIns.editionId), eq(doors.id, checkIns.doorId)))
    .leftJoin(sessions, and(eq(sessions.editionId, checkIns.editionId), eq(sessions.id, checkIns.sessionId)))
    .leftJoin(
      checkInDevices,
      and(eq(checkInDevices.editionId, checkIns.editionId), eq(checkInDevices.id, checkIns.deviceId)),
    )
    .where(
      and(
        eq(checkIns.editionId, editionId),
        eq(checkIns.result, 'conflict'),
        state === undefined
          ? undefined
          : state === 'open'
            ? isNull(checkIns.resolvedAt)
            : isNotNull(checkIns.resolvedAt),
      ),
    )
    .orderBy(desc(checkIns.sequence));

/** Which of the sessions one signs up for. */
export const activitiesAmong = async (
  db: Db,
  editionId: string,
  sessionIds: readonly string[],
): Promise<string[]> =>
  sessionIds.length === 0
    ? []
    : (
        await db
          .select({ id: activities.id })
          .from(activities)
          .where(and(eq(activities.editionId, editionId), inArray(activities.id, [...sessionIds])))
          .orderBy(activities.id)
      ).map(({ id }) => id);

// Devices.

export const insertDevice = async (
  tx: Tx,
  values: typeof checkInDevices.$inferInsert,
): Promise<DeviceRow> => {
  const [row] = await tx.insert(checkInDevices).values(values).returning();
  if (row === undefined) throw new Error('The statement returned no row.');
  return row;
};

export async function findDevice(db: Db, id: string): Promise<DeviceRow | undefined> {
  const [row] = await db.select().from(checkInDevices).where(eq(checkInDevices.id, id));
  return row;
}

export const updateDevice = async (tx: Db, id: string, values: Partial<DeviceRow>): Promise<void> => {
  await tx.update(checkInDevices).set(values).where(eq(checkInDevices.id, id));
};

/** Devices of an edition with whose they are, those in use first. */
export const listDevices = (db: Db, editionId: string) =>
  db
    .select({ device: checkInDevices, accountName: accounts.name })
    .from(checkInDevices)
    .innerJoin(accounts, eq(accounts.id, checkInDevices.accountId))
    .where(eq(checkInDevices.editionId, editionId))
    .orderBy(sql`${checkInDevices.retiredAt} is not null`, asc(checkInDevices.name), asc(checkInDevices.id));
