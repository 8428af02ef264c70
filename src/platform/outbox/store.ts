import { eq } from 'drizzle-orm';
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
