import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Db, Tx } from '../../../platform/database/index.ts';
import { sessions } from '../../programme/tables.ts';
import { feedbackAnswers, feedbackForms, feedbackTickets } from '../tables.ts';

export type FeedbackFormRow = typeof feedbackForms.$inferSelect;
export type NewFeedbackForm = typeof feedbackForms.$inferInsert;
export type FeedbackAnswerRow = typeof feedbackAnswers.$inferSelect;
export type FeedbackTicketRow = typeof feedbackTickets.$inferSelect;

const one = <T>(rows: readonly T[]): T => {
  const [row] = rows;
  if (row === undefined) throw new Error('The statement returned no row.');
  return row;
};

/** Feedback forms of an edition: of the edition first, then of its sessions. */
export const listFeedbackForms = (
  db: Db,
  editionId: string,
  filter: { readonly published?: boolean } = {},
): Promise<FeedbackFormRow[]> =>
  db
    .select()
    .from(feedbackForms)
    .where(
      and(
        eq(feedbackForms.editionId, editionId),
        filter.published === undefined ? undefined : eq(feedbackForms.published, filter.published),
      ),
    )
    .orderBy(asc(feedbackForms.perSession), asc(feedbackForms.createdAt), asc(feedbackForms.id));

export const findFeedbackForm = async (db: Db, id: string): Promise<FeedbackFormRow | undefined> =>
  (await db.select().from(feedbackForms).where(eq(feedbackForms.id, id)))[0];

/** Locks a form against edits; answers go on, for they hold no lock of it. */
export const lockFeedbackForm = async (tx: Tx, id: string): Promise<FeedbackFormRow | undefined> =>
  (await tx.select().from(feedbackForms).where(eq(feedbackForms.id, id)).for('update'))[0];

/** Keeps a form as it is until the commit: many who answer hold it at once. */
export const holdFeedbackForm = async (tx: Tx, id: string): Promise<FeedbackFormRow | undefined> =>
  (await tx.select().from(feedbackForms).where(eq(feedbackForms.id, id)).for('share'))[0];

export const insertFeedbackForm = async (tx: Tx, row: NewFeedbackForm): Promise<FeedbackFormRow> =>
  one(await tx.insert(feedbackForms).values(row).returning());

export const updateFeedbackForm = async (
  tx: Tx,
  id: string,
  row: Partial<NewFeedbackForm>,
): Promise<FeedbackFormRow> =>
  one(
    await tx
      .update(feedbackForms)
      .set({ ...row, version: sql`${feedbackForms.version} + 1` })
      .where(eq(feedbackForms.id, id))
      .returning(),
  );

export const deleteFeedbackForm = async (tx: Tx, id: string): Promise<void> => {
  await tx.delete(feedbackForms).where(eq(feedbackForms.id, id));
};

/** How many answers each form of an edition has. */
export const countAnswers = (db: Db, editionId: string) =>
  db
    .select({ formId: feedbackAnswers.formId, count: sql<number>`count(*)::int` })
    .from(feedbackAnswers)
    .where(eq(feedbackAnswers.editionId, editionId))
    .groupBy(feedbackAnswers.formId);

/** Questions of a form that somebody has answered. */
export async function answeredQuestions(tx: Tx, form: FeedbackFormRow): Promise<Set<string>> {
  const found = await tx
    .selectDistinct({ id: sql<string>`jsonb_object_keys(${feedbackAnswers.answers})` })
    .from(feedbackAnswers)
    .where(and(eq(feedbackAnswers.editionId, form.editionId), eq(feedbackAnswers.formId, form.id)));
  return new Set(found.map(({ id }) => id));
}

/** What was answered, in an order that says nothing: the ids are drawn by lot. */
export const listAnswers = (db: Db, form: FeedbackFormRow): Promise<FeedbackAnswerRow[]> =>
  db
    .select()
    .from(feedbackAnswers)
    .where(and(eq(feedbackAnswers.editionId, form.editionId), eq(feedbackAnswers.formId, form.id)))
    .orderBy(asc(feedbackAnswers.id));

export const insertAnswers = async (
  tx: Tx,
  rows: readonly (typeof feedbackAnswers.$inferInsert)[],
): Promise<void> => {
  if (rows.length > 0) await tx.insert(feedbackAnswers).values([...rows]);
};

/** Sessions that feedback is given of, in the order of the programme. */
export const listFeedbackSessions = (db: Db, editionId: string, ids: readonly string[]) =>
  ids.length === 0
    ? Promise.resolve([])
    : db
        .select({
          id: sessions.id,
          code: sessions.code,
          slug: sessions.slug,
          title: sessions.title,
          startsAt: sessions.startsAt,
          endsAt: sessions.endsAt,
        })
        .from(sessions)
        .where(and(eq(sessions.editionId, editionId), inArray(sessions.id, [...new Set(ids)])))
        .orderBy(asc(sessions.startsAt), asc(sessions.code));
export type FeedbackSession = Awaited<ReturnType<typeof listFeedbackSessions>>[number];

export const findTicketBySecret = async (tx: Tx, hash: string): Promise<FeedbackTicketRow | undefined> =>
  (await tx.select().from(feedbackTickets).where(eq(feedbackTickets.secretHash, hash)))[0];

/** Tickets of people, of one form or of all. */
export const listTickets = (
  tx: Tx,
  editionId: string,
  attendeeIds: readonly string[],
  formId?: string,
): Promise<FeedbackTicketRow[]> =>
  attendeeIds.length === 0
    ? Promise.resolve([])
    : tx
        .select()
        .from(feedbackTickets)
        .where(
          and(
            eq(feedbackTickets.editionId, editionId),
            inArray(feedbackTickets.attendeeId, [...attendeeIds]),
            formId === undefined ? undefined : eq(feedbackTickets.formId, formId),
          ),
        );

/** Who has a ticket of a form already, with the session that it is for. */
export const listTicketed = (tx: Tx, form: FeedbackFormRow) =>
  tx
    .select({ attendeeId: feedbackTickets.attendeeId, sessionId: feedbackTickets.sessionId })
    .from(feedbackTickets)
    .where(and(eq(feedbackTickets.editionId, form.editionId), eq(feedbackTickets.formId, form.id)));

/** Rows of one statement: PostgreSQL takes 65,535 parameters at most. */
const CHUNK = 2_000;

/** Makes tickets for those who have none yet. */
export async function insertTickets(
  tx: Tx,
  rows: readonly (typeof feedbackTickets.$inferInsert)[],
): Promise<FeedbackTicketRow[]> {
  const made: FeedbackTicketRow[] = [];
  for (let start = 0; start < rows.length; start += CHUNK) {
    made.push(
      ...(await tx
        .insert(feedbackTickets)
        .values(rows.slice(start, start + CHUNK))
        .onConflictDoNothing()
        .returning()),
    );
  }
  return made;
}

/** Uses a ticket up. @returns whether it was still unused */
export const useTicket = async (tx: Tx, id: string, usedAt: Date): Promise<boolean> =>
  (
    await tx
      .update(feedbackTickets)
      .set({ usedAt })
      .where(and(eq(feedbackTickets.id, id), isNull(feedbackTickets.usedAt)))
      .returning({ id: feedbackTickets.id })
  ).length > 0;
