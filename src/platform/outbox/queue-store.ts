/** The outbox as a queue: which mails are due, who sends which, what came of it. */
import { and, asc, eq, inArray, isNotNull, isNull, lte, or, sql } from 'drizzle-orm';
import type { Database, Db } from '../database/index.ts';
import type { AttachmentRow, MailRow } from './store.ts';
import { mailAttachments, mails } from './tables.ts';

/** A mail given out for sending. */
export interface DueMail extends Record<string, unknown> {
  readonly id: string;
  readonly address: string;
}

/**
 * Gives out mails that are due, each to one caller; one that was not begun by `until` is given out again. Domains take
 * turns, so that ten thousand mails to one do not keep the others waiting; within a domain the oldest goes first.
 * @param limit most of them
 */
export async function takeDue(database: Database, now: Date, until: Date, limit: number): Promise<DueMail[]> {
  const due = sql`state = 'waiting' and due_at <= ${now.toISOString()}::timestamptz
    and (taken_until is null or taken_until <= ${now.toISOString()}::timestamptz)`;
  return database.rows<DueMail>(
    database.db,
    sql`with turns as (
        select id, row_number() over (
          partition by lower(substring(address from '[^@]*$')) order by due_at, id) as turn
        from mails where ${due}),
      chosen as (
        select mails.id, turns.turn from mails join turns on turns.id = mails.id
        where ${due} order by turns.turn, mails.due_at, mails.id limit ${limit} for update of mails skip locked),
      taken as (
        update mails set taken_until = ${until.toISOString()}::timestamptz from chosen where chosen.id = mails.id
        returning mails.id, mails.address, mails.due_at, chosen.turn)
      select id, address from taken order by turn, due_at, id`,
  );
}

/** Begins an attempt. @returns undefined when another has it, or it is not due any more */
export async function beginAttempt(db: Db, id: string, now: Date, until: Date): Promise<MailRow | undefined> {
  const [row] = await db
    .update(mails)
    .set({ state: 'sending', attempts: sql`${mails.attempts} + 1`, takenUntil: until })
    .where(and(eq(mails.id, id), eq(mails.state, 'waiting'), lte(mails.dueAt, now)))
    .returning();
  return row;
}

/** Ends an attempt, unless it took so long that another has begun. */
export const endAttempt = async (
  db: Db,
  { id, attempts }: Pick<MailRow, 'id' | 'attempts'>,
  outcome: Partial<MailRow>,
): Promise<void> => {
  await db
    .update(mails)
    .set({ takenUntil: null, ...outcome })
    .where(and(eq(mails.id, id), eq(mails.state, 'sending'), eq(mails.attempts, attempts)));
};

/** Puts a mail back whose turn is not yet come. */
export const postpone = async (db: Db, id: string, dueAt: Date): Promise<void> => {
  await db
    .update(mails)
    .set({ dueAt, takenUntil: null })
    .where(and(eq(mails.id, id), eq(mails.state, 'waiting')));
};

/**
 * Attempts cut short (their process died) wait again at once; after `most` attempts the mail is held, since it may be
 * the cause. `all`: none can be under way elsewhere.
 */
export const releaseCut = async (db: Db, now: Date, most: number, all: boolean): Promise<void> => {
  await db
    .update(mails)
    .set({
      state: sql`case when ${mails.attempts} > ${most} then 'held' else 'waiting' end`,
      dueAt: now,
      takenUntil: null,
      failure: 'interrupted',
    })
    .where(
      and(
        eq(mails.state, 'sending'),
        all ? undefined : or(isNull(mails.takenUntil), lte(mails.takenUntil, now)),
      ),
    );
};

/** Cancels what has not begun to leave, or waits for its next attempt. @returns ids of those that will not leave */
export async function cancelWaiting(db: Db, ids: readonly string[]): Promise<string[]> {
  const rows = await db
    .update(mails)
    .set({ state: 'cancelled', takenUntil: null, sealed: null })
    .where(
      and(
        eq(mails.state, 'waiting'),
        sql`${mails.id} in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb))`,
      ),
    )
    .returning({ id: mails.id });
  return rows.map(({ id }) => id);
}

/** Takes back what was given out and not begun: the process that had it is gone. */
export const takeBack = async (db: Db): Promise<void> => {
  await db
    .update(mails)
    .set({ takenUntil: null })
    .where(and(eq(mails.state, 'waiting'), isNotNull(mails.takenUntil)));
};

/** Forgets secret texts that nobody can use any more: expired, or older than `before`. */
export const scrubSecrets = async (db: Db, now: Date, before: Date): Promise<void> => {
  await db
    .update(mails)
    .set({ sealed: null })
    .where(
      and(
        isNotNull(mails.sealed),
        inArray(mails.state, ['sent', 'failed', 'held', 'cancelled']),
        or(lte(mails.expiresAt, now), lte(mails.createdAt, before)),
      ),
    );
};

export const attachmentsOf = (db: Db, mailId: string): Promise<AttachmentRow[]> =>
  db
    .select()
    .from(mailAttachments)
    .where(eq(mailAttachments.mailId, mailId))
    .orderBy(asc(mailAttachments.position));
