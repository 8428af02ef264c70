/**
 * Signing in through a provider of identities (OpenID Connect, authorization code with PKCE, state and nonce). People are
 * known by issuer and subject; an account is linked by its owner, who proves it.
 */
import type { FastifyInstance } from 'fastify';
import type { OidcConfig } from '../../../config.ts';
import type { Changes } from '../../../platform/changes/index.ts';
import type { Clock } from '../../../platform/clock/index.ts';
import type { Database } from '../../../platform/database/index.ts';
import type { Pages } from '../../../platform/pages/index.ts';
import type { Vault } from '../../../platform/vault/index.ts';
import type { AccountFrame } from '../account-frame.ts';
import type { Factors } from '../factors/index.ts';
import type { Entrance } from '../sign-in/index.ts';
import { createCookies } from './pages/cookies.ts';
import { CALLBACK } from './pages/frame.ts';
import { addIdentitiesPages } from './pages/identities-page.ts';
import { addOidcSignInPages } from './pages/sign-in-pages.ts';
import { createProvider } from './provider.ts';
import { createOidcService } from './service.ts';

export interface OidcSignIn {
  addPages(deps: { readonly pages: Pages; readonly frame: AccountFrame }): void;
}

export function createOidcSignIn(deps: {
  readonly server: FastifyInstance;
  readonly database: Database;
  readonly changes: Changes;
  readonly clock: Clock;
  readonly vault: Vault;
  readonly factors: Factors;
  readonly entrance: Entrance;
  readonly config: OidcConfig;
  /** Address under which people reach the system. */
  readonly publicUrl: string;
}): OidcSignIn {
  const { publicUrl, config } = deps;
  const service = createOidcService({ ...deps, provider: createProvider(config, `${publicUrl}${CALLBACK}`) });
  const cookies = createCookies(publicUrl.startsWith('https:'));
  return {
    addPages(own) {
      const all = { ...deps, ...own, service, cookies };
      addOidcSignInPages(all);
      addIdentitiesPages(all);
    },
  };
}
