import { type Actor, actorName } from '../../../platform/actor/index.ts';
import { forbidden, notFound, ruleBroken } from '../../../platform/errors/index.ts';
import type { Vault } from '../../../platform/vault/index.ts';
import { findAccount } from '../store.ts';
import type { TotpInput } from './contract.ts';
import type { Kit } from './kit.ts';
import { ENROLMENT_MINUTES, ownAccount } from './rules.ts';
import * as store from './store.ts';
import { matchingStep, newTotpSecret, readCode, TOTP_PURPOSE, totpAddress } from './totp.ts';

/** An enrolment of an authenticator app, until its first code. Nothing is kept of it: the sealed text comes back. */
export interface TotpEnrolment {
  readonly secret: string;
  readonly address: string;
  readonly enrolment: string;
}

const ENROLMENT = 'totp-enrolment';
const MINUTE = 60_000;

/** Authenticator apps: their enrolment, replacement and removal. */
export function createApps(kit: Kit) {
  const { database, changes, clock, vault, ownerOf, requireFresh, requireSpare, tell, enrolled } = kit;

  /**
   * The enrolment that a sealed text stands for.
   * @throws 422 `enrolment-over` for one that is over, changed, or somebody else's
   */
  async function resumeTotp(actor: Actor, enrolment: string): Promise<TotpEnrolment> {
    const { accountId } = ownerOf(actor);
    const account = await findAccount(database.db, accountId);
    const opened = openEnrolment(vault, accountId, enrolment);
    if (account === undefined || opened === undefined || opened.until < clock.now().getTime()) {
      throw ruleBroken({ field: 'enrolment', code: 'enrolment-over' });
    }
    return { secret: opened.secret, address: totpAddress(opened.secret, account.email), enrolment };
  }

  return {
    /** Begins to enrol an authenticator app; nothing changes until its first code. */
    async beginTotp(actor: Actor): Promise<TotpEnrolment> {
      const { accountId } = await requireFresh(actor);
      const account = await findAccount(database.db, accountId);
      if (account === undefined) throw notFound();
      const secret = newTotpSecret();
      const until = clock.now().getTime() + ENROLMENT_MINUTES * MINUTE;
      return {
        secret,
        address: totpAddress(secret, account.email),
        enrolment: vault.seal(ENROLMENT, accountId, JSON.stringify({ secret, until })),
      };
    },

    resumeTotp,

    /**
     * Enrols an authenticator app by its first code, in the place of one that there was. The sign-in has then shown it.
     * @throws 422 `code-wrong` at `code`
     */
    async confirmTotp(
      actor: Actor,
      input: TotpInput,
    ): Promise<{ readonly recoveryCodes: readonly string[] }> {
      const owner = await requireFresh(actor);
      const { accountId } = owner;
      const { secret } = await resumeTotp(actor, input.enrolment);
      const code = readCode(input.code);
      if (code === undefined) throw ruleBroken({ field: 'code', code: 'code-malformed' });
      return changes.run(actor, ownAccount.name, async (change) => {
        await findAccount(change.tx, accountId, 'locked');
        const step = matchingStep(secret, code, change.now);
        if (step === undefined) throw ruleBroken({ field: 'code', code: 'code-wrong' });
        const before = await store.findTotp(change.tx, accountId);
        if (before !== undefined && before.lastStep >= step) {
          throw ruleBroken({ field: 'code', code: 'code-reused' });
        }
        await store.putTotp(change.tx, {
          accountId,
          sealedSecret: vault.seal(TOTP_PURPOSE, accountId, secret),
          confirmedAt: change.now,
          lastStep: step,
          createdAt: change.now,
        });
        await tell(change, accountId, before === undefined ? 'totp-added' : 'totp-replaced');
        return enrolled(change, owner, 'totp');
      });
    },

    /** @throws 404 without one, 409 `last-factor-needed` */
    async removeTotp(actor: Actor): Promise<void> {
      const owner = await requireFresh(actor);
      const { accountId } = owner;
      await changes.run(actor, ownAccount.name, async (change) => {
        await findAccount(change.tx, accountId, 'locked');
        const { totpSince, passkeys } = await store.findHeld(change.tx, accountId);
        if (totpSince === null) throw notFound();
        requireSpare(owner, passkeys.length > 0);
        await store.removeTotp(change.tx, accountId);
        if (passkeys.length === 0) await store.replaceRecoveryCodes(change.tx, accountId, []);
        await tell(change, accountId, 'totp-removed');
      });
    },

    /**
     * Enrols an authenticator app whose secret somebody prints, for a demonstration.
     * @throws 403 to everybody but the system
     */
    async giveTotp(
      actor: Actor,
      account: { readonly id: string; readonly email: string },
    ): Promise<{ readonly secret: string; readonly address: string }> {
      if (actor.kind !== 'system') throw forbidden();
      const secret = newTotpSecret();
      await changes.run(actor, actorName(actor), async (change) => {
        await store.putTotp(change.tx, {
          accountId: account.id,
          sealedSecret: vault.seal(TOTP_PURPOSE, account.id, secret),
          confirmedAt: change.now,
          lastStep: 0,
          createdAt: change.now,
        });
        await tell(change, account.id, 'totp-added');
      });
      return { secret, address: totpAddress(secret, account.email) };
    },
  };
}

function openEnrolment(
  vault: Vault,
  accountId: string,
  enrolment: string,
): { readonly secret: string; readonly until: number } | undefined {
  try {
    return JSON.parse(vault.open(ENROLMENT, accountId, enrolment)) as { secret: string; until: number };
  } catch {
    return undefined;
  }
}
