import type { Tx } from '../database/index.ts';
import { newId } from '../database/index.ts';
import { conflict } from '../errors/index.ts';
import type { Vault } from '../vault/index.ts';
import { openSealed, seal } from './seal.ts';
import * as store from './store.ts';
import type { MailState } from './tables.ts';

/** States from which a mail is sent again: in the others it is still on its way. */
export const resendable: readonly MailState[] = ['sent', 'failed', 'held'];

/** Why a mail cannot be sent again; undefined when it can. */
export function resendRefusal(
  mail: Pick<store.MailRow, 'state' | 'secret' | 'sealed' | 'text' | 'expiresAt'>,
  now: Date,
): 'mail-under-way' | 'mail-link-expired' | 'mail-text-gone' | undefined {
  if (!resendable.includes(mail.state)) return 'mail-under-way';
  if (mail.expiresAt !== null && mail.expiresAt <= now) return 'mail-link-expired';
  return (mail.secret ? mail.sealed : mail.text) === null ? 'mail-text-gone' : undefined;
}

/** A new mail for each, with the same text and a Message-ID of its own, and the files of the old one. */
export async function resendMails(
  tx: Tx,
  deps: { readonly vault: Vault; readonly host: string; readonly now: Date },
  mails: readonly store.MailRow[],
): Promise<string[]> {
  const { vault, host, now } = deps;
  const copies = mails.map((mail): store.NewMail => {
    const refusal = resendRefusal(mail, now);
    if (refusal !== undefined) throw conflict(refusal);
    const id = newId();
    return {
      id,
      editionId: mail.editionId,
      template: mail.template,
      language: mail.language,
      accountId: mail.accountId,
      address: mail.address,
      name: mail.name,
      subject: mail.subject,
      search: mail.search,
      text: mail.text,
      html: mail.html,
      sealed: mail.sealed === null ? null : seal(vault, id, openSealed(vault, mail.id, mail.sealed)),
      secret: mail.secret,
      unsubscribeUrl: mail.unsubscribeUrl,
      messageId: `${id}@${host}`,
      dueAt: now,
      expiresAt: mail.expiresAt,
      resendOf: mail.id,
      createdAt: now,
    };
  });
  await store.insertCopies(tx, copies);
  return copies.map(({ id }) => id as string);
}
