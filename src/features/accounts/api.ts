import { unauthenticated } from '../../platform/errors/index.ts';
import { type Api, anyone, signedIn } from '../../platform/http/index.ts';
import { MeView, SignInInput, TokenView } from './contract.ts';
import type { AccountsService } from './service.ts';
import type { SignIns } from './sign-ins/index.ts';

/** Adds signing in for programs, and who one is. */
export function addAccountsApi(
  api: Api,
  { service, signIns }: { service: AccountsService; signIns: SignIns },
): void {
  api.operation({
    method: 'POST',
    url: '/auth/tokens',
    id: 'createToken',
    tag: 'access',
    summary: 'Sign in: an access token for an address and a password',
    policy: anyone,
    limit: { max: 20, minutes: 1 },
    body: SignInInput,
    status: 201,
    reply: TokenView,
    handle: async ({ body, raw }) => {
      const account = await service.signIn(body);
      const { accessToken, refreshToken, expiresIn } = await signIns.open({
        accountId: account.id,
        method: 'password',
        secondFactor: null,
        ...(raw.actor.kind === 'system' || raw.actor.origin === undefined
          ? {}
          : { origin: raw.actor.origin }),
      });
      return { accessToken, refreshToken, tokenType: 'Bearer', expiresIn };
    },
  });

  api.operation({
    method: 'GET',
    url: '/me',
    id: 'getMe',
    tag: 'access',
    summary: 'Who the caller is, and which roles hold where',
    policy: signedIn,
    reply: MeView,
    handle: async ({ raw }) => {
      const { actor } = raw;
      if (actor.kind !== 'account') throw unauthenticated();
      return { id: actor.accountId, name: actor.name, language: actor.language, grants: actor.grants };
    },
  });
}
