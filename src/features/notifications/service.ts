import type { Actor } from '../../platform/actor/index.ts';
import type { Changes } from '../../platform/changes/index.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database } from '../../platform/database/index.ts';
import { conflict, forbidden, notFound } from '../../platform/errors/index.ts';
import { permit } from '../../platform/http/policy.ts';
import { dayOf, defaultDateSettings, gregorianDate, time } from '../../platform/language/index.ts';
import { type Outbox, resendRefusal } from '../../platform/outbox/index.ts';
import { manageMail, mayReadMail, placeOfMail } from './policy.ts';
import * as store from './store.ts';

export type NotificationsService = ReturnType<typeof createNotificationsService>;

/** What people do with mails: send them again, and send themselves one to see that mail arrives. */
export function createNotificationsService(deps: {
  database: Database;
  changes: Changes;
  clock: Clock;
  outbox: Outbox;
  publicUrl: string;
}) {
  const { database, changes, clock, outbox, publicUrl } = deps;

  /**
   * One mail with its texts.
   * @throws 404 for one that the actor may not know of
   */
  async function read(actor: Actor, id: string): Promise<store.MailWhole> {
    const mail = await store.findMail(database.db, id);
    if (mail === undefined || !mayReadMail(actor, mail)) throw notFound();
    return mail;
  }

  return {
    read,

    /** Whether sending it again would do anything. */
    mayResend: (mail: store.MailWhole): boolean => resendRefusal(mail, clock.now()) === undefined,

    /** Sends a mail again. @returns id of the new one */
    async resend(actor: Actor, id: string): Promise<string> {
      const mail = await read(actor, id);
      return changes.run(actor, manageMail.name, async (change) => {
        permit(manageMail, actor, placeOfMail(mail));
        await store.lockMail(change.tx, id);
        if (await store.copyUnderWay(change.tx, id)) throw conflict('mail-under-way');
        const [copy] = await outbox.resend(change.tx, [id]);
        if (copy === undefined) throw notFound();
        await change.record({
          action: 'mail.resent',
          subject: { kind: 'mail', id },
          editionId: mail.editionId,
          after: { resentAs: copy },
        });
        return copy;
      });
    },

    /**
     * Sends every mail again that failed or is held, once.
     * @param editionId null: wherever the actor may
     * @returns how many
     */
    async resendUnsent(actor: Actor, edition: { id: string; seriesId: string } | null): Promise<number> {
      if (edition !== null) permit(manageMail, actor, placeOfMail({ ...edition, editionId: edition.id }));
      const scope = manageMail.scope(actor);
      return changes.run(actor, manageMail.name, async (change) => {
        const unsent = await store.lockUnsent(change.tx, { scope, editionId: edition?.id }, change.now);
        const copies = await outbox.resend(
          change.tx,
          unsent.map(({ id }) => id),
        );
        for (const [index, { id, editionId }] of unsent.entries()) {
          await change.record({
            action: 'mail.resent',
            subject: { kind: 'mail', id },
            editionId,
            after: { resentAs: copies[index] },
          });
        }
        return unsent.length;
      });
    },

    /** Writes a mail to the actor's own address. @returns its id */
    async sendTest(actor: Actor, editionId: string | null): Promise<string> {
      if (actor.kind !== 'account' || !manageMail.admits(actor)) throw forbidden();
      const receiver = await store.findReceiver(database.db, actor.accountId);
      if (receiver === undefined) throw notFound();
      const { address, name, language } = receiver;
      return changes.run(actor, manageMail.name, async (change) => {
        const settings = { ...defaultDateSettings, language, timeZone: 'UTC' };
        const now = clock.now();
        const { id } = await outbox.write(change.tx, {
          template: 'notifications.test',
          to: { address, name, accountId: actor.accountId },
          language,
          editionId,
          values: {
            name,
            day: gregorianDate(dayOf(now, 'UTC'), settings),
            time: time(now, settings),
            link: `${publicUrl}/${language}/manage/mail`,
          },
        });
        await change.record({ action: 'mail.created', subject: { kind: 'mail', id }, editionId });
        return id;
      });
    },
  };
}
