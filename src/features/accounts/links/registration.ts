import type { Actor } from '../../../platform/actor/index.ts';
import { guarded, newId, type Tx } from '../../../platform/database/index.ts';
import { createEntry } from '../../../platform/entry/index.ts';
import { conflict } from '../../../platform/errors/index.ts';
import { addressProven } from '../events.ts';
import { normaliseEmail } from '../rules.ts';
import { findByEmail, insertAccount } from '../store.ts';
import { asOwner, BY_LINK } from './as-owner.ts';
import type { LinkContext } from './context.ts';
import type { RegistrationInput } from './contract.ts';
import { checkPassword } from './new-password.ts';
import type * as store from './store.ts';

/** What a registration keeps until its address is proved. */
interface Registered {
  readonly name: string;
  readonly language: 'ar' | 'en';
}

/** Accounts that people make for themselves: an address is proved before there is one. */
export function createRegistration(context: LinkContext) {
  const { database, changes, links, mailing, passwords } = context;

  return {
    /**
     * Sends a link to the address, or, where it has an account, a mail that says so. Whoever asks sees no difference,
     * neither in the answer nor in the time that it takes: both write one mail.
     */
    async request(input: RegistrationInput): Promise<void> {
      const entry = createEntry();
      const name = entry.plain('name', input.name, { required: true }) ?? '';
      entry.done();
      const email = normaliseEmail(input.email);
      const { language } = input;
      await database.transaction(async (tx) => {
        const known = await findByEmail(tx, email, 'locked');
        if (await links.enough(tx, email, 'registration')) return;
        if (known !== undefined) return tellKnown(tx, known);
        const payload: Registered = { name, language };
        const made = await links.make(tx, { purpose: 'registration', email, payload }, language);
        await mailing.link(tx, 'registration', { email, name, language }, made, {
          name,
          period: mailing.periodOf('registration', language),
        });
      });
    },

    /** Name and address of a registration that waits to be confirmed. Throws as links do. */
    async look(secret: string): Promise<Registered & { readonly email: string }> {
      const { link } = await links.look(database.db, secret, 'registration');
      return { ...(link.payload as Registered), email: link.email ?? '' };
    },

    /**
     * Makes the account, with the password that its owner chose.
     * @throws as links do; 422 for a password that will not do; 409 `email-taken`
     */
    async confirm(actor: Actor, secret: string, password: string): Promise<store.AccountRow> {
      const { email, name, language } = await this.look(secret);
      const entry = createEntry();
      checkPassword(entry, password, { own: [email, name], hasFactor: false });
      entry.done();
      const passwordHash = await passwords.hash(password);
      // Whoever makes an account acts as it.
      const id = newId();
      return changes.run(asOwner({ id, name, language }, actor), BY_LINK, (change) =>
        guarded({ accounts_email_key: () => conflict('email-taken') }, async () => {
          await links.use(change.tx, secret, 'registration');
          const account = await insertAccount(
            change.tx,
            { id, email, name, language, passwordHash, emailVerifiedAt: change.now, createdAt: change.now },
            [],
          );
          await change.record({
            action: 'account.created',
            subject: { kind: 'account', id: account.id },
            editionId: null,
            quiet: true,
            after: { name },
          });
          await change.publish(addressProven(account.id, account.email));
          return account;
        }),
      );
    },
  };

  async function tellKnown(tx: Tx, known: store.AccountRow): Promise<void> {
    const reader = { ...known, accountId: known.id };
    await links.none(tx, { purpose: 'registration', email: known.email });
    if (known.disabledAt !== null) {
      await mailing.tell(tx, 'no-account', reader, { link: mailing.page(known, '/register') });
      return;
    }
    await mailing.tell(tx, 'known-address', reader, {
      name: known.name,
      link: mailing.page(known, '/sign-in'),
      reset: mailing.page(known, '/reset'),
    });
  }
}
export type Registration = ReturnType<typeof createRegistration>;
