import type { Actor } from '../../../platform/actor/index.ts';
import { guarded } from '../../../platform/database/index.ts';
import { createEntry } from '../../../platform/entry/index.ts';
import { conflict, notFound, ruleBroken } from '../../../platform/errors/index.ts';
import { findAccount } from '../store.ts';
import type { Ceremony, CreationOptions } from './ceremony.ts';
import type { PasskeyInput } from './contract.ts';
import type { Kit } from './kit.ts';
import { MAX_PASSKEYS, ownAccount } from './rules.ts';
import * as store from './store.ts';

/** Passkeys: making, naming and removing them. */
export function createPasskeys(kit: Kit, ceremony: Ceremony) {
  const { database, changes, ownerOf, held, requireFresh, requireSpare, subjectOf, tell } = kit;
  const { enrolled, takeAnswered, keepChallenge } = kit;

  return {
    /** What a browser needs to make a passkey for the actor. */
    async beginPasskey(actor: Actor): Promise<CreationOptions> {
      const { accountId } = await requireFresh(actor);
      const account = await findAccount(database.db, accountId);
      if (account === undefined) throw notFound();
      const { passkeys } = await held(accountId);
      if (passkeys.length >= MAX_PASSKEYS) throw conflict('too-many-passkeys', { count: MAX_PASSKEYS });
      const options = await ceremony.creationOptions(account, passkeys);
      await keepChallenge(options.challenge, accountId, 'enrolment');
      return options;
    },

    /**
     * Adds the passkey that a browser made. The sign-in has then shown it.
     * @throws 422 `passkey-refused`, 409 `too-many-passkeys`
     */
    async addPasskey(
      actor: Actor,
      input: PasskeyInput,
    ): Promise<{ readonly passkey: store.PasskeyRow; readonly recoveryCodes: readonly string[] }> {
      const owner = await requireFresh(actor);
      const { accountId } = owner;
      const entry = createEntry();
      const name = entry.plain('name', input.name, { required: true }) ?? '';
      entry.done();
      const challenge = await database.transaction((tx) =>
        takeAnswered(tx, input.passkey, { accountId, purpose: 'enrolment' }),
      );
      const made = challenge === undefined ? undefined : await ceremony.made(input.passkey, challenge);
      if (made === undefined) throw ruleBroken({ field: 'passkey', code: 'passkey-refused' });
      const taken = () => ruleBroken({ field: 'passkey', code: 'passkey-refused' });
      return changes.run(actor, ownAccount.name, (change) =>
        guarded({ passkeys_pkey: taken }, async () => {
          await findAccount(change.tx, accountId, 'locked');
          const { passkeys } = await store.findHeld(change.tx, accountId);
          if (passkeys.length >= MAX_PASSKEYS) throw conflict('too-many-passkeys', { count: MAX_PASSKEYS });
          const passkey = await store.insertPasskey(change.tx, {
            ...made,
            accountId,
            name,
            lastUsedAt: change.now,
            createdAt: change.now,
          });
          await tell(change, accountId, 'passkey-added', { name });
          return { passkey, ...(await enrolled(change, owner, 'passkey')) };
        }),
      );
    },

    /** @throws 404 for a passkey that is unknown or another's */
    async renamePasskey(actor: Actor, id: string, to: string): Promise<store.PasskeyRow> {
      const { accountId } = ownerOf(actor);
      const entry = createEntry();
      const name = entry.plain('name', to, { required: true }) ?? '';
      entry.done();
      return changes.run(actor, ownAccount.name, async (change) => {
        const passkey = await store.lockPasskey(change.tx, id, accountId);
        if (passkey === undefined) throw notFound();
        await store.updatePasskey(change.tx, id, { name });
        await change.record({
          action: 'account.passkey-renamed',
          subject: subjectOf(accountId),
          editionId: null,
          before: { name: passkey.name },
          after: { name },
        });
        return { ...passkey, name };
      });
    },

    /** @throws 404 for a passkey that is unknown or another's, 409 `last-factor-needed` */
    async removePasskey(actor: Actor, id: string): Promise<void> {
      const owner = await requireFresh(actor);
      const { accountId } = owner;
      await changes.run(actor, ownAccount.name, async (change) => {
        await findAccount(change.tx, accountId, 'locked');
        const { totpSince, passkeys } = await store.findHeld(change.tx, accountId);
        const passkey = passkeys.find((one) => one.id === id);
        if (passkey === undefined) throw notFound();
        const left = totpSince !== null || passkeys.length > 1;
        requireSpare(owner, left);
        await store.removePasskeys(change.tx, accountId, id);
        if (!left) await store.replaceRecoveryCodes(change.tx, accountId, []);
        await tell(change, accountId, 'passkey-removed', { name: passkey.name });
      });
    },
  };
}
