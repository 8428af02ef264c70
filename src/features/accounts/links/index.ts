/**
 * Links that work once, and what follows when they are used: invitations, registration, new passwords and addresses,
 * signing in by mail, resets of second factors, mergers of accounts. `rules.ts` says how long each holds.
 */
import type { Actor } from '../../../platform/actor/index.ts';
import type { Changes } from '../../../platform/changes/index.ts';
import type { Clock } from '../../../platform/clock/index.ts';
import type { Database } from '../../../platform/database/index.ts';
import type { Api } from '../../../platform/http/index.ts';
import type { Translator } from '../../../platform/i18n/index.ts';
import type { Outbox } from '../../../platform/outbox/index.ts';
import type { Pages } from '../../../platform/pages/index.ts';
import type { AccountFrame } from '../account-frame.ts';
import type { Factors } from '../factors/index.ts';
import type { Passwords } from '../passwords.ts';
import type { Scope, ScopeBook, Scopes } from '../rights/scopes.ts';
import type { RightsService } from '../rights/service.ts';
import { originOf } from '../sign-in/entering.ts';
import type { Entrance, SignInService } from '../sign-in/index.ts';
import type { SignIns, SignInTokens } from '../sign-ins/index.ts';
import { addLinksApi } from './api.ts';
import { addInvitationsApi } from './api-invitations.ts';
import { createEmailChanges, type EmailChanges } from './email-changes.ts';
import { createFactorResets, type FactorResets } from './factor-resets.ts';
import { createInvitations, type Invitations } from './invitations/index.ts';
import { createLinks } from './links.ts';
import { createMailing, type Mailing } from './mailing.ts';
import { type AccountMerging, createMerges, type Merges } from './merges.ts';
import { createRightOffers, type RightOffers } from './offers.ts';
import { addEmailPages } from './pages/email-pages.ts';
import { addFactorResetPages } from './pages/factor-reset-pages.ts';
import { addInvitationPages } from './pages/invitation-pages.ts';
import { addMergePages } from './pages/merge-pages.ts';
import { addOpenPages } from './pages/open-pages.ts';
import { createRegistration, type Registration } from './registration.ts';
import { createPasswordResets, type PasswordResets } from './resets.ts';
import { createSignInLinks, type SignInLinks } from './sign-in-links.ts';

export type { InvitationWhole } from './invitations/whole.ts';
export { accountsMails } from './mails.ts';
export type { AccountMerging, MergeRemark } from './merges.ts';
export { createSecurityNotices } from './notices.ts';
export type { RightOffers } from './offers.ts';

export interface LinkServices {
  readonly invitations: Invitations;
  readonly registration: Registration;
  readonly resets: PasswordResets;
  readonly emailChanges: EmailChanges;
  readonly signInLinks: SignInLinks;
  readonly factorResets: FactorResets;
  readonly merges: Merges;
  readonly factors: Factors;
  readonly mailing: Mailing;
  /** Signs a new account in: it has no second factor yet. */
  open(accountId: string, actor: Actor): Promise<SignInTokens>;
  /** Names of the scopes of rights. */
  scopeBook(scopes: readonly Scope[]): Promise<ScopeBook>;
}

/** An edition as far as its people and rights depend on it; the feature that owns editions finds it. */
export interface EditionPlace {
  readonly id: string;
  readonly seriesId: string;
}
/** The edition of an address, if the actor may know of it. @throws 404 */
export type FindEdition = (actor: Actor, reference: string) => Promise<EditionPlace>;

export interface AccountLinks {
  readonly services: LinkServices;
  readonly offers: RightOffers;
  addApi(api: Api): void;
  addPages(deps: { readonly pages: Pages; readonly frame: AccountFrame }): void;
}

export function createAccountLinks(deps: {
  readonly database: Database;
  readonly changes: Changes;
  readonly clock: Clock;
  readonly translator: Translator;
  readonly outbox: Outbox;
  readonly publicUrl: string;
  readonly signIns: SignIns;
  readonly accounts: {
    readonly factors: Factors;
    readonly passwords: Passwords;
    readonly signIn: SignInService;
    readonly entrance: Entrance;
  };
  readonly rights: { readonly service: RightsService; readonly scopes: Scopes };
  readonly findEdition: FindEdition;
  /** What features do with their rows when accounts are merged. */
  readonly merging: readonly AccountMerging[];
}): AccountLinks {
  const { database, accounts, rights, findEdition } = deps;
  const { factors, entrance, signIn } = accounts;
  const mailing = createMailing(deps);
  const context = {
    ...deps,
    ...accounts,
    links: createLinks(deps),
    mailing,
    rights: rights.service,
    scopes: rights.scopes,
  };
  const services: LinkServices = {
    invitations: createInvitations(context),
    registration: createRegistration(context),
    resets: createPasswordResets(context),
    emailChanges: createEmailChanges(context),
    signInLinks: createSignInLinks(context),
    factorResets: createFactorResets(context),
    merges: createMerges({ ...context, contributors: deps.merging }),
    factors,
    mailing,
    open: (accountId, actor) =>
      deps.signIns.open({ accountId, method: 'link', secondFactor: null, ...originOf(actor) }),
    scopeBook: (scopes) => rights.scopes.book(database.db, scopes),
  };
  return {
    services,
    offers: createRightOffers(context),
    addApi(api) {
      addLinksApi(api, { services, signIn });
      addInvitationsApi(api, { services, findEdition, translator: deps.translator });
    },
    addPages({ pages, frame }) {
      const own = { pages, frame, entrance, services };
      addOpenPages(own);
      addInvitationPages(own);
      addEmailPages(own);
      addFactorResetPages(own);
      addMergePages(own);
    },
  };
}
