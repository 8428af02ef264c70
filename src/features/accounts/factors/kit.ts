/** What the parts of the second factors have in common: whose they are, how fresh the proof is, what follows a change. */
import type { AccountActor, Actor } from '../../../platform/actor/index.ts';
import type { Change, Changes } from '../../../platform/changes/index.ts';
import type { Clock } from '../../../platform/clock/index.ts';
import type { Database, Tx } from '../../../platform/database/index.ts';
import { conflict, forbidden, unauthenticated } from '../../../platform/errors/index.ts';
import { permit } from '../../../platform/http/policy.ts';
import type { Vault } from '../../../platform/vault/index.ts';
import type { SignIns } from '../sign-ins/index.ts';
import type { SecondFactor } from '../tables.ts';
import { challengeIn } from './ceremony.ts';
import { newRecoveryCodes } from './recovery-codes.ts';
import { CHALLENGE_MINUTES, FRESH_MINUTES, needsFactor, ownAccount } from './rules.ts';
import * as store from './store.ts';

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

export interface FactorsDeps {
  readonly database: Database;
  readonly changes: Changes;
  readonly clock: Clock;
  readonly vault: Vault;
  readonly signIns: SignIns;
  /** Address under which people reach the system. */
  readonly publicUrl: string;
  /** Default: nobody is told. */
  readonly notice?: FactorNotice;
}

/** Whoever signed in as a person, on a device. */
export type Owner = AccountActor & { readonly signInId: string };

export type Kit = ReturnType<typeof createKit>;

const MINUTE = 60_000;

export function createKit(deps: FactorsDeps) {
  const { database, clock, vault, signIns, notice = async () => {} } = deps;

  const held = (accountId: string) => store.findHeld(database.db, accountId);
  const any = ({ totpSince, passkeys }: store.HeldRow): boolean => totpSince !== null || passkeys.length > 0;

  const ownerOf = (actor: Actor): Owner => {
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
  async function requireFresh(actor: Actor): Promise<Owner> {
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

  const requireSpare = (actor: AccountActor, left: boolean): void => {
    if (!left && needsFactor(actor)) throw conflict('last-factor-needed');
  };

  return {
    ...deps,
    notice,
    held,
    any,
    ownerOf,
    isFresh,
    requireFresh,
    codeHash,
    newCodes,
    subjectOf,
    tell,
    enrolled,
    takeAnswered,
    keepChallenge,
    requireSpare,
  };
}
