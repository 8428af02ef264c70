import type { Actor } from '../../../platform/actor/index.ts';
import { createEntry } from '../../../platform/entry/index.ts';
import { notFound, ruleBroken, unauthenticated } from '../../../platform/errors/index.ts';
import { requireVersion } from '../../../platform/http/etag.ts';
import { ownAccount } from '../factors/rules.ts';
import { findAccount, updateAccount } from '../store.ts';
import type { MePatch, PasswordInput } from './contract.ts';
import { createEntering } from './entering.ts';
import { passwordFault } from './password-rules.ts';
import { ownerOf, type SignInDeps } from './proving.ts';
import { SHORTEST_PASSWORD } from './rules.ts';
import { createStanding } from './standing.ts';
import * as store from './store.ts';

export type SignInService = ReturnType<typeof createSignInService>;

/** Signing in, the sign-ins that stand, and what an account's owner changes of it. */
export function createSignInService(deps: SignInDeps) {
  const { database, changes, signIns, factors, passwords, notice = async () => {} } = deps;

  /** The actor's account. */
  async function accountOf(actor: Actor) {
    if (actor.kind !== 'account') throw unauthenticated();
    const account = await findAccount(database.db, actor.accountId);
    if (account === undefined) throw notFound();
    return account;
  }

  const entering = createEntering(deps);
  const standing = createStanding(deps);

  return {
    proceed: entering.proceed,
    waiting: entering.waiting,
    finish: entering.finish,
    byPasskey: entering.byPasskey,
    passkeyOptions: entering.passkeyOptions,

    stepUp: standing.stepUp,
    list: standing.list,
    end: standing.end,
    endOthers: standing.endOthers,

    account: accountOf,

    hasPassword: async (accountId: string): Promise<boolean> =>
      ((await findAccount(database.db, accountId))?.passwordHash ?? null) !== null,

    /** Changes the actor's name or language. */
    async editMe(actor: Actor, version: number | null, input: MePatch) {
      const { accountId } = ownerOf(actor);
      const entry = createEntry();
      const name = input.name === undefined ? null : entry.plain('name', input.name, { required: true });
      entry.done();
      return changes.run(actor, ownAccount.name, async (change) => {
        const before = await findAccount(change.tx, accountId, 'locked');
        if (before === undefined) throw notFound();
        requireVersion(before.version, version);
        const { language = before.language } = input;
        const after = await updateAccount(
          change.tx,
          accountId,
          { name: name ?? before.name, language },
          change.now,
        );
        await change.record({
          action: 'account.edited',
          subject: { kind: 'account', id: accountId },
          editionId: null,
          before: { name: before.name, language: before.language },
          after: { name: name ?? before.name, language },
        });
        return after ?? before;
      });
    },

    /**
     * Sets the actor's password; their other sign-ins end.
     * @throws 422 for a wrong present one or a new one that will not do; 403 `fresh-proof-needed` to who has none yet
     */
    async changePassword(actor: Actor, input: PasswordInput): Promise<void> {
      const { accountId, signInId } = ownerOf(actor);
      const account = await accountOf(actor);
      if (account.passwordHash === null) await factors.requireFresh(actor);
      else if (!(await passwords.matches(input.current ?? '', account.passwordHash))) {
        throw ruleBroken({ field: 'current', code: 'password-wrong' });
      }
      const fault = passwordFault(input.password, {
        shortest: (await factors.has(accountId)) ? SHORTEST_PASSWORD.withFactor : SHORTEST_PASSWORD.alone,
        own: [account.email, account.name],
      });
      if (fault !== undefined) throw ruleBroken({ field: 'password', ...fault });
      const passwordHash = await passwords.hash(input.password);
      await changes.run(actor, ownAccount.name, async (change) => {
        // A password that somebody else changed meanwhile must not be overwritten by who knows the old one.
        const present = await findAccount(change.tx, accountId, 'locked');
        if (present?.passwordHash !== account.passwordHash) {
          throw ruleBroken({ field: 'current', code: 'password-wrong' });
        }
        await updateAccount(change.tx, accountId, { passwordHash }, change.now);
        await signIns.end(change.tx, { accountId, except: signInId }, 'password-changed');
        await store.endSteps(change.tx, accountId, change.now);
        await change.record({
          action: 'account.password-changed',
          subject: { kind: 'account', id: accountId },
          editionId: null,
        });
        await notice(change.tx, { accountId });
      });
    },
  };
}
