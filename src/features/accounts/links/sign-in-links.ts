import type { Actor } from '../../../platform/actor/index.ts';
import type { Db } from '../../../platform/database/index.ts';
import { conflict } from '../../../platform/errors/index.ts';
import type { Language } from '../../../platform/language/index.ts';
import { addressProven } from '../events.ts';
import { isGuarded } from '../rights/rules.ts';
import { normaliseEmail } from '../rules.ts';
import { findByEmail, updateAccount } from '../store.ts';
import { asOwner, BY_LINK } from './as-owner.ts';
import type { LinkContext } from './context.ts';
import type * as store from './store.ts';

/**
 * Signing in by a link alone, for accounts whose rights ask for no second factor: delegates, speakers, press. Others are
 * told in the mail to use their password; the page that asked says the same to all.
 */
export function createSignInLinks(context: LinkContext) {
  const { database, changes, clock, links, mailing, rights } = context;

  const guarded = async (db: Db, accountId: string): Promise<boolean> =>
    (await rights.heldBy(db, accountId, clock.now())).some(isGuarded);

  return {
    async request(typed: string, language: Language): Promise<void> {
      const email = normaliseEmail(typed);
      await database.transaction(async (tx) => {
        const account = await findByEmail(tx, email, 'locked');
        if (await links.enough(tx, email, 'sign-in')) return;
        if (account === undefined || account.disabledAt !== null) {
          await links.none(tx, { purpose: 'sign-in', email });
          const reader = { email, name: null, language: account?.language ?? language };
          await mailing.tell(tx, 'no-account', reader, { link: mailing.page(reader, '/register') });
          return;
        }
        const reader = { ...account, accountId: account.id };
        if (await guarded(tx, account.id)) {
          await links.none(tx, { purpose: 'sign-in', email });
          await mailing.tell(tx, 'use-password', reader, {
            name: account.name,
            link: mailing.page(account, '/sign-in'),
            reset: mailing.page(account, '/reset'),
          });
          return;
        }
        const made = await links.make(
          tx,
          { purpose: 'sign-in', email, accountId: account.id },
          account.language,
        );
        await mailing.link(tx, 'sign-in', reader, made, {
          name: account.name,
          period: mailing.periodOf('sign-in', account.language),
        });
      });
    },

    /** Throws as links do. */
    look: (secret: string) => links.look(database.db, secret, 'sign-in'),

    /**
     * The account that the link lets in; its second factor, where it has one, is still asked for.
     * @throws as links do; 409 `password-needed` when a right that asks for more was given meanwhile
     */
    async use(actor: Actor, secret: string): Promise<store.AccountRow> {
      const { account: seen } = await this.look(secret);
      return changes.run(seen === null ? actor : asOwner(seen, actor), BY_LINK, async (change) => {
        const { tx, now } = change;
        const { account } = await links.use(tx, secret, 'sign-in');
        if (account === null || account.disabledAt !== null) throw conflict('link-withdrawn');
        if (await guarded(tx, account.id)) throw conflict('password-needed');
        if (account.emailVerifiedAt === null) {
          await updateAccount(tx, account.id, { emailVerifiedAt: now }, now);
          await change.publish(addressProven(account.id, account.email));
        }
        await change.record({
          action: 'link.used',
          subject: { kind: 'account', id: account.id },
          editionId: null,
          quiet: true,
          after: { name: account.name },
        });
        return account;
      });
    },
  };
}
export type SignInLinks = ReturnType<typeof createSignInLinks>;
