import { and, asc, desc, eq, gt, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Database, Db, Tx } from '../../../platform/database/index.ts';
import { mailBounces, mails } from '../../../platform/outbox/tables.ts';
import { accounts } from '../../accounts/tables.ts';
import { editions } from '../../series/tables.ts';
import type { ReceiverOutcome } from '../mailings/contract.ts';
import { mailDeclines, mailingReceivers, mailings, type ReceiverState } from '../tables.ts';

export type MailingRow = typeof mailings.$inferSelect;
export type ReceiverRow = typeof mailingReceivers.$inferSelect;

/** What became of a receiver: their state in the list, and once a mail was written, that mail's. */
const outcome = sql<ReceiverOutcome>`case
  when ${mailingReceivers.state} <> 'written' then ${mailingReceivers.state}
  when ${mails.id} is null then 'gone'
  when ${mails.failure} = 'bounced' then 'bounced'
  else ${mails.state} end`;

const [creators, submitters, approvers] = [
  alias(accounts, 'creators'),
  alias(accounts, 'submitters'),
  alias(accounts, 'approvers'),
];

const whole = (db: Db) =>
  db
    .select({
      mailing: mailings,
      seriesId: editions.seriesId,
      createdByName: creators.name,
      submittedByName: submitters.name,
      approvedByName: approvers.name,
      counts: sql<
        Partial<Record<ReceiverOutcome, number>>
      >`coalesce((select json_object_agg(found.outcome, found.count)
        from (select case when r.state <> 'written' then r.state when m.id is null then 'gone'
            when m.failure = 'bounced' then 'bounced' else m.state end as outcome, count(*)::int as count
          from mailing_receivers r left join mails m on m.id = r.mail_id
          where r.edition_id = "mailings"."edition_id" and r.mailing_id = "mailings"."id" group by 1) found), '{}')`,
    })
    .from(mailings)
    .innerJoin(editions, eq(editions.id, mailings.editionId))
    .leftJoin(creators, eq(creators.id, mailings.createdBy))
    .leftJoin(submitters, eq(submitters.id, mailings.submittedBy))
    .leftJoin(approvers, eq(approvers.id, mailings.approvedBy));

/** A message with the names of those who dealt with it, and its receivers by what became of them. */
export type MailingEntry = Awaited<ReturnType<typeof listMailings>>[number];

/** Messages of an edition, newest first. */
export const listMailings = (db: Db, editionId: string) =>
  whole(db).where(eq(mailings.editionId, editionId)).orderBy(desc(mailings.id)).limit(500);

export const findMailing = async (db: Db, id: string): Promise<MailingEntry | undefined> =>
  (await whole(db).where(eq(mailings.id, id)))[0];

/** The message as it stands, kept from others until the transaction ends. */
export const lockMailing = async (tx: Tx, id: string): Promise<MailingRow | undefined> =>
  (await tx.select().from(mailings).where(eq(mailings.id, id)).for('update'))[0];

export async function insertMailing(tx: Tx, row: typeof mailings.$inferInsert): Promise<MailingRow> {
  const [created] = await tx.insert(mailings).values(row).returning();
  return created as MailingRow;
}

/** Changes a message; its version grows by one. */
export async function updateMailing(
  tx: Tx,
  id: string,
  row: Partial<typeof mailings.$inferInsert>,
): Promise<MailingRow> {
  const [updated] = await tx
    .update(mailings)
    .set({ ...row, version: sql`${mailings.version} + 1` })
    .where(eq(mailings.id, id))
    .returning();
  return updated as MailingRow;
}

export const deleteMailing = async (tx: Tx, id: string): Promise<void> => {
  await tx.delete(mailings).where(eq(mailings.id, id));
};

/** Stores the list of a message, by one statement however long it is. */
export async function insertReceivers(
  database: Database,
  tx: Tx,
  rows: readonly Omit<typeof mailingReceivers.$inferInsert, 'mailId'>[],
): Promise<void> {
  const given = rows.map((row) => ({
    edition_id: row.editionId,
    mailing_id: row.mailingId,
    position: row.position,
    address: row.address,
    address_key: row.addressKey,
    name: row.name,
    language: row.language,
    account_id: row.accountId ?? null,
    person_id: row.personId ?? null,
    fields: row.fields ?? {},
    times: row.times ?? [],
    state: row.state ?? 'pending',
  }));
  await database.rows(
    tx,
    sql`insert into mailing_receivers (edition_id, mailing_id, position, address, address_key, name, language,
        account_id, person_id, fields, times, state)
      select edition_id, mailing_id, position, address, address_key, name, language, account_id, person_id, fields,
        times, state
      from jsonb_to_recordset(${JSON.stringify(given)}::text::jsonb) as given(edition_id uuid, mailing_id uuid,
        position int, address text, address_key text, name jsonb, language text, account_id uuid, person_id uuid,
        fields jsonb, times jsonb, state text)`,
  );
}

export const deleteReceivers = async (tx: Tx, mailingId: string): Promise<void> => {
  await tx.delete(mailingReceivers).where(eq(mailingReceivers.mailingId, mailingId));
};

/** Receivers with what became of each, in the order of the list. */
export const listReceivers = (
  db: Db,
  mailingId: string,
  {
    only,
    after = -1,
    limit,
    skip = 0,
  }: { only?: ReceiverOutcome | undefined; after?: number; limit: number; skip?: number },
) =>
  db
    .select({ receiver: mailingReceivers, outcome, failure: mails.failure, answer: mails.answer })
    .from(mailingReceivers)
    .leftJoin(mails, eq(mails.id, mailingReceivers.mailId))
    .where(
      and(
        eq(mailingReceivers.mailingId, mailingId),
        gt(mailingReceivers.position, after),
        only === undefined ? undefined : (sql`${outcome} = ${only}` as SQL),
      ),
    )
    .orderBy(asc(mailingReceivers.position))
    .limit(limit)
    .offset(skip);
export type ReceiverEntry = Awaited<ReturnType<typeof listReceivers>>[number];

/** Messages that are on their way. */
export const listApproved = (db: Db): Promise<{ id: string; editionId: string }[]> =>
  db
    .select({ id: mailings.id, editionId: mailings.editionId })
    .from(mailings)
    .where(eq(mailings.state, 'approved'))
    .orderBy(asc(mailings.approvedAt));

/** Keeps a message from being cancelled while some of its mails are written. @returns undefined when it no longer goes */
export const holdApproved = async (tx: Tx, id: string): Promise<MailingRow | undefined> =>
  (
    await tx
      .select()
      .from(mailings)
      .where(and(eq(mailings.id, id), eq(mailings.state, 'approved')))
      .for('share')
  )[0];

/** The next receivers without a mail, each to one caller. */
export const takePending = (tx: Tx, mailingId: string, limit: number): Promise<ReceiverRow[]> =>
  tx
    .select()
    .from(mailingReceivers)
    .where(and(eq(mailingReceivers.mailingId, mailingId), eq(mailingReceivers.state, 'pending')))
    .orderBy(asc(mailingReceivers.position))
    .limit(limit)
    .for('update', { skipLocked: true });

/** Notes what became of receivers, by one statement. */
export async function settleReceivers(
  database: Database,
  tx: Tx,
  mailingId: string,
  settled: readonly { position: number; state: ReceiverState; mailId: string | null }[],
): Promise<void> {
  await database.rows(
    tx,
    sql`update mailing_receivers r set state = given.state, mail_id = given.mail_id
      from jsonb_to_recordset(${JSON.stringify(
        settled.map(({ position, state, mailId }) => ({ position, state, mail_id: mailId })),
      )}::text::jsonb) as given(position int, state text, mail_id uuid)
      where r.mailing_id = ${mailingId} and r.position = given.position`,
  );
}

export async function countPending(tx: Tx, mailingId: string): Promise<number> {
  return tx.$count(
    mailingReceivers,
    and(eq(mailingReceivers.mailingId, mailingId), eq(mailingReceivers.state, 'pending')),
  );
}

/** Takes back the receivers who have no mail yet. */
export const cancelPending = async (tx: Tx, mailingId: string): Promise<void> => {
  await tx
    .update(mailingReceivers)
    .set({ state: 'cancelled' })
    .where(and(eq(mailingReceivers.mailingId, mailingId), eq(mailingReceivers.state, 'pending')));
};

export const mailsOf = async (tx: Tx, mailingId: string): Promise<string[]> =>
  (
    await tx
      .select({ id: mailingReceivers.mailId })
      .from(mailingReceivers)
      .where(and(eq(mailingReceivers.mailingId, mailingId), eq(mailingReceivers.state, 'written')))
  ).flatMap(({ id }) => id ?? []);

/** Who declined messages of an edition or of its series, newest first. */
export const listDeclines = (db: Db, edition: { readonly id: string; readonly seriesId: string }) =>
  db
    .select()
    .from(mailDeclines)
    .where(
      and(
        eq(mailDeclines.seriesId, edition.seriesId),
        sql`(${mailDeclines.editionId} is null or ${mailDeclines.editionId} = ${edition.id})`,
      ),
    )
    .orderBy(desc(mailDeclines.id))
    .limit(1_000);

/** Addresses of an edition's mails that came back, newest first. */
export const listBounces = (db: Db, editionId: string) =>
  db
    .select()
    .from(mailBounces)
    .where(eq(mailBounces.editionId, editionId))
    .orderBy(desc(mailBounces.id))
    .limit(1_000);

export const findBounce = async (db: Db, id: string) =>
  (
    await db
      .select({ bounce: mailBounces, seriesId: editions.seriesId })
      .from(mailBounces)
      .leftJoin(editions, eq(editions.id, mailBounces.editionId))
      .where(eq(mailBounces.id, id))
  )[0];
