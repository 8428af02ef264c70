import type { Actor, Origin } from '../../../platform/actor/index.ts';
import { AppError } from '../../../platform/errors/index.ts';
import type { Language } from '../../../platform/language/index.ts';
import { hashSecret, newSecret } from '../../../platform/vault/index.ts';
import type { PasskeyAnswer, ProofInput } from '../factors/contract.ts';
import type { SignInTokens } from '../sign-ins/index.ts';
import { STEP_ATTEMPTS, STEP_MINUTES } from '../sign-ins/lifetimes.ts';
import { findAccount } from '../store.ts';
import type { SignInMethod } from '../tables.ts';
import type { ShownNext } from './contract.ts';
import { fieldOf, type SignInDeps, tooMany } from './proving.ts';
import * as store from './store.ts';

/** Whose sign-in it is, as far as the next page must know. */
export interface Entering {
  readonly id: string;
  readonly language: Language;
}

/** What came of a first proof: tokens, or the step to the second factor. */
export type Entered =
  | { readonly kind: 'signed-in'; readonly account: Entering; readonly tokens: SignInTokens }
  | {
      readonly kind: 'step';
      readonly account: Entering;
      readonly step: string;
      readonly factors: readonly ShownNext[];
      /** Seconds. */
      readonly expiresIn: number;
    };

/** Somebody who proved who they are by a first factor. */
export interface FirstProof {
  readonly account: Entering;
  readonly method: SignInMethod;
  /** A provider of identities vouches for a second factor, too. */
  readonly shown?: 'oidc';
  readonly origin?: Origin;
}

/** Where a request came from, as a sign-in keeps it. */
export const originOf = (actor: Actor): { readonly origin?: Origin } =>
  actor.kind === 'system' || actor.origin === undefined ? {} : { origin: actor.origin };

/** Signing in step by step: a first proof, the second factor where there is one, or a passkey for both. */
export function createEntering({ database, clock, signIns, factors }: SignInDeps) {
  async function nextFor(accountId: string): Promise<readonly ShownNext[]> {
    const { totpSince, passkeys, codesLeft } = await factors.held(accountId);
    if (totpSince === null && passkeys.length === 0) return [];
    return [
      ...(totpSince === null ? [] : (['totp'] as const)),
      ...(passkeys.length === 0 ? [] : (['passkey'] as const)),
      ...(codesLeft === 0 ? [] : (['recovery-code'] as const)),
    ];
  }

  const signedIn = async (
    { account, method, origin }: FirstProof,
    secondFactor: 'totp' | 'passkey' | 'recovery-code' | 'oidc' | null,
  ): Promise<Entered & { kind: 'signed-in' }> => ({
    kind: 'signed-in',
    account: { id: account.id, language: account.language },
    tokens: await signIns.open({
      accountId: account.id,
      method,
      secondFactor,
      ...(origin === undefined ? {} : { origin }),
    }),
  });

  /** What a step waits for; undefined when it is over. */
  async function waiting(
    step: string,
  ): Promise<{ readonly accountId: string; readonly factors: readonly ShownNext[] } | undefined> {
    const found = await store.findStep(database.db, hashSecret(step), clock.now());
    if (found === undefined || found.account.disabledAt !== null) return undefined;
    return { accountId: found.account.id, factors: await nextFor(found.account.id) };
  }

  return {
    /**
     * Goes on from a first proof: signs in, or asks for the second factor where the account has one. Every way of
     * signing in comes through here.
     */
    async proceed(proof: FirstProof): Promise<Entered> {
      const { account, method, shown } = proof;
      if (shown !== undefined) return signedIn(proof, shown);
      const next = await nextFor(account.id);
      if (next.length === 0) return signedIn(proof, null);
      const step = newSecret();
      const now = clock.now();
      await database.transaction((tx) =>
        store.insertStep(
          tx,
          {
            secretHash: hashSecret(step),
            accountId: account.id,
            method,
            expiresAt: new Date(now.getTime() + STEP_MINUTES * 60_000),
            createdAt: now,
          },
          now,
        ),
      );
      return {
        kind: 'step',
        account: { id: account.id, language: account.language },
        step,
        factors: next,
        expiresIn: STEP_MINUTES * 60,
      };
    },

    waiting,

    /**
     * Takes the second factor.
     * @throws 401 `step-over`, `code-wrong`, `code-reused`, `recovery-code-wrong`, `passkey-refused`,
     * `too-many-wrong-codes` (the step has ended); 429 `codes-locked`; 422 for what is no proof
     */
    async finish(step: string, given: ProofInput, origin?: Origin): Promise<Entered & { kind: 'signed-in' }> {
      const proof = factors.readProof(given);
      const secretHash = hashSecret(step);
      const answer = await database.transaction(async (tx) => {
        const now = clock.now();
        const found = await store.lockStep(tx, secretHash, now);
        if (found === undefined || found.account.disabledAt !== null)
          return { refused: 'step-over' } as const;
        const { account, step: kept } = found;
        if (await tooMany(tx, account.id, proof, now)) return { refused: 'codes-locked' } as const;
        const verdict = await factors.tryProof(tx, account.id, proof);
        if ('shown' in verdict) {
          await store.setStep(tx, secretHash, { expiresAt: now });
          return { account, method: kept.method, shown: verdict.shown };
        }
        const attempts = kept.attempts + 1;
        const over = attempts >= STEP_ATTEMPTS;
        await store.setStep(tx, secretHash, { attempts, ...(over ? { expiresAt: now } : {}) });
        return over ? ({ refused: 'too-many-wrong-codes' } as const) : verdict;
      });
      if ('refused' in answer) {
        const { refused } = answer;
        if (refused === 'codes-locked') throw new AppError(429, refused);
        const errors = [{ field: fieldOf(proof), code: refused }];
        throw new AppError(
          401,
          refused,
          refused.endsWith('wrong') || refused === 'code-reused' ? { errors } : {},
        );
      }
      const { account, method, shown } = answer;
      return signedIn({ account, method, ...(origin === undefined ? {} : { origin }) }, shown);
    },

    /**
     * A whole sign-in by a passkey alone: it is something that one has and, unlocked, something that one knows or is.
     * @throws 401 `passkey-refused`
     */
    async byPasskey(answer: PasskeyAnswer, origin?: Origin): Promise<Entered & { kind: 'signed-in' }> {
      const account = await database.transaction(async (tx) => {
        const accountId = await factors.tryPasskeyAlone(tx, answer);
        return accountId === undefined ? undefined : findAccount(tx, accountId);
      });
      if (account === undefined || account.disabledAt !== null) throw new AppError(401, 'passkey-refused');
      return signedIn({ account, method: 'passkey', ...(origin === undefined ? {} : { origin }) }, 'passkey');
    },

    /** What a browser needs to show a passkey: of the step's account, or any. @throws 401 `step-over` */
    async passkeyOptions(step: string | undefined) {
      if (step === undefined) return factors.askForPasskey(null);
      const found = await waiting(step);
      if (found === undefined) throw new AppError(401, 'step-over');
      return factors.askForPasskey(found.accountId);
    },
  };
}
