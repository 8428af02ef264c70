import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Db, Tx } from '../../../platform/database/index.ts';
import type { Language, LocalText } from '../../../platform/language/index.ts';
import { accounts } from '../../accounts/tables.ts';
import { persons } from '../../directory/tables.ts';
import { rooms } from '../../series/tables.ts';
import { roleHolders, type SessionRole, sessions, speakerConfirmations } from '../tables.ts';

export type ConfirmationRow = typeof speakerConfirmations.$inferSelect;

const columns = {
  session: {
    id: sessions.id,
    code: sessions.code,
    slug: sessions.slug,
    kind: sessions.kind,
    title: sessions.title,
    startsAt: sessions.startsAt,
    endsAt: sessions.endsAt,
    status: sessions.status,
    place: sessions.place,
    room: rooms.name,
  },
  person: {
    id: persons.id,
    slug: persons.slug,
    name: persons.name,
    gender: persons.gender,
    sortAr: persons.sortAr,
    sortEn: persons.sortEn,
  },
  account: { id: accounts.id, email: accounts.email, language: accounts.language },
  roles: sql<SessionRole[]>`array_agg(${roleHolders.role} order by ${roleHolders.position})`,
  confirmation: speakerConfirmations,
};

/** Somebody with a role in a session, and whether they agreed. */
export interface Speaker {
  readonly session: {
    readonly id: string;
    readonly code: string;
    readonly slug: string;
    readonly kind: string;
    readonly title: LocalText;
    readonly startsAt: Date | null;
    readonly endsAt: Date | null;
    readonly status: string;
    readonly place: LocalText | null;
    readonly room: LocalText | null;
  };
  readonly person: {
    readonly id: string;
    readonly slug: string;
    readonly name: LocalText;
    readonly gender: 'm' | 'f' | 'unstated';
    readonly sortAr: string;
    readonly sortEn: string;
  };
  /** Whom the entry of the directory belongs to, where that is known. */
  readonly account: { readonly id: string; readonly email: string; readonly language: Language } | null;
  readonly roles: readonly SessionRole[];
  readonly confirmation: ConfirmationRow | null;
}

/** Which of them: all of an edition's, unless narrowed. */
export interface SpeakerFilter {
  readonly personId?: string | undefined;
  readonly sessionId?: string | undefined;
}

/** Everybody with a role in a session of an edition, session by session in order of time: one statement. */
export async function listSpeakers(
  db: Db,
  editionId: string,
  { personId, sessionId }: SpeakerFilter = {},
): Promise<Speaker[]> {
  const rows = await db
    .select(columns)
    .from(roleHolders)
    .innerJoin(
      sessions,
      and(eq(sessions.editionId, roleHolders.editionId), eq(sessions.id, roleHolders.sessionId)),
    )
    .innerJoin(persons, eq(persons.id, roleHolders.personId))
    .leftJoin(rooms, and(eq(rooms.editionId, sessions.editionId), eq(rooms.id, sessions.roomId)))
    .leftJoin(accounts, eq(accounts.id, persons.accountId))
    .leftJoin(
      speakerConfirmations,
      and(
        eq(speakerConfirmations.editionId, roleHolders.editionId),
        eq(speakerConfirmations.sessionId, roleHolders.sessionId),
        eq(speakerConfirmations.personId, roleHolders.personId),
      ),
    )
    .where(
      and(
        eq(roleHolders.editionId, editionId),
        personId === undefined ? undefined : eq(roleHolders.personId, personId),
        sessionId === undefined ? undefined : eq(roleHolders.sessionId, sessionId),
      ),
    )
    .groupBy(
      sessions.editionId,
      sessions.id,
      persons.id,
      rooms.editionId,
      rooms.id,
      accounts.id,
      speakerConfirmations.editionId,
      speakerConfirmations.id,
    )
    .orderBy(sql`${sessions.startsAt} nulls last`, asc(sessions.code), asc(persons.sortEn), asc(persons.id));
  return rows;
}

/** The confirmation that a link was sent for. */
export const findBySecret = async (db: Db, secretHash: string): Promise<ConfirmationRow | undefined> =>
  (await db.select().from(speakerConfirmations).where(eq(speakerConfirmations.secretHash, secretHash)))[0];

export const findConfirmation = async (db: Db, id: string): Promise<ConfirmationRow | undefined> =>
  (await db.select().from(speakerConfirmations).where(eq(speakerConfirmations.id, id)))[0];

/** Writes confirmations, new or known by session and person. */
export async function saveConfirmations(
  tx: Tx,
  rows: readonly (typeof speakerConfirmations.$inferInsert)[],
): Promise<ConfirmationRow[]> {
  if (rows.length === 0) return [];
  const given = (column: { readonly name: string }) => sql.raw(`excluded."${column.name}"`);
  return tx
    .insert(speakerConfirmations)
    .values([...rows])
    .onConflictDoUpdate({
      target: [speakerConfirmations.editionId, speakerConfirmations.sessionId, speakerConfirmations.personId],
      set: {
        state: given(speakerConfirmations.state),
        secretHash: given(speakerConfirmations.secretHash),
        email: given(speakerConfirmations.email),
        askedAt: given(speakerConfirmations.askedAt),
        reminders: given(speakerConfirmations.reminders),
        answeredAt: given(speakerConfirmations.answeredAt),
        note: given(speakerConfirmations.note),
        requirements: given(speakerConfirmations.requirements),
        version: sql`${speakerConfirmations.version} + 1`,
      },
    })
    .returning();
}

/** Takes requests back, with their links. */
export const deleteConfirmations = (tx: Tx, ids: readonly string[]) =>
  tx.delete(speakerConfirmations).where(inArray(speakerConfirmations.id, [...ids]));

/** The person whose entry of the directory belongs to an account; undefined where there is none. */
export const personOfAccount = async (db: Db, accountId: string) =>
  (await db.select({ id: persons.id }).from(persons).where(eq(persons.accountId, accountId)))[0];
