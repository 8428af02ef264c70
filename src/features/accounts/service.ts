import { type AccountActor, type Actor, type Grant, systemActor } from '../../platform/actor/index.ts';
import type { Changes } from '../../platform/changes/index.ts';
import type { Clock } from '../../platform/clock/index.ts';
import { type Database, guarded } from '../../platform/database/index.ts';
import { createEntry } from '../../platform/entry/index.ts';
import { AppError, notFound, ruleBroken } from '../../platform/errors/index.ts';
import { permit, rolePolicy } from '../../platform/http/policy.ts';
import type { Language } from '../../platform/language/index.ts';
import { hashSecret, newSecret } from '../../platform/vault/index.ts';
import type { FirstOrganiserInput, SignInInput } from './contract.ts';
import type { Passwords } from './passwords.ts';
import { FIRST_LINK_HOURS, normaliseEmail } from './rules.ts';
import { passwordFault } from './sign-in/password-rules.ts';
import { SHORTEST_PASSWORD } from './sign-in/rules.ts';
import type { SignIns } from './sign-ins/index.ts';
import * as store from './store.ts';

/** Gives people accounts and roles: the organiser of the whole installation. */
export const manageAccounts = rolePolicy('accounts.manage', ['organiser']);

export interface NewAccount {
  /** Known before, as when the person behind it is entered first. */
  readonly id?: string;
  readonly email: string;
  readonly name: string;
  readonly language?: Language;
  /** Absent: the account signs in once it has set one. */
  readonly password?: string;
  readonly grants: readonly Grant[];
}

export type AccountsService = ReturnType<typeof createAccountsService>;

const brokenRules = { accounts_email_key: () => ruleBroken({ field: 'email', code: 'email-taken' }) };

/** Accounts: the first organiser, further ones, signing in and out. */
export function createAccountsService(deps: {
  database: Database;
  changes: Changes;
  clock: Clock;
  passwords: Passwords;
  signIns: SignIns;
}) {
  const { database, changes, clock, passwords, signIns } = deps;

  return {
    /**
     * A link's secret that makes the first organiser, while there is no account at all. Earlier ones stop working.
     * @returns undefined when somebody has an account already
     */
    async offerFirstOrganiser(): Promise<string | undefined> {
      if ((await store.countAccounts(database.db)) > 0) return undefined;
      const secret = newSecret();
      await database.transaction((tx) =>
        store.replaceFirstLink(tx, {
          secretHash: hashSecret(secret),
          purpose: 'first-organiser',
          expiresAt: new Date(clock.now().getTime() + FIRST_LINK_HOURS * 3_600_000),
        }),
      );
      return secret;
    },

    /** Whether a link still works. */
    linkWorks: async (secret: string): Promise<boolean> =>
      (await store.findLink(database.db, hashSecret(secret), clock.now())) !== undefined,

    /**
     * Makes the first organiser by the link; it works once.
     * @throws 404 for a link that is unknown, used or over
     */
    async createFirstOrganiser(secret: string, input: FirstOrganiserInput): Promise<store.AccountRow> {
      const entry = createEntry();
      const name = entry.plain('name', input.name, { required: true });
      const fault = passwordFault(input.password, {
        shortest: SHORTEST_PASSWORD.alone,
        own: [input.email, input.name],
      });
      if (fault !== undefined) entry.refuse('password', fault.code, fault.params);
      entry.done();
      const passwordHash = await passwords.hash(input.password);
      return changes.run(systemActor('first organiser'), 'one-time-link', (change) =>
        guarded(brokenRules, async () => {
          const used = await store.useLink(change.tx, hashSecret(secret), change.now);
          if (!used) throw notFound('link-over');
          const account = await store.insertAccount(
            change.tx,
            { name: name ?? '', email: normaliseEmail(input.email), passwordHash },
            [{ role: 'organiser', scopeKind: 'installation', scopeId: null }],
          );
          await change.record({
            action: 'account.created',
            subject: { kind: 'account', id: account.id },
            editionId: null,
            after: { email: account.email, role: 'organiser' },
          });
          return account;
        }),
      );
    },

    async createAccount(actor: Actor, input: NewAccount): Promise<store.AccountRow> {
      permit(manageAccounts, actor);
      const passwordHash = input.password === undefined ? null : await passwords.hash(input.password);
      return changes.run(actor, manageAccounts.name, (change) =>
        guarded(brokenRules, async () => {
          const { id, email, name, language = 'ar' } = input;
          const account = await store.insertAccount(
            change.tx,
            {
              ...(id === undefined ? {} : { id }),
              email: normaliseEmail(email),
              name,
              language,
              passwordHash,
            },
            input.grants,
          );
          await change.record({
            action: 'account.created',
            subject: { kind: 'account', id: account.id },
            editionId: null,
            after: { email: account.email, grants: input.grants },
          });
          return account;
        }),
      );
    },

    /**
     * The account behind an address and a password.
     * @throws 401, the same for an unknown address, a wrong password and a disabled account, after the same time
     */
    async signIn({ email, password }: SignInInput): Promise<store.AccountRow> {
      const account = await store.findByEmail(database.db, normaliseEmail(email));
      const good = await passwords.matches(password, account?.passwordHash);
      if (!good || account === undefined || account.disabledAt !== null) {
        throw new AppError(401, 'sign-in-refused');
      }
      return account;
    },

    /** Ends the sign-in that the actor comes by. */
    async signOut({ accountId, signInId }: AccountActor): Promise<void> {
      if (signInId === undefined) return;
      await database.transaction((tx) => signIns.end(tx, { accountId, only: signInId }, 'signed-out'));
    },
  };
}
