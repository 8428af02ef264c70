/** Sessions that meet online, people's own links into them, and who joined. */
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Database, Db, Tx } from '../../../platform/database/index.ts';
import type { Language, LocalText } from '../../../platform/language/index.ts';
import { accreditations, attendees } from '../../delegations/tables.ts';
import { sessions } from '../../programme/tables.ts';
import { activities, attendances, joinLinks, onlineSessions, places, registrations } from '../tables.ts';

type Rows = Pick<Database, 'rows'>;

export type OnlineRow = typeof onlineSessions.$inferSelect;
export type JoinLinkRow = typeof joinLinks.$inferSelect;

/** A session that has a time, with its meeting address if it has one, and how many were there. */
export interface TimedOnline extends Record<string, unknown> {
  readonly id: string;
  readonly editionId: string;
  readonly code: string;
  readonly title: LocalText;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly status: string;
  /** How often its time was set anew. */
  readonly sequence: number;
  readonly meetingUrl: string | null;
  readonly version: number | null;
  /** People who opened their link while it ran. */
  readonly joined: number;
  /** People whose attendance came from a file. */
  readonly imported: number;
}

/** Sessions of an edition that have a time, in order; or one of them. One statement. */
export const listTimedOnline = (
  { rows }: Rows,
  db: Db,
  by: { readonly editionId: string } | { readonly sessionId: string },
): Promise<TimedOnline[]> =>
  rows<TimedOnline>(
    db,
    sql`select s.id, s.edition_id as "editionId", s.code, s.title, s.starts_at as "startsAt", s.ends_at as "endsAt",
        s.status, s.sequence, o.meeting_url as "meetingUrl", o.version,
        (select count(*)::int from ${attendances} t where t.edition_id = s.edition_id and t.session_id = s.id
          and t.source = 'joined') as joined,
        (select count(*)::int from ${attendances} t where t.edition_id = s.edition_id and t.session_id = s.id
          and t.source = 'online') as imported
      from ${sessions} s left join ${onlineSessions} o on o.edition_id = s.edition_id and o.session_id = s.id
      where s.starts_at is not null and s.ends_at is not null and ${
        'sessionId' in by
          ? sql`s.id = ${by.sessionId}::uuid`
          : sql`s.edition_id = ${by.editionId}::uuid and s.status = 'scheduled' and s.kind <> 'break'`
      }
      order by s.starts_at, s.code`,
  );

export async function putOnline(
  tx: Tx,
  values: Pick<OnlineRow, 'editionId' | 'sessionId' | 'meetingUrl'>,
  now: Date,
): Promise<OnlineRow> {
  const [row] = await tx
    .insert(onlineSessions)
    .values({ ...values, updatedAt: now })
    .onConflictDoUpdate({
      target: [onlineSessions.editionId, onlineSessions.sessionId],
      set: { meetingUrl: values.meetingUrl, updatedAt: now, version: sql`${onlineSessions.version} + 1` },
    })
    .returning();
  if (row === undefined) throw new Error('The statement returned no row.');
  return row;
}

export const deleteOnline = async (tx: Tx, editionId: string, sessionId: string): Promise<void> => {
  await tx
    .delete(onlineSessions)
    .where(and(eq(onlineSessions.editionId, editionId), eq(onlineSessions.sessionId, sessionId)));
};

/** Whoever may join: they come and were approved; where one signs up, or is invited, they have a place. */
const mayJoin = sql`a.cancelled_at is null and a.erased_at is null and c.state = 'approved'
  and (r.id is null or r.state = 'confirmed')
  and ((s.audience <> 'invitation' and v.id is null) or exists (select 1 from ${places} p
    where p.edition_id = s.edition_id and p.activity_id = s.id and p.attendee_id = a.id
      and p.state in ('confirmed', 'attended')))`;
const joinable = sql`${onlineSessions} o
  join ${sessions} s on s.edition_id = o.edition_id and s.id = o.session_id and s.status = 'scheduled'
  join ${attendees} a on a.edition_id = o.edition_id
  join ${accreditations} c on c.edition_id = a.edition_id and c.attendee_id = a.id
  left join ${registrations} r on r.edition_id = a.edition_id and r.attendee_id = a.id
  left join ${activities} v on v.edition_id = s.edition_id and v.id = s.id
  left join ${joinLinks} l on l.edition_id = o.edition_id and l.session_id = s.id and l.attendee_id = a.id`;

/** A session that somebody may join, with their link if it was made. */
export interface Joinable extends Record<string, unknown> {
  readonly sessionId: string;
  readonly attendeeId: string;
  readonly title: LocalText;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly linkId: string | null;
}

/** What people of an edition may join that is not over. One statement. */
export const listJoinable = (
  { rows }: Rows,
  db: Db,
  editionId: string,
  by: { readonly attendees: readonly string[] } | { readonly account: string },
  now: Date,
): Promise<Joinable[]> =>
  rows<Joinable>(
    db,
    sql`select s.id as "sessionId", a.id as "attendeeId", s.title, s.starts_at as "startsAt", s.ends_at as "endsAt",
        l.id as "linkId"
      from ${joinable}
      where o.edition_id = ${editionId}::uuid and ${mayJoin} and l.revoked_at is null
        and s.ends_at > ${now.toISOString()}::timestamptz
        and ${
          'account' in by
            ? sql`(a.account_id = ${by.account}::uuid or r.account_id = ${by.account}::uuid
                or r.email = (select email from accounts where id = ${by.account}::uuid and email_verified_at is not null))`
            : sql`a.id = any(${`{${by.attendees.join(',')}}`}::uuid[])`
        }
      order by s.starts_at, s.code, a.id`,
  );

/** Somebody who may join a session and has an address. */
export interface Receiver extends Record<string, unknown> {
  readonly attendeeId: string;
  readonly linkId: string | null;
  readonly name: LocalText;
  readonly address: string;
  readonly language: Language;
  readonly accountId: string | null;
}

/** People who may join a session and have an address. One statement. */
export const listReceivers = (
  { rows }: Rows,
  db: Db,
  editionId: string,
  sessionId: string,
): Promise<Receiver[]> =>
  rows<Receiver>(
    db,
    sql`select a.id as "attendeeId", l.id as "linkId", a.name, coalesce(a.email, r.email) as address, a.language,
        coalesce(a.account_id, r.account_id) as "accountId"
      from ${joinable}
      where o.edition_id = ${editionId}::uuid and s.id = ${sessionId}::uuid and ${mayJoin} and l.revoked_at is null
        and not a.sample and position('@' in coalesce(a.email, r.email, '')) > 0
      order by a.id`,
  );

/** Writes links; one that is there stays. @returns all of them */
export async function ensureLinks(
  tx: Tx,
  rows: readonly (typeof joinLinks.$inferInsert)[],
): Promise<JoinLinkRow[]> {
  if (rows.length === 0) return [];
  return tx
    .insert(joinLinks)
    .values([...rows])
    .onConflictDoNothing({ target: [joinLinks.editionId, joinLinks.sessionId, joinLinks.attendeeId] })
    .returning();
}

/** A link as it was opened: whose it is, into what. */
export interface OpenedLink extends Record<string, unknown> {
  readonly id: string;
  readonly editionId: string;
  readonly attendeeId: string;
  readonly sessionId: string;
  readonly openedAt: string | null;
  readonly title: LocalText;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly meetingUrl: string;
}

/** The link of a secret, as long as whoever has it may join. */
export async function findLink({ rows }: Rows, db: Db, hash: string): Promise<OpenedLink | undefined> {
  const [row] = await rows<OpenedLink>(
    db,
    sql`select l.id, l.edition_id as "editionId", a.id as "attendeeId", s.id as "sessionId", l.opened_at as "openedAt",
        s.title, s.starts_at as "startsAt", s.ends_at as "endsAt", o.meeting_url as "meetingUrl"
      from ${joinable} where l.secret_hash = ${hash} and l.revoked_at is null and ${mayJoin}`,
  );
  return row;
}

/** Notes that a link was opened. @returns whether it was the first time */
export async function markOpened(tx: Tx, editionId: string, id: string, at: Date): Promise<boolean> {
  const done = await tx
    .update(joinLinks)
    .set({ openedAt: at })
    .where(and(eq(joinLinks.editionId, editionId), eq(joinLinks.id, id), isNull(joinLinks.openedAt)))
    .returning({ id: joinLinks.id });
  return done.length > 0;
}

/** Ends the links of somebody who does not come any more. @returns how many */
export async function revokeLinks(tx: Tx, editionId: string, attendeeId: string, at: Date): Promise<number> {
  const done = await tx
    .update(joinLinks)
    .set({ revokedAt: at })
    .where(
      and(
        eq(joinLinks.editionId, editionId),
        eq(joinLinks.attendeeId, attendeeId),
        isNull(joinLinks.revokedAt),
      ),
    )
    .returning({ id: joinLinks.id });
  return done.length;
}

/** Writes presence; what is there from the same source is replaced where `replace` says so. @returns how many rows were written */
export async function putAttendances(
  tx: Tx,
  rows: readonly (typeof attendances.$inferInsert)[],
  replace: boolean,
): Promise<number> {
  if (rows.length === 0) return 0;
  const insert = tx.insert(attendances).values([...rows]);
  const target = [attendances.editionId, attendances.attendeeId, attendances.sessionId, attendances.source];
  const done = await (replace
    ? insert.onConflictDoUpdate({
        target,
        set: {
          minutes: sql`excluded.minutes`,
          byAccountId: sql`excluded.by_account_id`,
          version: sql`${attendances.version} + 1`,
        },
      })
    : insert.onConflictDoNothing({ target })
  ).returning({ id: attendances.id });
  return done.length;
}
