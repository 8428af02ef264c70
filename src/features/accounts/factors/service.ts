import type { Actor } from '../../../platform/actor/index.ts';
import type { Change } from '../../../platform/changes/index.ts';
import { conflict } from '../../../platform/errors/index.ts';
import { findAccount } from '../store.ts';
import { createApps } from './apps.ts';
import { createCeremony } from './ceremony.ts';
import { createKit, type FactorsDeps } from './kit.ts';
import { createPasskeys } from './passkeys.ts';
import { createProofs } from './proofs.ts';
import { ownAccount } from './rules.ts';
import * as store from './store.ts';

export type Factors = ReturnType<typeof createFactors>;

/** Second factors of accounts: authenticator apps, passkeys, recovery codes. */
export function createFactors(deps: FactorsDeps) {
  const kit = createKit(deps);
  const ceremony = createCeremony(deps.publicUrl);
  const { changes, held, any, isFresh, requireFresh, newCodes, tell } = kit;

  return {
    ...createProofs(kit, ceremony),
    ...createApps(kit),
    ...createPasskeys(kit, ceremony),
    held,
    isFresh,
    requireFresh,
    /** Whether the account can show a second factor. */
    has: async (accountId: string): Promise<boolean> => any(await held(accountId)),

    /**
     * New recovery codes; the old ones stop working.
     * @throws 409 `factor-missing` without a factor that they could stand in for
     */
    async renewRecoveryCodes(actor: Actor): Promise<readonly string[]> {
      const { accountId } = await requireFresh(actor);
      return changes.run(actor, ownAccount.name, async (change) => {
        await findAccount(change.tx, accountId, 'locked');
        if (!any(await store.findHeld(change.tx, accountId))) throw conflict('factor-missing');
        const codes = await newCodes(change.tx, accountId);
        await tell(change, accountId, 'recovery-codes-made');
        return codes;
      });
    },

    /**
     * Takes every factor away, for somebody who lost them and whose identity was proved otherwise. Their sign-ins are
     * the caller's to end.
     */
    async reset(change: Change, accountId: string): Promise<void> {
      await findAccount(change.tx, accountId, 'locked');
      await store.removeTotp(change.tx, accountId);
      await store.removePasskeys(change.tx, accountId);
      await store.replaceRecoveryCodes(change.tx, accountId, []);
      await tell(change, accountId, 'factors-reset');
    },
  };
}
