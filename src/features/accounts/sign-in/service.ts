import { validate } from 'uuid';
import type { AccountActor, Actor, Origin } from '../../../platform/actor/index.ts';
import type { Changes } from '../../../platform/changes/index.ts';
import type { Clock } from '../../../platform/clock/index.ts';
import type { Database, Tx } from '../../../platform/database/index.ts';
import { createEntry } from '../../../platform/entry/index.ts';
import { AppError, notFound, ruleBroken, unauthenticated } from '../../../platform/errors/index.ts';
import { requireVersion } from '../../../platform/http/etag.ts';
import { permit } from '../../../platform/http/policy.ts';
import type { Language } from '../../../platform/language/index.ts';
import { hashSecret, newSecret } from '../../../platform/vault/index.ts';
import type { PasskeyAnswer, ProofInput } from '../factors/contract.ts';
import type { Factors } from '../factors/index.ts';
import { ownAccount } from '../factors/rules.ts';
import type { Passwords } from '../passwords.ts';
import type { SignIns, SignInTokens } from '../sign-ins/index.ts';
import { STEP_ATTEMPTS, STEP_MINUTES } from '../sign-ins/lifetimes.ts';
import { findAccount, updateAccount } from '../store.ts';
import type { SignInMethod } from '../tables.ts';
import type { MePatch, PasswordInput, ShownNext } from './contract.ts';
import { passwordFault } from './password-rules.ts';
import { DAILY_ATTEMPTS, SHORTEST_PASSWORD } from './rules.ts';
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

/** What an account's owner is told of when its password was changed. */
export type PasswordNotice = (tx: Tx, notice: { accountId: string }) => Promise<void>;

export type SignInService = ReturnType<typeof createSignInService>;

/** The field of a form in which a proof was typed. */
const fieldOf = ({ code, recoveryCode }: ProofInput): string =>
  code !== undefined ? 'code' : recoveryCode !== undefined ? 'recoveryCode' : '';

/** Where a request came from, as a sign-in keeps it. */
export const originOf = (actor: Actor): { readonly origin?: Origin } =>
  actor.kind === 'system' || actor.origin === undefined ? {} : { origin: actor.origin };

/** Signing in step by step, and what an account's owner changes of it. */
export function createSignInService(deps: {
  database: Database;
  changes: Changes;
  clock: Clock;
  signIns: SignIns;
  factors: Factors;
  passwords: Passwords;
  /** Default: nobody is told. */
  notice?: PasswordNotice;
}) {
  const { database, changes, clock, signIns, factors, passwords, notice = async () => {} } = deps;

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

  /** @returns why codes of the account don't count at present */
  const tooMany = async (tx: Tx, accountId: string, proof: ProofInput, now: Date): Promise<boolean> =>
    proof.code !== undefined && (await store.countAttempts(tx, accountId, now)) >= DAILY_ATTEMPTS;

  const owner = (actor: Actor): AccountActor & { readonly signInId: string } => {
    permit(ownAccount, actor);
    if (actor.kind !== 'account' || actor.signInId === undefined) throw unauthenticated();
    return { ...actor, signInId: actor.signInId };
  };

  /** What a step waits for; undefined when it is over. */
  async function waiting(
    step: string,
  ): Promise<{ readonly accountId: string; readonly factors: readonly ShownNext[] } | undefined> {
    const found = await store.findStep(database.db, hashSecret(step), clock.now());
    if (found === undefined || found.account.disabledAt !== null) return undefined;
    return { accountId: found.account.id, factors: await nextFor(found.account.id) };
  }

  /** The actor's account. */
  async function accountOf(actor: Actor) {
    if (actor.kind !== 'account') throw unauthenticated();
    const account = await findAccount(database.db, actor.accountId);
    if (account === undefined) throw notFound();
    return account;
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

    /**
     * Shows a second factor in the sign-in that stands, so that rights which ask for one wake up, or as a fresh proof.
     * @throws 422 for a wrong one, 429 `codes-locked`
     */
    async stepUp(actor: Actor, given: ProofInput): Promise<void> {
      const { accountId, signInId } = owner(actor);
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
    list: (actor: Actor) => signIns.list(owner(actor).accountId),

    /** Ends one sign-in of the actor's own. @throws 404 for one that is another's, unknown or over */
    async end(actor: Actor, id: string): Promise<void> {
      const { accountId } = owner(actor);
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
      const { accountId, signInId } = owner(actor);
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

    account: accountOf,

    hasPassword: async (accountId: string): Promise<boolean> =>
      ((await findAccount(database.db, accountId))?.passwordHash ?? null) !== null,

    /** Changes the actor's name or language. */
    async editMe(actor: Actor, version: number | null, input: MePatch) {
      const { accountId } = owner(actor);
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
      const { accountId, signInId } = owner(actor);
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
