import { type Actor, accountIdOf, everywhere, holds } from '../../../platform/actor/index.ts';
import type { Db } from '../../../platform/database/index.ts';
import { createEntry } from '../../../platform/entry/index.ts';
import { conflict, notFound, ruleBroken } from '../../../platform/errors/index.ts';
import { hashSecret } from '../../../platform/vault/index.ts';
import { manageRights } from '../rights/policy.ts';
import { endSteps } from '../sign-in/store.ts';
import { findAccount } from '../store.ts';
import { asOwner, BY_LINK } from './as-owner.ts';
import type { LinkContext } from './context.ts';
import { LINK_ATTEMPTS } from './rules.ts';
import * as store from './store.ts';

/** What a reset keeps until its person confirms it. */
interface Started {
  readonly reason: string;
  readonly by: string;
  /** Wrong passwords so far. */
  readonly attempts?: number;
}

/**
 * A second factor is taken away for who lost it: an organiser starts it with a reason, the person confirms with the
 * link from their mailbox and the password. None of the three is enough.
 */
export function createFactorResets(context: LinkContext) {
  const { database, changes, clock, links, mailing, passwords, factors, signIns, rights, scopes } = context;

  /** Whether the actor is above every right that the account holds: else a small organiser could weaken a great one. */
  async function mayReset(db: Db, actor: Actor, accountId: string): Promise<boolean> {
    if (actor.kind === 'account' && actor.accountId === accountId) return false;
    if (holds(actor, ['organiser'], everywhere)) return true;
    const held = await rights.heldBy(db, accountId, clock.now());
    const book = await scopes.book(db, held);
    const above = held.every((right) => {
      const facts = book.of(right);
      return facts !== undefined && holds(actor, ['organiser'], facts.place);
    });
    return held.length > 0 && above;
  }

  return {
    mayReset,

    /**
     * @throws 404 `account-unknown` for an account that the actor has no right over; 409 `own-account`,
     * `factor-missing`; 422 without a reason
     */
    async start(actor: Actor, accountId: string, given: string): Promise<void> {
      if (actor.kind === 'account' && actor.accountId === accountId) throw conflict('own-account');
      const entry = createEntry();
      const reason = entry.plain('reason', given, { required: true }) ?? '';
      entry.done();
      const hasFactor = await factors.has(accountId);
      await changes.run(actor, manageRights.name, async (change) => {
        const { tx, now } = change;
        const account = await findAccount(tx, accountId, 'locked');
        if (account === undefined || account.disabledAt !== null || !(await mayReset(tx, actor, accountId))) {
          throw notFound('account-unknown');
        }
        if (!hasFactor) throw conflict('factor-missing');
        await store.withdrawOf(tx, { accountId, purpose: 'second-factor-reset', now });
        const by = actor.kind === 'account' ? actor.name : '';
        const payload: Started = { reason, by };
        const { email, name, language } = account;
        const made = await links.make(
          tx,
          {
            purpose: 'second-factor-reset',
            email,
            accountId,
            createdBy: accountIdOf(actor),
            payload,
          },
          language,
        );
        await mailing.link(tx, 'second-factor-reset', { email, name, language, accountId }, made, {
          name,
          by,
          reason,
          period: mailing.periodOf('second-factor-reset', language),
        });
        await change.record({
          action: 'second-factor.reset-offered',
          subject: { kind: 'account', id: accountId },
          editionId: null,
          quiet: true,
          after: { name },
          reason,
        });
      });
    },

    /** Who started it, and why. Throws as links do. */
    async look(secret: string) {
      const { link, account } = await links.look(database.db, secret, 'second-factor-reset');
      const { reason, by } = link.payload as Started;
      return { reason, by, hasPassword: account?.passwordHash != null };
    },

    /**
     * Takes every factor away; the account's sign-ins end.
     * @throws as links do; 422 `password-wrong`, the fifth of which ends the link; 409 `password-missing`
     */
    async use(actor: Actor, secret: string, password: string): Promise<void> {
      const { account } = await links.look(database.db, secret, 'second-factor-reset');
      if (account === null || account.disabledAt !== null) throw conflict('link-withdrawn');
      if (account.passwordHash === null) throw conflict('password-missing');
      if (!(await passwords.matches(password, account.passwordHash))) {
        await countWrong(secret);
        throw ruleBroken({ field: 'password', code: 'password-wrong' });
      }
      await changes.run(asOwner(account, actor), BY_LINK, async (change) => {
        const { tx, now } = change;
        await links.use(tx, secret, 'second-factor-reset');
        const present = await findAccount(tx, account.id, 'locked');
        // A password that was changed meanwhile has not been shown.
        if (present?.passwordHash !== account.passwordHash) throw conflict('link-withdrawn');
        await factors.reset(change, account.id);
        await signIns.end(tx, { accountId: account.id }, 'ended');
        await endSteps(tx, account.id, now);
      });
    },
  };

  /** A wrong password counts although it changes nothing else. */
  async function countWrong(secret: string): Promise<void> {
    await database.transaction(async (tx) => {
      const found = await store.lockLink(tx, hashSecret(secret));
      if (found === undefined) return;
      const started = found.link.payload as Started;
      const attempts = (started.attempts ?? 0) + 1;
      await store.updateLink(tx, found.link.secretHash, {
        payload: { ...started, attempts },
        ...(attempts >= LINK_ATTEMPTS ? { withdrawnAt: clock.now() } : {}),
      });
    });
  }
}
export type FactorResets = ReturnType<typeof createFactorResets>;
