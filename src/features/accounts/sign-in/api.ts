import type { FastifyInstance } from 'fastify';
import { type Api, anyone, etagOf, ListSchema, signedIn, versionRead } from '../../../platform/http/index.ts';
import { MeView, SignInInput, TokenView } from '../contract.ts';
import { PasskeyOptionsView, ProofInput } from '../factors/contract.ts';
import { ownAccount } from '../factors/index.ts';
import { tryingPasswords } from '../limits.ts';
import type { AccountsService } from '../service.ts';
import type { SignIns } from '../sign-ins/index.ts';
import * as contract from './contract.ts';
import { originOf } from './entering.ts';
import { presentSignIn, presentStep, presentTokens } from './present.ts';
import type { SignInService } from './service.ts';

/** Attempts from one address. */
const limit = { max: 20, minutes: 1 } as const;

/** How long others may keep our public keys, in seconds: shorter than a retired one still verifies. */
const KEYS_KEPT = 300;

/** Adds signing in for programs, who one is, and one's own sign-ins. */
export function addSignInApi(
  api: Api,
  deps: { server: FastifyInstance; service: AccountsService; signIn: SignInService; signIns: SignIns },
): void {
  const { server, service, signIn, signIns } = deps;

  api.operation({
    method: 'POST',
    url: '/auth/tokens',
    id: 'createToken',
    tag: 'access',
    summary:
      'Sign in with an address and a password: 201 with tokens, or 202 with the step to the second factor',
    policy: anyone,
    limit: tryingPasswords,
    body: SignInInput,
    status: 201,
    reply: TokenView,
    otherReplies: { 202: contract.StepView },
    handle: async ({ body, raw }, reply) => {
      const account = await service.signIn(body);
      const entered = await signIn.proceed({ account, method: 'password', ...originOf(raw.actor) });
      if (entered.kind === 'signed-in') return presentTokens(entered.tokens);
      reply.code(202);
      return presentStep(entered);
    },
  });

  api.operation({
    method: 'POST',
    url: '/auth/second-factors',
    id: 'showSecondFactor',
    tag: 'access',
    summary: 'Finish a sign-in with its second factor; five wrong ones end the step',
    policy: anyone,
    limit,
    body: contract.SecondFactorInput,
    status: 201,
    reply: TokenView,
    handle: async ({ body: { step, ...proof }, raw }) =>
      presentTokens((await signIn.finish(step, proof, originOf(raw.actor).origin)).tokens),
  });

  api.operation({
    method: 'POST',
    url: '/auth/passkey-challenges',
    id: 'createPasskeyChallenge',
    tag: 'access',
    summary: 'What a browser needs to show a passkey: of a step’s account, or, without a step, any',
    policy: anyone,
    limit,
    body: contract.PasskeyChallengeInput,
    status: 201,
    reply: PasskeyOptionsView,
    handle: async ({ body }) => signIn.passkeyOptions(body.step),
  });

  api.operation({
    method: 'POST',
    url: '/auth/passkeys',
    id: 'createTokenByPasskey',
    tag: 'access',
    summary: 'Sign in with a passkey alone; it is the second factor as well',
    policy: anyone,
    limit,
    body: contract.PasskeySignInInput,
    status: 201,
    reply: TokenView,
    handle: async ({ body, raw }) =>
      presentTokens((await signIn.byPasskey(body.passkey, originOf(raw.actor).origin)).tokens),
  });

  api.operation({
    method: 'POST',
    url: '/auth/refreshes',
    id: 'refreshToken',
    tag: 'access',
    summary: 'New tokens for a refresh token; one that is shown twice ends its sign-in',
    policy: anyone,
    limit: { max: 60, minutes: 1 },
    body: contract.RefreshInput,
    status: 201,
    reply: TokenView,
    handle: async ({ body }) => presentTokens(await signIns.refresh(body.refreshToken)),
  });

  api.operation({
    method: 'GET',
    url: '/me',
    id: 'getMe',
    tag: 'access',
    summary: 'Who the caller is, and which roles hold where',
    policy: signedIn,
    reply: MeView,
    handle: async ({ raw: { actor } }, reply) => presentMe(actor, await signIn.account(actor), reply),
  });

  const presentMe = (
    actor: Parameters<SignInService['account']>[0],
    account: Awaited<ReturnType<SignInService['account']>>,
    reply: { header(name: string, value: string): unknown },
  ) => {
    reply.header('etag', etagOf(account.version));
    return {
      id: account.id,
      email: account.email,
      name: account.name,
      language: account.language,
      grants: actor.kind === 'account' ? actor.grants : [],
      asleep: actor.kind === 'account' ? (actor.asleep ?? []) : [],
      version: account.version,
    };
  };

  api.operation({
    method: 'PATCH',
    url: '/me',
    id: 'editMe',
    tag: 'access',
    summary: 'Change one’s name or language',
    policy: ownAccount,
    edits: true,
    body: contract.MePatch,
    reply: MeView,
    handle: async ({ body, raw }, reply) =>
      presentMe(raw.actor, await signIn.editMe(raw.actor, versionRead(raw), body), reply),
  });

  api.operation({
    method: 'PUT',
    url: '/me/password',
    id: 'changePassword',
    tag: 'access',
    summary: 'Set one’s password; the other sign-ins end',
    policy: ownAccount,
    limit,
    body: contract.PasswordInput,
    status: 204,
    handle: async ({ body, raw }) => signIn.changePassword(raw.actor, body),
  });

  api.operation({
    method: 'POST',
    url: '/me/second-factor-proofs',
    id: 'proveSecondFactor',
    tag: 'access',
    summary: 'Show a second factor in the present sign-in: rights that ask for one hold from then on',
    policy: ownAccount,
    limit,
    body: ProofInput,
    status: 204,
    handle: async ({ body, raw }) => signIn.stepUp(raw.actor, body),
  });

  api.operation({
    method: 'GET',
    url: '/me/sign-ins',
    id: 'listSignIns',
    tag: 'access',
    summary: 'Where the caller is signed in, the latest first',
    policy: ownAccount,
    reply: ListSchema(contract.SignInView),
    handle: async ({ raw: { actor } }) => ({
      items: (await signIn.list(actor)).map((row) =>
        presentSignIn(row, actor.kind === 'account' ? actor.signInId : undefined),
      ),
    }),
  });

  api.operation({
    method: 'DELETE',
    url: '/me/sign-ins',
    id: 'endOtherSignIns',
    tag: 'access',
    summary: 'End every sign-in but the present one',
    policy: ownAccount,
    status: 204,
    handle: async ({ raw }) => {
      await signIn.endOthers(raw.actor);
    },
  });

  api.operation({
    method: 'DELETE',
    url: '/me/sign-ins/:signIn',
    id: 'endSignIn',
    tag: 'access',
    summary: 'End a sign-in',
    policy: ownAccount,
    params: contract.SignInParams,
    status: 204,
    handle: async ({ params, raw }) => signIn.end(raw.actor, params.signIn),
  });

  server.route({
    method: 'GET',
    url: '/.well-known/jwks.json',
    config: { policy: anyone },
    schema: { hide: true } as never,
    handler: async (_request, reply) =>
      reply
        .header('cache-control', `public, max-age=${KEYS_KEPT}`)
        .type('application/jwk-set+json; charset=utf-8')
        .send(JSON.stringify({ keys: await signIns.keys.published() })),
  });
}
