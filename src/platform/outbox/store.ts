import { asc, eq, inArray } from 'drizzle-orm';
import type { Db, Tx } from '../database/index.ts';
import { mailAttachments, mails } from './tables.ts';

export type MailRow = typeof mails.$inferSelect;
export type NewMail = typeof mails.$inferInsert;
export type AttachmentRow = typeof mailAttachments.$inferSelect;

/** @returns false when a mail of the same dedupe key is there already, or being written at this moment */
export async function insertMail(
  tx: Tx,
  mail: NewMail,
  attachments: readonly Omit<AttachmentRow, 'mailId' | 'position'>[],
): Promise<string | undefined> {
  const [row] = await tx
    .insert(mails)
    .values(mail)
    .onConflictDoNothing({ target: mails.dedupeKey })
    .returning({ id: mails.id });
  if (row !== undefined && attachments.length > 0) {
    await tx
      .insert(mailAttachments)
      .values(attachments.map((attachment, position) => ({ ...attachment, mailId: row.id, position })));
  }
  return row?.id;
}

export async function findByDedupeKey(db: Db, dedupeKey: string): Promise<string | undefined> {
  return (await db.select({ id: mails.id }).from(mails).where(eq(mails.dedupeKey, dedupeKey)))[0]?.id;
}

/** The mails as they stand, kept from others until the transaction ends. */
export const lockMails = (tx: Tx, ids: readonly string[]): Promise<MailRow[]> =>
  tx
    .select()
    .from(mails)
    .where(inArray(mails.id, [...ids]))
    .orderBy(asc(mails.id))
    .for('update');

/** Stores copies of mails, each with the files of the mail that it sends again. */
export async function insertCopies(tx: Tx, copies: readonly NewMail[]): Promise<void> {
  if (copies.length === 0) return;
  await tx.insert(mails).values([...copies]);
  const old = copies.flatMap(({ resendOf }) => resendOf ?? []);
  const attached = await tx.select().from(mailAttachments).where(inArray(mailAttachments.mailId, old));
  const copyOf = new Map(copies.map(({ id, resendOf }) => [resendOf, id as string]));
  const rows = attached.map((row) => ({ ...row, mailId: copyOf.get(row.mailId) ?? row.mailId }));
  if (rows.length > 0) await tx.insert(mailAttachments).values(rows);
}
