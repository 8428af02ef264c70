import { type AccountActor, type Actor, actorName } from '../../../platform/actor/index.ts';
import type { Change, Changes } from '../../../platform/changes/index.ts';
import type { Clock } from '../../../platform/clock/index.ts';
import { type Database, guarded, type Tx } from '../../../platform/database/index.ts';
import { createEntry } from '../../../platform/entry/index.ts';
import {
  conflict,
  forbidden,
  notFound,
  ruleBroken,
  unauthenticated,
} from '../../../platform/errors/index.ts';
import { permit } from '../../../platform/http/policy.ts';
import type { Vault } from '../../../platform/vault/index.ts';
import type { SignIns } from '../sign-ins/index.ts';
import { findAccount } from '../store.ts';
import type { SecondFactor } from '../tables.ts';
import {
  type Ceremony,
  type CreationOptions,
  challengeIn,
  createCeremony,
  type RequestOptions,
} from './ceremony.ts';
import type { PasskeyAnswer, PasskeyInput, ProofInput, TotpInput } from './contract.ts';
import { newRecoveryCodes, readRecoveryCode } from './recovery-codes.ts';
import {
  CHALLENGE_MINUTES,
  ENROLMENT_MINUTES,
  FRESH_MINUTES,
  MAX_PASSKEYS,
  needsFactor,
  ownAccount,
} from './rules.ts';
import * as store from './store.ts';
import { matchingStep, newTotpSecret, readCode, totpAddress } from './totp.ts';

/** What an account's owner is told of by mail or otherwise, in the transaction of the change. */
export type FactorEvent =
  | 'totp-added'
  | 'totp-replaced'
  | 'totp-removed'
  | 'passkey-added'
  | 'passkey-removed'
  | 'recovery-codes-made'
  | 'recovery-code-used'
  | 'factors-reset';

export type FactorNotice = (tx: Tx, notice: { accountId: string; event: FactorEvent }) => Promise<void>;

/** A proof that was tried: how the factor was shown, or why it does not count. */
export type Verdict =
  | { readonly shown: SecondFactor }
  | { readonly refused: 'code-wrong' | 'code-reused' | 'recovery-code-wrong' | 'passkey-refused' };

/** An enrolment of an authenticator app, until its first code. Nothing is kept of it: the sealed text comes back. */
export interface TotpEnrolment {
  readonly secret: string;
  readonly address: string;
  readonly enrolment: string;
}

export type Factors = ReturnType<typeof createFactors>;

const MINUTE = 60_000;
const PURPOSE = 'totp';
const ENROLMENT = 'totp-enrolment';

/** Second factors of accounts: authenticator apps, passkeys, recovery codes. */
export function createFactors(deps: {
  database: Database;
  changes: Changes;
  clock: Clock;
  vault: Vault;
  signIns: SignIns;
  /** Address under which people reach the system. */
  publicUrl: string;
  /** Default: nobody is told. */
  notice?: FactorNotice;
}) {
  const { database, changes, clock, vault, signIns, notice = async () => {} } = deps;
  const ceremony: Ceremony = createCeremony(deps.publicUrl);

  const held = (accountId: string) => store.findHeld(database.db, accountId);
  const any = ({ totpSince, passkeys }: store.HeldRow): boolean => totpSince !== null || passkeys.length > 0;

  const ownerOf = (actor: Actor): AccountActor & { readonly signInId: string } => {
    permit(ownAccount, actor);
    if (actor.kind !== 'account' || actor.signInId === undefined) throw unauthenticated();
    return { ...actor, signInId: actor.signInId };
  };

  /** Whether the proof by which the actor is here is fresh: the second factor's, or, without one, the sign-in's. */
  async function isFresh(actor: Actor): Promise<boolean> {
    const { accountId, signInId, secondFactorAt } = ownerOf(actor);
    const since = clock.now().getTime() - FRESH_MINUTES * MINUTE;
    if (secondFactorAt !== undefined && secondFactorAt.getTime() >= since) return true;
    if (any(await held(accountId))) return false;
    const present = (await signIns.list(accountId)).find(({ id }) => id === signInId);
    return present !== undefined && present.createdAt.getTime() >= since;
  }

  /** @throws 403 `fresh-proof-needed` */
  async function requireFresh(actor: Actor): Promise<AccountActor & { readonly signInId: string }> {
    if (!(await isFresh(actor))) throw forbidden('fresh-proof-needed');
    return ownerOf(actor);
  }

  const codeHash = (accountId: string, code: string): string =>
    vault.mac('recovery-codes', `${accountId} ${code}`);

  async function newCodes(tx: Tx, accountId: string): Promise<string[]> {
    const codes = newRecoveryCodes();
    await store.replaceRecoveryCodes(
      tx,
      accountId,
      codes.map((code) => codeHash(accountId, code)),
    );
    return codes;
  }

  const subjectOf = (accountId: string) => ({ kind: 'account', id: accountId }) as const;

  const tell = async (
    change: Change,
    accountId: string,
    event: FactorEvent,
    more?: object,
  ): Promise<void> => {
    await change.record({
      action: `account.${event}`,
      subject: subjectOf(accountId),
      editionId: null,
      ...(more === undefined ? {} : { after: more }),
    });
    await notice(change.tx, { accountId, event });
  };

  /** What follows an enrolment: the sign-in has shown a factor, and there are recovery codes. */
  async function enrolled(
    change: Change,
    { accountId, signInId }: { readonly accountId: string; readonly signInId: string },
    factor: SecondFactor,
  ): Promise<{ readonly recoveryCodes: readonly string[] }> {
    await signIns.stepUp(change.tx, signInId, factor);
    const { codesLeft } = await store.findHeld(change.tx, accountId);
    return { recoveryCodes: codesLeft > 0 ? [] : await newCodes(change.tx, accountId) };
  }

  async function takeAnswered(
    tx: Tx,
    answer: Parameters<typeof challengeIn>[0],
    which: { readonly accountId: string | null; readonly purpose: 'enrolment' | 'sign-in' },
  ): Promise<string | undefined> {
    const challenge = challengeIn(answer);
    if (challenge === undefined) return undefined;
    return (await store.takeChallenge(tx, { challenge, ...which, now: clock.now() })) ? challenge : undefined;
  }

  const keepChallenge = (challenge: string, accountId: string | null, purpose: 'enrolment' | 'sign-in') =>
    database.transaction((tx) => {
      const now = clock.now();
      const expiresAt = new Date(now.getTime() + CHALLENGE_MINUTES * MINUTE);
      return store.insertChallenge(tx, { challenge, accountId, purpose, expiresAt, createdAt: now });
    });

  async function tryTotp(tx: Tx, accountId: string, code: string): Promise<Verdict> {
    const kept = await store.findTotp(tx, accountId);
    if (kept === undefined || kept.confirmedAt === null) return { refused: 'code-wrong' };
    const step = matchingStep(vault.open(PURPOSE, accountId, kept.sealedSecret), code, clock.now());
    if (step === undefined) return { refused: 'code-wrong' };
    return (await store.useStep(tx, accountId, step)) ? { shown: 'totp' } : { refused: 'code-reused' };
  }

  async function tryRecoveryCode(tx: Tx, accountId: string, typed: string): Promise<Verdict> {
    const code = readRecoveryCode(typed);
    const used =
      code !== undefined &&
      (await store.useRecoveryCode(tx, { accountId, codeHash: codeHash(accountId, code), now: clock.now() }));
    if (!used) return { refused: 'recovery-code-wrong' };
    await notice(tx, { accountId, event: 'recovery-code-used' });
    return { shown: 'recovery-code' };
  }

  /**
   * Whose passkey answered.
   * @param challengedFor the account that was asked, null where anybody may answer
   */
  async function tryPasskey(
    tx: Tx,
    answer: PasskeyAnswer,
    challengedFor: string | null,
  ): Promise<string | undefined> {
    const challenge = await takeAnswered(tx, answer, { accountId: challengedFor, purpose: 'sign-in' });
    const passkey = await store.lockPasskey(tx, answer.id, challengedFor);
    if (challenge === undefined || passkey === undefined) return undefined;
    const shown = await ceremony.shown(answer, passkey, challenge);
    if (shown === undefined) return undefined;
    await store.updatePasskey(tx, passkey.id, { ...shown, lastUsedAt: clock.now() });
    return passkey.accountId;
  }

  const requireSpare = (actor: AccountActor, left: boolean): void => {
    if (!left && needsFactor(actor)) throw conflict('last-factor-needed');
  };

  return {
    held,
    isFresh,
    requireFresh,
    /** Whether the account can show a second factor. */
    has: async (accountId: string): Promise<boolean> => any(await held(accountId)),

    /**
     * Reads what was typed as a proof.
     * @throws 422 unless it is exactly one proof that can be read
     */
    readProof({ code, recoveryCode, passkey }: ProofInput): ProofInput {
      const given = [code, recoveryCode, passkey].filter((part) => part !== undefined);
      if (given.length === 0) throw ruleBroken({ field: 'code', code: 'proof-missing' });
      if (given.length > 1) throw ruleBroken({ field: '', code: 'proof-twice' });
      if (passkey !== undefined) return { passkey };
      if (recoveryCode !== undefined) {
        if (readRecoveryCode(recoveryCode) !== undefined) return { recoveryCode };
        throw ruleBroken({ field: 'recoveryCode', code: 'recovery-code-malformed' });
      }
      const digits = readCode(code ?? '');
      if (digits === undefined) throw ruleBroken({ field: 'code', code: 'code-malformed' });
      return { code: digits };
    },

    /** Tries a proof that {@link readProof} read. What it used up stays used, so the transaction must end well. */
    async tryProof(tx: Tx, accountId: string, proof: ProofInput): Promise<Verdict> {
      if (proof.passkey !== undefined) {
        const owner = await tryPasskey(tx, proof.passkey, accountId);
        return owner === undefined ? { refused: 'passkey-refused' } : { shown: 'passkey' };
      }
      if (proof.recoveryCode !== undefined) return tryRecoveryCode(tx, accountId, proof.recoveryCode);
      return tryTotp(tx, accountId, proof.code ?? '');
    },

    /** Whose passkey answered a challenge that anybody may answer; undefined when it is not right. */
    tryPasskeyAlone: (tx: Tx, answer: PasskeyAnswer) => tryPasskey(tx, answer, null),

    /** What a browser needs to show a passkey of the account, or, for null, any of this site. */
    async askForPasskey(accountId: string | null): Promise<RequestOptions> {
      const known = accountId === null ? undefined : (await held(accountId)).passkeys;
      const options = await ceremony.requestOptions(known);
      await keepChallenge(options.challenge, accountId, 'sign-in');
      return options;
    },

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

    /**
     * The enrolment that a sealed text stands for.
     * @throws 422 `enrolment-over` for one that is over, changed, or somebody else's
     */
    async resumeTotp(actor: Actor, enrolment: string): Promise<TotpEnrolment> {
      const { accountId } = ownerOf(actor);
      const account = await findAccount(database.db, accountId);
      const opened = openEnrolment(vault, accountId, enrolment);
      if (account === undefined || opened === undefined || opened.until < clock.now().getTime()) {
        throw ruleBroken({ field: 'enrolment', code: 'enrolment-over' });
      }
      return { secret: opened.secret, address: totpAddress(opened.secret, account.email), enrolment };
    },

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
      const { secret } = await this.resumeTotp(actor, input.enrolment);
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
          sealedSecret: vault.seal(PURPOSE, accountId, secret),
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
          sealedSecret: vault.seal(PURPOSE, account.id, secret),
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
