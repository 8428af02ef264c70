import type { Actor } from '../../../platform/actor/index.ts';
import { createEntry } from '../../../platform/entry/index.ts';
import type { Language } from '../../../platform/language/index.ts';
import { addressProven } from '../events.ts';
import { normaliseEmail } from '../rules.ts';
import { endSteps } from '../sign-in/store.ts';
import { findByEmail, updateAccount } from '../store.ts';
import { asOwner, BY_LINK } from './as-owner.ts';
import type { LinkContext } from './context.ts';
import { checkPassword } from './new-password.ts';
import * as store from './store.ts';

/** A new password for who forgot theirs. The second factor stays what it was. */
export function createPasswordResets(context: LinkContext) {
  const { database, changes, links, mailing, passwords, factors, signIns } = context;

  return {
    /** Sends a link to the account's address; to one without an account, a mail that says so. The answer is the same. */
    async request(typed: string, language: Language): Promise<void> {
      const email = normaliseEmail(typed);
      await database.transaction(async (tx) => {
        const account = await findByEmail(tx, email, 'locked');
        if (await links.enough(tx, email, 'password-reset')) return;
        if (account === undefined || account.disabledAt !== null) {
          await links.none(tx, { purpose: 'password-reset', email });
          const reader = { email, name: null, language: account?.language ?? language };
          await mailing.tell(tx, 'no-account', reader, { link: mailing.page(reader, '/register') });
          return;
        }
        const made = await links.make(
          tx,
          { purpose: 'password-reset', email, accountId: account.id },
          account.language,
        );
        await mailing.link(tx, 'password-reset', { ...account, accountId: account.id }, made, {
          name: account.name,
          period: mailing.periodOf('password-reset', account.language),
        });
      });
    },

    /** Whose password it is, and how short it may be. Throws as links do. */
    async look(secret: string) {
      const { account } = await links.look(database.db, secret, 'password-reset');
      return { email: account?.email ?? '', hasFactor: account !== null && (await factors.has(account.id)) };
    },

    /**
     * Sets the password. Every sign-in of the account ends, and its other links of the kind.
     * @throws as links do; 422 for a password that will not do
     */
    async use(actor: Actor, secret: string, password: string): Promise<void> {
      const { account } = await links.look(database.db, secret, 'password-reset');
      if (account === null) return;
      const entry = createEntry();
      checkPassword(entry, password, {
        own: [account.email, account.name],
        hasFactor: await factors.has(account.id),
      });
      entry.done();
      const passwordHash = await passwords.hash(password);
      await changes.run(asOwner(account, actor), BY_LINK, async (change) => {
        const { tx, now } = change;
        const { link } = await links.use(tx, secret, 'password-reset');
        // A mailbox that is the account's no longer opens nothing.
        const proved =
          link.email === account.email ? { emailVerifiedAt: account.emailVerifiedAt ?? now } : {};
        await updateAccount(tx, account.id, { passwordHash, ...proved }, now);
        if (link.email === account.email) await change.publish(addressProven(account.id, account.email));
        await signIns.end(tx, { accountId: account.id }, 'password-changed');
        await endSteps(tx, account.id, now);
        await store.withdrawOf(tx, { accountId: account.id, purpose: 'password-reset', now });
        await store.withdrawOf(tx, { accountId: account.id, purpose: 'sign-in', now });
        await change.record({
          action: 'account.password-changed',
          subject: { kind: 'account', id: account.id },
          editionId: null,
          quiet: true,
          after: { name: account.name },
        });
        await mailing.tell(
          tx,
          'password-changed',
          { ...account, accountId: account.id },
          {
            name: account.name,
            when: mailing.momentOf(now, account.language),
            link: mailing.page(account, '/reset'),
          },
        );
      });
    },
  };
}
export type PasswordResets = ReturnType<typeof createPasswordResets>;
