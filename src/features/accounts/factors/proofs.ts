import type { Tx } from '../../../platform/database/index.ts';
import { ruleBroken } from '../../../platform/errors/index.ts';
import type { SecondFactor } from '../tables.ts';
import type { Ceremony, RequestOptions } from './ceremony.ts';
import type { PasskeyAnswer, ProofInput } from './contract.ts';
import type { Kit } from './kit.ts';
import { readRecoveryCode } from './recovery-codes.ts';
import * as store from './store.ts';
import { matchingStep, readCode, TOTP_PURPOSE } from './totp.ts';

/** A proof that was tried: how the factor was shown, or why it does not count. */
export type Verdict =
  | { readonly shown: SecondFactor }
  | { readonly refused: 'code-wrong' | 'code-reused' | 'recovery-code-wrong' | 'passkey-refused' };

/**
 * Reads what was typed as a proof.
 * @throws 422 unless it is exactly one proof that can be read
 */
export function readProof({ code, recoveryCode, passkey }: ProofInput): ProofInput {
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
}

/** Second factors as they are shown: a code, a recovery code, a passkey. */
export function createProofs(kit: Kit, ceremony: Ceremony) {
  const { clock, vault, notice, held, codeHash, takeAnswered, keepChallenge } = kit;

  async function tryTotp(tx: Tx, accountId: string, code: string): Promise<Verdict> {
    const kept = await store.findTotp(tx, accountId);
    if (kept === undefined || kept.confirmedAt === null) return { refused: 'code-wrong' };
    const step = matchingStep(vault.open(TOTP_PURPOSE, accountId, kept.sealedSecret), code, clock.now());
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
    const shown = await ceremony.shown(answer, passkey, {
      expectedChallenge: challenge,
      owners: await store.mergedAccounts(tx, passkey.accountId),
    });
    if (shown === undefined) return undefined;
    await store.updatePasskey(tx, passkey.id, { ...shown, lastUsedAt: clock.now() });
    return passkey.accountId;
  }

  return {
    readProof,

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
  };
}
