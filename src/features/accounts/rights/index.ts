/**
 * Rights: who may do what where, until when, given by whom. Given and withdrawn by the organiser of the scope, lent by
 * their holder; `rules.ts` says who may. Scopes get their names from the features that own them.
 */
import type { Changes } from '../../../platform/changes/index.ts';
import type { Clock } from '../../../platform/clock/index.ts';
import type { Database } from '../../../platform/database/index.ts';
import type { Api, Describe } from '../../../platform/http/index.ts';
import type { Translator } from '../../../platform/i18n/index.ts';
import type { Outbox } from '../../../platform/outbox/index.ts';
import type { Pages } from '../../../platform/pages/index.ts';
import type { AccountFrame } from '../account-frame.ts';
import type { FindEdition, LinkServices } from '../links/index.ts';
import { createMailing } from '../links/mailing.ts';
import type { SignIns } from '../sign-ins/index.ts';
import { addRightsApi } from './api.ts';
import { addAccountPages } from './pages/account-page.ts';
import { addAccountsList } from './pages/accounts-list.ts';
import { addEditionPeople } from './pages/edition-people/index.ts';
import type { RightsShell } from './pages/frame.ts';

export type { RightsShell } from './pages/frame.ts';

import { addOwnRightsPages } from './pages/own-rights.ts';
import { createPeople, type People } from './people.ts';
import { manageInstallation, manageRights } from './policy.ts';
import { createScopes, type Scopes, type ScopeTitles } from './scopes.ts';
import { createRightsService, type GivingNotice, type RightsService } from './service.ts';
import { rightWithEnd } from './words.ts';

/** Tasks of the management menu: of an edition, and of the installation. */
export const accountsTasks = [
  {
    group: 'edition',
    label: 'accounts-rights:people',
    path: '/people',
    icon: 'users',
    policy: manageRights,
  },
  {
    group: 'installation',
    label: 'common:nav.management.accounts',
    path: '/people',
    icon: 'lock',
    policy: manageInstallation,
  },
] as const;

export type { ScopeFacts, ScopeTitles } from './scopes.ts';

export interface AccountRights {
  readonly service: RightsService;
  readonly scopes: Scopes;
  readonly people: People;
  addApi(api: Api, deps: { readonly findEdition: FindEdition }): void;
  addPages(deps: {
    readonly pages: Pages;
    readonly frame: AccountFrame;
    readonly shell: RightsShell;
    readonly describe: Describe;
    readonly links: LinkServices;
  }): void;
}

export function createAccountRights(deps: {
  readonly database: Database;
  readonly changes: Changes;
  readonly clock: Clock;
  readonly translator: Translator;
  readonly signIns: SignIns;
  readonly outbox: Outbox;
  /** Address under which people reach the system. */
  readonly publicUrl: string;
  /** Names of scopes, from the features that own them. */
  readonly titles: readonly ScopeTitles[];
}): AccountRights {
  const { database, clock, translator } = deps;
  const scopes = createScopes(deps.titles);
  const mailing = createMailing(deps);
  const notice: GivingNotice = (tx, { to, by, rights, book }) => {
    const t = translator.t(to.language);
    return mailing.tell(
      tx,
      'rights-given',
      { ...to, accountId: to.id },
      {
        name: to.name,
        inviter: by ?? t('series:product'),
        rights: rights.map((right) => rightWithEnd(t, to.language, right, book.of(right))).join('\n'),
        link: mailing.page(to, '/account/rights'),
      },
    );
  };
  const service = createRightsService({ ...deps, scopes, notice });
  const people = createPeople({ ...deps, scopes });
  return {
    service,
    scopes,
    people,
    addApi: (api, { findEdition }) =>
      addRightsApi(api, { database, translator, people, scopes, service, findEdition }),
    addPages(pageDeps) {
      const own = { ...pageDeps, database, clock, people, scopes, service };
      addEditionPeople(own);
      addAccountsList(own);
      addAccountPages(own);
      addOwnRightsPages(own);
    },
  };
}
