import { and, asc, eq, isNotNull, sql } from 'drizzle-orm';
import type { Database, Db } from '../../../platform/database/index.ts';
import { attendees } from '../../delegations/tables.ts';
import { sessions } from '../../programme/tables.ts';
import { badgeKeys, badges, doors, zones } from '../tables.ts';
import { delegationJoin, delegationWords, type Words } from './check-ins.ts';

export type DoorRow = Awaited<ReturnType<typeof listDoors>>[number];
export type TimedSession = Awaited<ReturnType<typeof listTimedSessions>>[number];

/** Doors of an edition with the zone behind each, in the order of zones. */
export const listDoors = (db: Db, editionId: string) =>
  db
    .select({
      id: doors.id,
      name: doors.name,
      roomId: doors.roomId,
      zone: zones.number,
      zoneName: zones.name,
    })
    .from(doors)
    .innerJoin(zones, and(eq(zones.editionId, doors.editionId), eq(zones.id, doors.zoneId)))
    .where(eq(doors.editionId, editionId))
    .orderBy(asc(zones.number), sql`${doors.name} ->> 'en'`, asc(doors.id));

/** Sessions that have a time and take place, in order. */
export const listTimedSessions = (db: Db, editionId: string) =>
  db
    .select({
      id: sessions.id,
      code: sessions.code,
      title: sessions.title,
      startsAt: sessions.startsAt,
      endsAt: sessions.endsAt,
      roomId: sessions.roomId,
      liveUrl: sessions.liveUrl,
    })
    .from(sessions)
    .where(
      and(eq(sessions.editionId, editionId), isNotNull(sessions.startsAt), eq(sessions.status, 'scheduled')),
    )
    .orderBy(asc(sessions.startsAt), asc(sessions.code));

/** Public halves of the keys that badges are signed with. */
export const listPublicKeys = (db: Db, editionId: string) =>
  db
    .select({ number: badgeKeys.number, publicKey: badgeKeys.publicKey })
    .from(badgeKeys)
    .where(eq(badgeKeys.editionId, editionId))
    .orderBy(asc(badgeKeys.number));

export interface KeptPerson extends Record<string, unknown> {
  readonly serial: number;
  readonly name: Words;
  readonly category: string;
  readonly delegation: Words | null;
  readonly zones: number[];
  readonly days: number[];
  readonly changed: string | Date;
}

/** Who holds a badge that may open, and no more of them than a door needs; since a moment, what changed of it. */
export const listBadgeHolders = (
  database: Pick<Database, 'rows'>,
  db: Db,
  editionId: string,
  since: string | undefined,
): Promise<KeptPerson[]> =>
  database.rows<KeptPerson>(
    db,
    sql`select b.serial, json_build_object('ar', a.name ->> 'ar', 'en', a.name ->> 'en') as name, b.category,
        ${delegationWords} as delegation, b.zones, b.days, greatest(b.updated_at, a.updated_at) as changed
      from ${badges} b join ${attendees} a on a.edition_id = b.edition_id and a.id = b.attendee_id ${delegationJoin}
      where b.edition_id = ${editionId} and b.state in ('issued', 'collected', 'active', 'suspended')
        and (${since ?? null}::timestamptz is null or greatest(b.updated_at, a.updated_at) > ${since ?? null}::timestamptz)
      order by b.serial`,
  );
