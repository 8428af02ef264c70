import type { Pages } from '../../../../platform/pages/index.ts';
import type { AccountFrame } from '../../account-frame.ts';
import type { Factors } from '../service.ts';
import { addAuthenticatorPages } from './authenticator-pages.ts';
import { addPasskeyPages } from './passkey-pages.ts';
import { addSecurityPage } from './security-page.ts';

/** Adds the pages of one's own second factors. */
export function addFactorsPages(deps: {
  pages: Pages;
  factors: Factors;
  frame: AccountFrame;
  /** Whether the actor has a password. */
  hasPassword: (accountId: string) => Promise<boolean>;
}): void {
  addSecurityPage(deps);
  addAuthenticatorPages(deps);
  addPasskeyPages(deps);
}
