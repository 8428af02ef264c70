/** Tokens for programs: opaque, with scopes and an end, made and revoked by their owner. */
import type { FastifyInstance } from 'fastify';
import type { Changes } from '../../../platform/changes/index.ts';
import type { Clock } from '../../../platform/clock/index.ts';
import type { Database } from '../../../platform/database/index.ts';
import { type Api, areasOf } from '../../../platform/http/index.ts';
import type { Pages } from '../../../platform/pages/index.ts';
import type { AccountFrame } from '../account-frame.ts';
import type { Factors } from '../factors/index.ts';
import type { FindEdition } from '../links/index.ts';
import type { Scopes } from '../rights/scopes.ts';
import { addApiTokensApi } from './api.ts';
import { addApiTokensPages } from './pages.ts';
import { type ApiTokensService, createApiTokensService } from './service.ts';
import type { AreaTitle } from './words.ts';

export interface ApiTokens {
  readonly service: ApiTokensService;
  addApi(api: Api): void;
  addPages(deps: { readonly pages: Pages; readonly frame: AccountFrame }): void;
}

export function createApiTokens(deps: {
  readonly server: FastifyInstance;
  readonly database: Database;
  readonly changes: Changes;
  readonly clock: Clock;
  readonly factors: Factors;
  readonly scopes: Scopes;
  readonly findEdition: FindEdition;
  readonly areaTitle: AreaTitle;
}): ApiTokens {
  const areas = (): readonly string[] => areasOf(deps.server);
  const service = createApiTokensService({ ...deps, areas });
  return {
    service,
    addApi: (api) => addApiTokensApi(api, service),
    addPages: (own) => addApiTokensPages({ ...deps, ...own, service, areas }),
  };
}
