import { validate } from 'uuid';
import type { Actor } from '../../../platform/actor/index.ts';
import { AppError, notFound, ruleBroken } from '../../../platform/errors/index.ts';
import { hashSecret } from '../../../platform/vault/index.ts';
import type { ProofInput } from '../factors/contract.ts';
import { ownAccount } from '../factors/rules.ts';
import { fieldOf, ownerOf, type SignInDeps, tooMany } from './proving.ts';
import * as store from './store.ts';

/** What is done with sign-ins that stand: a second factor shown in one, all of them listed, some of them ended. */
export function createStanding({ database, changes, clock, signIns, factors }: SignInDeps) {
  return {
    /**
     * Shows a second factor in the sign-in that stands, so that rights which ask for one wake up, or as a fresh proof.
     * @throws 422 for a wrong one, 429 `codes-locked`
     */
    async stepUp(actor: Actor, given: ProofInput): Promise<void> {
      const { accountId, signInId } = ownerOf(actor);
      const proof = factors.readProof(given);
      const refused = await database.transaction(async (tx) => {
        const now = clock.now();
        if (await tooMany(tx, accountId, proof, now)) return 'codes-locked';
        const verdict = await factors.tryProof(tx, accountId, proof);
        if ('shown' in verdict) {
          await signIns.stepUp(tx, signInId, verdict.shown);
          return undefined;
        }
        await store.countApart(tx, { secretHash: hashSecret(`step-up ${signInId}`), accountId, now });
        return verdict.refused;
      });
      if (refused === undefined) return;
      if (refused === 'codes-locked') throw new AppError(429, refused);
      throw ruleBroken({ field: fieldOf(proof), code: refused });
    },

    /** Where the actor is signed in, the latest first. */
    list: (actor: Actor) => signIns.list(ownerOf(actor).accountId),

    /** Ends one sign-in of the actor's own. @throws 404 for one that is another's, unknown or over */
    async end(actor: Actor, id: string): Promise<void> {
      const { accountId } = ownerOf(actor);
      if (!validate(id)) throw notFound();
      await changes.run(actor, ownAccount.name, async (change) => {
        const ended = await signIns.end(change.tx, { accountId, only: id }, 'ended');
        if (ended.length === 0) throw notFound();
        await change.record({
          action: 'account.sign-in-ended',
          subject: { kind: 'account', id: accountId },
          editionId: null,
          after: { signIns: ended },
        });
      });
    },

    /** Ends every sign-in of the actor's but the present one; returns how many those were. */
    async endOthers(actor: Actor): Promise<number> {
      const { accountId, signInId } = ownerOf(actor);
      return changes.run(actor, ownAccount.name, async (change) => {
        const ended = await signIns.end(change.tx, { accountId, except: signInId }, 'ended');
        await store.endSteps(change.tx, accountId, change.now);
        if (ended.length > 0) {
          await change.record({
            action: 'account.sign-in-ended',
            subject: { kind: 'account', id: accountId },
            editionId: null,
            after: { signIns: ended },
          });
        }
        return ended.length;
      });
    },
  };
}
