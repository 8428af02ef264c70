import type { AccountActor, Actor } from '../../../platform/actor/index.ts';
import type { Changes } from '../../../platform/changes/index.ts';
import type { Clock } from '../../../platform/clock/index.ts';
import type { Database, Tx } from '../../../platform/database/index.ts';
import { unauthenticated } from '../../../platform/errors/index.ts';
import { permit } from '../../../platform/http/policy.ts';
import type { ProofInput } from '../factors/contract.ts';
import type { Factors } from '../factors/index.ts';
import { ownAccount } from '../factors/rules.ts';
import type { Passwords } from '../passwords.ts';
import type { SignIns } from '../sign-ins/index.ts';
import { DAILY_ATTEMPTS } from './rules.ts';
import * as store from './store.ts';

/** What the services of signing in are made with. */
export interface SignInDeps {
  readonly database: Database;
  readonly changes: Changes;
  readonly clock: Clock;
  readonly signIns: SignIns;
  readonly factors: Factors;
  readonly passwords: Passwords;
  /** Default: nobody is told. */
  readonly notice?: PasswordNotice;
}

/** What an account's owner is told of when its password was changed. */
export type PasswordNotice = (tx: Tx, notice: { accountId: string }) => Promise<void>;

/** The field of a form in which a proof was typed. */
export const fieldOf = ({ code, recoveryCode }: ProofInput): string =>
  code !== undefined ? 'code' : recoveryCode !== undefined ? 'recoveryCode' : '';

/** Whether codes of the account don't count at present. */
export const tooMany = async (tx: Tx, accountId: string, proof: ProofInput, now: Date): Promise<boolean> =>
  proof.code !== undefined && (await store.countAttempts(tx, accountId, now)) >= DAILY_ATTEMPTS;

/** Whose the sign-in is in which the actor works. */
export const ownerOf = (actor: Actor): AccountActor & { readonly signInId: string } => {
  permit(ownAccount, actor);
  if (actor.kind !== 'account' || actor.signInId === undefined) throw unauthenticated();
  return { ...actor, signInId: actor.signInId };
};
