import { type Api, anyone } from '../../../platform/http/index.ts';
import { TokenView } from '../contract.ts';
import { ownAccount } from '../factors/index.ts';
import { askingForMail } from '../limits.ts';
import { manageRights } from '../rights/policy.ts';
import { StepView } from '../sign-in/contract.ts';
import { originOf } from '../sign-in/entering.ts';
import type { SignInService } from '../sign-in/index.ts';
import { presentStep, presentTokens } from '../sign-in/present.ts';
import type { SignInMethod } from '../tables.ts';
import * as contract from './contract.ts';
import type { LinkServices } from './index.ts';
import type { AccountRow } from './store.ts';

/** Requests of one address: asking for a mail, and using a link. */
const asking = { max: 10, minutes: 10 } as const;
const using = { max: 30, minutes: 10 } as const;

/** Adds registration, new passwords and addresses, links to sign in, resets of second factors, mergers. */
export function addLinksApi(
  api: Api,
  { services, signIn }: { readonly services: LinkServices; readonly signIn: SignInService },
): void {
  const { registration, resets, signInLinks, emailChanges, factorResets, merges } = services;

  /** Tokens, or the step to the second factor. */
  async function enter(
    account: AccountRow,
    method: SignInMethod,
    request: { readonly actor: Parameters<typeof originOf>[0] },
    reply: { code(status: number): unknown },
  ) {
    const entered = await signIn.proceed({ account, method, ...originOf(request.actor) });
    if (entered.kind === 'signed-in') return presentTokens(entered.tokens);
    reply.code(202);
    return presentStep(entered);
  }
  const tokens = { status: 201, reply: TokenView, otherReplies: { 202: StepView } } as const;
  const common = { tag: 'access', policy: anyone } as const;

  api.operation({
    ...common,
    method: 'POST',
    url: '/accounts',
    id: 'registerAccount',
    summary: 'Register: a link goes to the address. The answer is the same for one that has an account',
    limit: askingForMail,
    body: contract.RegistrationInput,
    status: 202,
    handle: async ({ body }) => registration.request(body),
  });

  api.operation({
    ...common,
    method: 'POST',
    url: '/auth/registrations/:secret',
    id: 'confirmRegistration',
    summary: 'Confirm a registration with its link, and set the password',
    limit: using,
    params: contract.SecretParams,
    body: contract.NewPasswordInput,
    ...tokens,
    handle: async ({ params, body, raw }, reply) =>
      enter(await registration.confirm(raw.actor, params.secret, body.password), 'link', raw, reply),
  });

  api.operation({
    ...common,
    method: 'POST',
    url: '/auth/links',
    id: 'askForSignInLink',
    summary: 'Ask for a link to sign in. The answer is the same whatever the address has',
    limit: askingForMail,
    body: contract.AddressAndLanguageInput,
    status: 202,
    handle: async ({ body, raw }) => signInLinks.request(body.email, body.language ?? raw.language),
  });

  api.operation({
    ...common,
    method: 'POST',
    url: '/auth/links/:secret',
    id: 'signInByLink',
    summary: 'Sign in with a link: 201 with tokens, or 202 with the step to the second factor',
    limit: using,
    params: contract.SecretParams,
    ...tokens,
    handle: async ({ params, raw }, reply) =>
      enter(await signInLinks.use(raw.actor, params.secret), 'link', raw, reply),
  });

  api.operation({
    ...common,
    method: 'POST',
    url: '/auth/password-resets',
    id: 'askForPasswordReset',
    summary: 'Ask for a link to set a new password. The answer is the same whatever the address has',
    limit: askingForMail,
    body: contract.AddressAndLanguageInput,
    status: 202,
    handle: async ({ body, raw }) => resets.request(body.email, body.language ?? raw.language),
  });

  api.operation({
    ...common,
    method: 'POST',
    url: '/auth/password-resets/:secret',
    id: 'resetPassword',
    summary: 'Set a new password with a link; every sign-in ends, the second factor stays',
    limit: using,
    params: contract.SecretParams,
    body: contract.NewPasswordInput,
    status: 204,
    handle: async ({ params, body, raw }) => resets.use(raw.actor, params.secret, body.password),
  });

  api.operation({
    ...common,
    method: 'POST',
    url: '/me/email-changes',
    id: 'changeEmail',
    summary: 'Ask for another address: it gets a link; needs a fresh proof',
    policy: ownAccount,
    limit: asking,
    body: contract.AddressInput,
    status: 202,
    handle: async ({ body, raw }) => emailChanges.request(raw.actor, body.email),
  });

  api.operation({
    ...common,
    method: 'POST',
    url: '/auth/email-changes/:secret',
    id: 'confirmEmail',
    summary: 'Confirm another address with its link; the old one is told and may undo it',
    limit: using,
    params: contract.SecretParams,
    status: 204,
    handle: async ({ params, raw }) => emailChanges.confirm(raw.actor, params.secret),
  });

  api.operation({
    ...common,
    method: 'POST',
    url: '/auth/email-change-undos/:secret',
    id: 'undoEmailChange',
    summary:
      'Undo a change of address with the link that the old one got; sign-ins end, the password is void',
    limit: using,
    params: contract.SecretParams,
    status: 204,
    handle: async ({ params, raw }) => emailChanges.undo(raw.actor, params.secret),
  });

  api.operation({
    ...common,
    method: 'POST',
    url: '/accounts/:account/second-factor-resets',
    id: 'offerSecondFactorReset',
    summary:
      'Start to reset the second factor of somebody over all of whose rights one stands; they confirm it',
    policy: manageRights,
    limit: asking,
    params: contract.AccountParams,
    body: contract.FactorResetInput,
    status: 202,
    handle: async ({ params, body, raw }) => factorResets.start(raw.actor, params.account, body.reason),
  });

  api.operation({
    ...common,
    method: 'POST',
    url: '/auth/second-factor-resets/:secret',
    id: 'resetSecondFactor',
    summary: 'Confirm a reset of one’s second factor with its link and the password; sign-ins end',
    limit: { max: 10, minutes: 10 },
    params: contract.SecretParams,
    body: contract.ShownPasswordInput,
    status: 204,
    handle: async ({ params, body, raw }) => factorResets.use(raw.actor, params.secret, body.password),
  });

  api.operation({
    ...common,
    method: 'POST',
    url: '/me/account-mergers',
    id: 'mergeAccount',
    summary: 'Take over another account of one’s own, by its password and second factor; needs a fresh proof',
    policy: ownAccount,
    limit: asking,
    body: contract.MergeInput,
    status: 204,
    handle: async ({ body, raw }) => merges.byPassword(raw.actor, body),
  });

  api.operation({
    ...common,
    method: 'POST',
    url: '/me/account-merger-links',
    id: 'askForMergerLink',
    summary: 'Ask for a link to the address of another account of one’s own',
    policy: ownAccount,
    limit: asking,
    body: contract.AddressInput,
    status: 202,
    handle: async ({ body, raw }) => merges.request(raw.actor, body.email),
  });

  api.operation({
    ...common,
    method: 'POST',
    url: '/me/account-merger-links/:secret',
    id: 'mergeAccountByLink',
    summary: 'Take over another account of one’s own with the link that its address got',
    policy: ownAccount,
    limit: using,
    params: contract.SecretParams,
    body: contract.MergeProofInput,
    status: 204,
    handle: async ({ params, body, raw }) => merges.use(raw.actor, params.secret, body),
  });
}
