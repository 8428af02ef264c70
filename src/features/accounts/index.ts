/**
 * Owns the people who sign in: accounts, their grants, tokens, the first organiser. The full model of access (second
 * factors, invitations, API tokens) stands on it.
 */
import type { Changes } from '../../platform/changes/index.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database } from '../../platform/database/index.ts';
import type { Api } from '../../platform/http/index.ts';
import type { Pages } from '../../platform/pages/index.ts';
import { addAccountsApi } from './api.ts';
import { addAccountsPages, type SitePage } from './pages.ts';
import { createPasswords } from './passwords.ts';
import { type AccountsService, createAccountsService } from './service.ts';
import type { SignIns } from './sign-ins/index.ts';

export type { NewAccount } from './service.ts';
export { createSignIns, type SignIns } from './sign-ins/index.ts';
export { insertAccount } from './store.ts';

export interface AccountsFeature {
  readonly service: AccountsService;
  addApi(api: Api): void;
  addPages(pages: Pages, sitePage: SitePage): void;
}

export function createAccountsFeature(deps: {
  database: Database;
  changes: Changes;
  clock: Clock;
  signIns: SignIns;
}): AccountsFeature {
  const { signIns } = deps;
  const service = createAccountsService({ ...deps, passwords: createPasswords() });
  return {
    service,
    addApi: (api) => addAccountsApi(api, { service, signIns }),
    addPages: (pages, sitePage) => addAccountsPages({ pages, service, signIns, sitePage }),
  };
}
