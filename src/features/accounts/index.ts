/**
 * Owns the people who sign in: accounts, their grants, second factors, sign-ins, the first organiser.
 */
import type { FastifyInstance } from 'fastify';
import type { Changes } from '../../platform/changes/index.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database } from '../../platform/database/index.ts';
import type { Api } from '../../platform/http/index.ts';
import type { Pages } from '../../platform/pages/index.ts';
import type { Vault } from '../../platform/vault/index.ts';
import { type AccountFrame, createAccountFrame, type SitePage } from './account-frame.ts';
import { addFactorsApi, createFactors, type FactorNotice, type Factors } from './factors/index.ts';
import { addAccountsPages } from './pages.ts';
import { createPasswords, type Passwords } from './passwords.ts';
import { type AccountsService, createAccountsService } from './service.ts';
import {
  addSignInApi,
  createEntrance,
  createSignInService,
  type Entrance,
  type PasswordNotice,
  type SignInService,
} from './sign-in/index.ts';
import type { SignIns } from './sign-ins/index.ts';

export type { AccountFrame, AccountTab, SignInWay } from './account-frame.ts';
export { type ApiTokens, createApiTokens } from './api-tokens/index.ts';
export {
  type AccountLinks,
  type AccountMerging,
  accountsMails,
  createAccountLinks,
  createSecurityNotices,
} from './links/index.ts';
export { createOidcSignIn } from './oidc/index.ts';
export { PASSWORD_COST } from './passwords.ts';
export {
  type AccountRights,
  accountsTasks,
  createAccountRights,
  type ScopeFacts,
  type ScopeTitles,
} from './rights/index.ts';
export type { NewAccount } from './service.ts';
export { passwordFault } from './sign-in/index.ts';
export { createSignIns, type SignIns } from './sign-ins/index.ts';
export { createSigningKeys, type KeyState } from './sign-ins/keys.ts';
export { insertAccount } from './store.ts';

export interface AccountsFeature {
  readonly service: AccountsService;
  readonly factors: Factors;
  readonly signIn: SignInService;
  readonly passwords: Passwords;
  /** How a browser comes in, by whatever first proof. */
  readonly entrance: Entrance;
  addApi(api: Api): void;
  /** @returns the frame of the account's pages, which further parts add tabs and ways to sign in to */
  addPages(pages: Pages, sitePage: SitePage): AccountFrame;
}

export function createAccountsFeature(deps: {
  server: FastifyInstance;
  database: Database;
  changes: Changes;
  clock: Clock;
  vault: Vault;
  signIns: SignIns;
  /** Address under which people reach the system. */
  publicUrl: string;
  /** Told of what changed in how somebody signs in. Default: nobody is. */
  factorNotice?: FactorNotice;
  passwordNotice?: PasswordNotice;
}): AccountsFeature {
  const { server, database, signIns, publicUrl, factorNotice, passwordNotice } = deps;
  const passwords = createPasswords();
  const service = createAccountsService({ ...deps, passwords });
  const factors = createFactors({
    ...deps,
    ...(factorNotice === undefined ? {} : { notice: factorNotice }),
  });
  const signIn = createSignInService({
    ...deps,
    factors,
    passwords,
    ...(passwordNotice === undefined ? {} : { notice: passwordNotice }),
  });
  const entrance = createEntrance({ database, signIn, signIns, secure: publicUrl.startsWith('https:') });
  return {
    service,
    factors,
    signIn,
    passwords,
    entrance,
    addApi(api) {
      addSignInApi(api, { server, service, signIn, signIns });
      addFactorsApi(api, factors);
    },
    addPages(pages, sitePage) {
      const frame = createAccountFrame(sitePage);
      addAccountsPages({ pages, service, signIn, factors, entrance, signIns, frame });
      return frame;
    },
  };
}
