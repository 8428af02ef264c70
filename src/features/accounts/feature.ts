import type { FastifyInstance } from 'fastify';
import type { OidcConfig } from '../../config.ts';
import type { Changes } from '../../platform/changes/index.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database } from '../../platform/database/index.ts';
import type { Api, Describe } from '../../platform/http/index.ts';
import type { Translator } from '../../platform/i18n/index.ts';
import type { Outbox } from '../../platform/outbox/index.ts';
import type { Pages } from '../../platform/pages/index.ts';
import type { Vault } from '../../platform/vault/index.ts';
import { type AccountFrame, createAccountFrame, type SitePage } from './account-frame.ts';
import { createApiTokens } from './api-tokens/index.ts';
import type { AreaTitle } from './api-tokens/words.ts';
import { addFactorsApi, createFactors, type Factors } from './factors/index.ts';
import {
  type AccountMerging,
  createAccountLinks,
  createSecurityNotices,
  type FindEdition,
  type RightOffers,
} from './links/index.ts';
import { createOidcSignIn } from './oidc/index.ts';
import { addAccountsPages } from './pages.ts';
import { createPasswords } from './passwords.ts';
import { createAccountRights, type RightsShell, type ScopeTitles } from './rights/index.ts';
import { type AccountsService, createAccountsService } from './service.ts';
import { addSignInApi, createEntrance, createSignInService } from './sign-in/index.ts';
import type { SignIns } from './sign-ins/index.ts';

export interface AccountsFeature {
  readonly service: AccountsService;
  readonly factors: Factors;
  /** Rights that follow from what another feature decides, within its own change. */
  readonly offers: RightOffers;
  addApi(api: Api): void;
  /** @returns the frame of the account's pages, to which higher features add tabs */
  addPages(deps: {
    readonly pages: Pages;
    readonly shell: RightsShell & { readonly sitePage: SitePage };
    readonly describe: Describe;
  }): AccountFrame;
}

/** The parts of accounts, each on those before it: who one is, second factors, signing in, rights, links, tokens. */
export function createAccountsFeature(deps: {
  readonly server: FastifyInstance;
  readonly database: Database;
  readonly changes: Changes;
  readonly clock: Clock;
  readonly vault: Vault;
  readonly translator: Translator;
  readonly outbox: Outbox;
  readonly signIns: SignIns;
  /** Address under which people reach the system. */
  readonly publicUrl: string;
  /** A provider of identities; absent: none is asked. */
  readonly oidc: OidcConfig | undefined;
  readonly findEdition: FindEdition;
  /** Names of scopes of rights, from the features that own them. */
  readonly titles: readonly ScopeTitles[];
  /** What features do with their rows when accounts are merged. */
  readonly merging: readonly AccountMerging[];
  /** Areas of the API by name. */
  readonly areaTitle: AreaTitle;
}): AccountsFeature {
  const { server, database, signIns, publicUrl, findEdition, oidc } = deps;
  const { factorNotice, passwordNotice } = createSecurityNotices(deps);
  const passwords = createPasswords();
  const service = createAccountsService({ ...deps, passwords });
  const factors = createFactors({ ...deps, notice: factorNotice });
  const signIn = createSignInService({ ...deps, factors, passwords, notice: passwordNotice });
  const entrance = createEntrance({ database, signIn, signIns, secure: publicUrl.startsWith('https:') });
  const rights = createAccountRights(deps);
  const links = createAccountLinks({ ...deps, accounts: { factors, passwords, signIn, entrance }, rights });
  const apiTokens = createApiTokens({ ...deps, factors, scopes: rights.scopes });
  const provider =
    oidc === undefined ? undefined : createOidcSignIn({ ...deps, factors, entrance, config: oidc });
  return {
    service,
    factors,
    offers: links.offers,
    addApi(api) {
      addSignInApi(api, { server, service, signIn, signIns });
      addFactorsApi(api, factors);
      links.addApi(api);
      rights.addApi(api, { findEdition });
      apiTokens.addApi(api);
    },
    addPages({ pages, shell, describe }) {
      const frame = createAccountFrame(shell.sitePage);
      addAccountsPages({ pages, service, signIn, factors, entrance, signIns, frame });
      links.addPages({ pages, frame });
      rights.addPages({ pages, frame, shell, describe, links: links.services });
      apiTokens.addPages({ pages, frame });
      provider?.addPages({ pages, frame });
      return frame;
    },
  };
}
