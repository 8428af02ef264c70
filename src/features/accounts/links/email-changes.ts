import type { Actor } from '../../../platform/actor/index.ts';
import { guarded } from '../../../platform/database/index.ts';
import { createEntry } from '../../../platform/entry/index.ts';
import { conflict, unauthenticated } from '../../../platform/errors/index.ts';
import { revokeTokensOf } from '../api-tokens/store.ts';
import { addressProven } from '../events.ts';
import { normaliseEmail } from '../rules.ts';
import { endSteps } from '../sign-in/store.ts';
import { findAccount, findByEmail, updateAccount } from '../store.ts';
import { asOwner, BY_LINK } from './as-owner.ts';
import type { LinkContext } from './context.ts';
import * as store from './store.ts';

/** What a change of address keeps: where from. */
interface Moving {
  readonly from: string;
}

const taken = { accounts_email_key: () => conflict('email-taken') };

/** Another address for an account: the new one is proved by a link, the old one can undo it for three days. */
export function createEmailChanges(context: LinkContext) {
  const { database, changes, links, mailing, factors, signIns } = context;

  return {
    /**
     * Sends a link to the new address. One that has an account gets a mail that says so; the answer is the same.
     * @throws 403 `fresh-proof-needed`; 422 `email-same`
     */
    async request(actor: Actor, typed: string): Promise<void> {
      await factors.requireFresh(actor);
      if (actor.kind !== 'account') throw unauthenticated();
      const email = normaliseEmail(typed);
      await database.transaction(async (tx) => {
        const account = await findAccount(tx, actor.accountId);
        if (account === undefined) throw unauthenticated();
        const entry = createEntry();
        entry.check(email !== account.email, 'email', 'email-same');
        entry.done();
        const { name, language } = account;
        const other = await findByEmail(tx, email, 'locked');
        if (await links.enough(tx, email, 'email-change')) return;
        if (other !== undefined) {
          await links.none(tx, { purpose: 'email-change', email });
          await mailing.tell(
            tx,
            'email-taken',
            { ...other, accountId: other.id },
            {
              name: other.name,
              link: mailing.page(other, '/account/merge'),
            },
          );
          return;
        }
        const payload: Moving = { from: account.email };
        const made = await links.make(
          tx,
          { purpose: 'email-change', email, accountId: account.id, createdBy: account.id, payload },
          language,
        );
        await mailing.link(tx, 'email-change', { email, name, language, accountId: account.id }, made, {
          name,
          period: mailing.periodOf('email-change', language),
        });
      });
    },

    /** The new address. Throws as links do. */
    async look(secret: string): Promise<string> {
      return (await links.look(database.db, secret, 'email-change')).link.email ?? '';
    },

    /** @throws as links do; 409 `email-taken`, `link-withdrawn` when the address was changed otherwise meanwhile */
    async confirm(actor: Actor, secret: string): Promise<void> {
      const { account: seen } = await links.look(database.db, secret, 'email-change');
      await changes.run(seen === null ? actor : asOwner(seen, actor), BY_LINK, (change) =>
        guarded(taken, async () => {
          const { tx, now } = change;
          const { link } = await links.use(tx, secret, 'email-change');
          const account = await findAccount(tx, link.accountId ?? '', 'locked');
          const { from } = link.payload as Moving;
          if (account === undefined || account.disabledAt !== null || account.email !== from) {
            throw conflict('link-withdrawn');
          }
          const email = link.email ?? '';
          await updateAccount(tx, account.id, { email, emailVerifiedAt: now }, now);
          await change.publish(addressProven(account.id, email));
          for (const purpose of ['email-change', 'password-reset', 'sign-in', 'account-merge'] as const) {
            await store.withdrawOf(tx, { accountId: account.id, purpose, now });
          }
          const undo = await links.make(
            tx,
            {
              purpose: 'email-change-undo',
              email: from,
              accountId: account.id,
              payload: { from } satisfies Moving,
            },
            account.language,
          );
          const { id, name, language } = account;
          await mailing.link(tx, 'email-changed', { email: from, name, language, accountId: id }, undo, {
            name,
            period: mailing.periodOf('email-change-undo', language),
          });
          await change.record({
            action: 'account.email-changed',
            subject: { kind: 'account', id },
            editionId: null,
            quiet: true,
            before: { name, email: from },
            after: { name, email },
          });
        }),
      );
    },

    /** The address that would come back. Throws as links do. */
    async lookUndo(secret: string): Promise<string> {
      const { link } = await links.look(database.db, secret, 'email-change-undo');
      return (link.payload as Moving).from;
    },

    /**
     * Undoes a change that its owner did not make: the old address comes back, every sign-in and every program's token
     * ends, and the password works no longer, for whoever made the change may know it.
     * @throws as links do; 409 `email-taken` when somebody else has the old address now
     */
    async undo(actor: Actor, secret: string): Promise<void> {
      const { account: seen } = await links.look(database.db, secret, 'email-change-undo');
      await changes.run(seen === null ? actor : asOwner(seen, actor), BY_LINK, (change) =>
        guarded(taken, async () => {
          const { tx, now } = change;
          const { link } = await links.use(tx, secret, 'email-change-undo');
          const account = await findAccount(tx, link.accountId ?? '', 'locked');
          if (account === undefined || account.mergedInto !== null) throw conflict('link-withdrawn');
          const { from } = link.payload as Moving;
          const { id, name, language } = account;
          await updateAccount(tx, id, { email: from, emailVerifiedAt: now, passwordHash: null }, now);
          await change.publish(addressProven(id, from));
          await signIns.end(tx, { accountId: id }, 'ended');
          await endSteps(tx, id, now);
          await revokeTokensOf(tx, id, now);
          for (const purpose of ['email-change', 'password-reset', 'sign-in', 'account-merge'] as const) {
            await store.withdrawOf(tx, { accountId: id, purpose, now });
          }
          await store.withdrawLaterUndos(tx, link, now);
          await mailing.tell(
            tx,
            'email-restored',
            { email: from, name, language, accountId: id },
            {
              name,
              link: mailing.page(account, '/reset'),
            },
          );
          await change.record({
            action: 'account.email-restored',
            subject: { kind: 'account', id },
            editionId: null,
            quiet: true,
            before: { name, email: account.email },
            after: { name, email: from },
          });
        }),
      );
    },
  };
}
export type EmailChanges = ReturnType<typeof createEmailChanges>;
