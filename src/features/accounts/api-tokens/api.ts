import { type Api, ListSchema } from '../../../platform/http/index.ts';
import { ownAccount } from '../factors/index.ts';
import * as contract from './contract.ts';
import { presentToken } from './present.ts';
import type { ApiTokensService } from './service.ts';

/** Adds the operations on one's own tokens for programs. */
export function addApiTokensApi(api: Api, service: ApiTokensService): void {
  const common = { tag: 'access', policy: ownAccount } as const;

  api.operation({
    ...common,
    method: 'GET',
    url: '/me/api-tokens',
    id: 'listApiTokens',
    summary: 'Tokens of the caller’s programs that work, the latest first',
    reply: ListSchema(contract.ApiTokenView),
    handle: async ({ raw }) => ({ items: (await service.list(raw.actor)).map(presentToken) }),
  });

  api.operation({
    ...common,
    method: 'POST',
    url: '/me/api-tokens',
    id: 'makeApiToken',
    summary: 'Make a token for a program; its secret is shown this once. Asks for a fresh second factor',
    limit: { max: 30, minutes: 1 },
    // Without an Idempotency-Key: the answer holds a secret, which must not be kept to be played back.
    status: 201,
    body: contract.ApiTokenInput,
    reply: contract.NewApiTokenView,
    handle: async ({ body, raw }, reply) => {
      const { token, secret } = await service.make(raw.actor, body);
      reply.header('location', `/api/v1/me/api-tokens/${token.id}`);
      return { token: secret, ...presentToken(token) };
    },
  });

  api.operation({
    ...common,
    method: 'DELETE',
    url: '/me/api-tokens/:apiToken',
    id: 'revokeApiToken',
    summary: 'Revoke a token; it stops at once',
    params: contract.ApiTokenParams,
    status: 204,
    handle: async ({ params, raw }) => service.revoke(raw.actor, params.apiToken),
  });
}
