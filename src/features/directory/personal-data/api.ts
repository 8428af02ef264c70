import { type Static, Type } from 'typebox';
import type { Database } from '../../../platform/database/index.ts';
import { notFound } from '../../../platform/errors/index.ts';
import { type Api, anyone, type Describe, LanguageQuerySchema } from '../../../platform/http/index.ts';
import type { Translate } from '../../../platform/i18n/index.ts';
import type { Language } from '../../../platform/language/index.ts';
import type { Retention } from '../../../platform/personal-data/index.ts';
import type { ErasureRequestRow } from '../store/erasure-requests.ts';
import {
  ErasureInput,
  ErasureRequestInput,
  ErasureRequestView,
  ErasureView,
  PersonalDataView,
  RefusalInput,
  RequestParams,
  RetentionView,
  SubjectParams,
} from './contract.ts';
import { managePersonalData, ownPersonalData } from './policy.ts';
import type { HeldData, PersonalDataService } from './service.ts';

const tag = 'directory';

export interface PersonalDataApi {
  readonly database: Database;
  readonly service: PersonalDataService;
  readonly retention: Retention;
  readonly describe: Describe;
  readonly translate: (language: Language) => Translate;
}

const presentRequest = (row: ErasureRequestRow): Static<typeof ErasureRequestView> => ({
  id: row.id,
  state: row.state,
  note: row.note,
  answer: row.answer,
  createdAt: row.createdAt.toISOString(),
  closedAt: row.closedAt === null ? null : row.closedAt.toISOString(),
});

/** Adds the JSON operations of personal data. */
export function addPersonalDataApi(api: Api, deps: PersonalDataApi): void {
  const { service, retention, describe, translate } = deps;

  const present = ({ parts, refusals }: HeldData, language: Language): Static<typeof PersonalDataView> => ({
    parts: parts.map(({ key, fate, rows }) => ({
      key,
      title: translate(language)(`personal-data:part.${key}.title`),
      fate,
      rows: [...rows],
    })),
    refusals: refusals.map(({ code, params }) => ({ code, message: describe(language, code, params ?? {}) })),
  });

  api.operation({
    method: 'GET',
    url: '/me/personal-data',
    id: 'exportOwnData',
    tag,
    summary: 'All that is held of the caller, and what an erasure would do to each part',
    policy: ownPersonalData,
    query: LanguageQuerySchema,
    reply: PersonalDataView,
    async handle({ raw }, reply) {
      const data = await service.own(raw.actor);
      if (raw.actor.kind === 'account') {
        await service.recordExport(raw.actor, { kind: 'accounts', id: raw.actor.accountId });
      }
      reply.header('cache-control', 'no-store');
      return present(data, raw.language);
    },
  });

  api.operation({
    method: 'GET',
    url: '/me/erasure-request',
    id: 'getOwnErasureRequest',
    tag,
    summary: 'The newest request of the caller to be erased, and what came of it',
    policy: ownPersonalData,
    reply: ErasureRequestView,
    async handle({ raw }) {
      const request = await service.ownRequest(raw.actor);
      if (request === undefined) throw notFound();
      return presentRequest(request);
    },
  });

  api.operation({
    method: 'POST',
    url: '/me/erasure-request',
    id: 'askForErasure',
    tag,
    summary:
      'Ask for the erasure of all that is held of the caller; the organiser of the installation answers',
    policy: ownPersonalData,
    status: 201,
    body: ErasureRequestInput,
    reply: ErasureRequestView,
    async handle({ body, raw }) {
      await service.ask(raw.actor, body);
      const request = await service.ownRequest(raw.actor);
      if (request === undefined) throw notFound();
      return presentRequest(request);
    },
  });

  api.operation({
    method: 'DELETE',
    url: '/me/erasure-request',
    id: 'withdrawErasureRequest',
    tag,
    summary: 'Withdraw the open request',
    policy: ownPersonalData,
    status: 204,
    reply: Type.Null(),
    handle: ({ raw }) => service.withdraw(raw.actor),
  });

  api.operation({
    method: 'GET',
    url: '/personal-data/:kind/:id',
    id: 'exportPersonalData',
    tag,
    summary: 'All that is held of a person or an account, and what stands against erasing it',
    policy: managePersonalData,
    params: SubjectParams,
    query: LanguageQuerySchema,
    reply: PersonalDataView,
    async handle({ params, raw }, reply) {
      const data = await service.of(raw.actor, params);
      await service.recordExport(raw.actor, params);
      reply.header('cache-control', 'no-store');
      return present(data, raw.language);
    },
  });

  api.operation({
    method: 'POST',
    url: '/personal-data/:kind/:id/erasures',
    id: 'erasePersonalData',
    tag,
    summary: 'Erase a person or an account with all that is held of them; it cannot be undone',
    policy: managePersonalData,
    status: 200,
    params: SubjectParams,
    body: ErasureInput,
    reply: ErasureView,
    handle: ({ params, body, raw }) => service.erase(raw.actor, params, body),
  });

  api.operation({
    method: 'POST',
    url: '/erasure-requests/:id/refusals',
    id: 'refuseErasureRequest',
    tag,
    summary: 'Refuse an open request, with the answer that its author reads',
    policy: managePersonalData,
    status: 204,
    params: RequestParams,
    body: RefusalInput,
    reply: Type.Null(),
    handle: ({ params, body, raw }) => service.refuse(raw.actor, params.id, body),
  });

  api.operation({
    method: 'GET',
    url: '/retention-periods',
    id: 'listRetentionPeriods',
    tag,
    summary: 'How long each kind of personal data is kept, and why',
    policy: anyone,
    query: LanguageQuerySchema,
    reply: RetentionView,
    async handle({ raw }) {
      const t = translate(raw.language);
      return {
        items: retention.rules.map(({ kind, class: name, days, after }) => ({
          kind,
          title: t(`personal-data:kept.${kind}.title`),
          class: name,
          days,
          after,
          reason: t(`personal-data:kept.${kind}.reason`),
        })),
      };
    },
  });
}
