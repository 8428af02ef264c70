import { Type } from 'typebox';
import type { Actor } from '../../../../platform/actor/index.ts';
import { forbidden } from '../../../../platform/errors/index.ts';
import { type Api, etagOf, versionRead } from '../../../../platform/http/index.ts';
import { permit } from '../../../../platform/http/policy.ts';
import { LanguageQuerySchema } from '../../../../platform/http/schemas.ts';
import { EditionParams, IdParams, placeOf } from '../../../series/index.ts';
import { findDelegations, listDelegations, readSettings } from '../../store/delegations.ts';
import type { NominationsContext } from '../context.ts';
import * as contract from '../contract.ts';
import { manageDelegations, nominate, ownDelegations, readDelegations, seeDelegation } from '../policy.ts';
import { presentDelegation } from '../present.ts';

const tag = 'delegations';

/** Adds the operations of delegations as a whole. */
export function addDelegationsApi(api: Api, context: NominationsContext): void {
  const { database, finder, gate, delegations, nominations, clock } = context;
  const { db } = database;

  const answer = async (actor: Actor, id: string) => {
    const { whole, edition } = await gate.find(actor, id);
    const works = readDelegations.allows(actor, placeOf(edition.edition));
    return presentDelegation(whole, { works, now: clock.now() });
  };

  api.operation({
    method: 'GET',
    url: '/editions/:edition/delegations',
    id: 'listDelegations',
    tag,
    summary: 'Delegations: all for those who work on them, their own for focal points',
    policy: seeDelegation,
    params: EditionParams,
    query: contract.DelegationQuery,
    reply: contract.DelegationList,
    handle: async ({ params, query, raw }) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      const works = readDelegations.allows(raw.actor, placeOf(edition));
      if (!works && ownDelegations(raw.actor).length === 0) throw forbidden();
      const { lang: _, ...filter } = query;
      const rows = await listDelegations(
        db,
        edition.id,
        raw.language,
        works ? filter : { ...filter, ids: ownDelegations(raw.actor) },
      );
      return { items: rows.map((whole) => presentDelegation(whole, { works, now: clock.now() })) };
    },
  });

  api.operation({
    method: 'PATCH',
    url: '/editions/:edition/delegations',
    id: 'editDelegations',
    tag,
    summary: 'Set the places or the freeze date of many delegations, all or none',
    policy: manageDelegations,
    params: EditionParams,
    query: LanguageQuerySchema,
    body: contract.DelegationsPatch,
    reply: contract.DelegationList,
    handle: async ({ params, body, raw }) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      await delegations.editMany(raw.actor, edition.id, body);
      const rows = await findDelegations(db, body.ids);
      return {
        items: rows.map((whole) => presentDelegation(whole, { works: true, now: clock.now() })),
      };
    },
  });

  const settings = async (editionId: string) => {
    const row = await readSettings(db, editionId);
    return { freezesAt: row?.freezesAt?.toISOString() ?? null, version: row?.version ?? 1 };
  };

  api.operation({
    method: 'GET',
    url: '/editions/:edition/delegation-settings',
    id: 'getDelegationSettings',
    tag,
    summary: 'From when on focal points change nothing any more',
    policy: readDelegations,
    params: EditionParams,
    query: LanguageQuerySchema,
    reply: contract.SettingsView,
    handle: async ({ params, raw }, reply) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      permit(readDelegations, raw.actor, placeOf(edition));
      const view = await settings(edition.id);
      reply.header('etag', etagOf(view.version));
      return view;
    },
  });

  api.operation({
    method: 'PATCH',
    url: '/editions/:edition/delegation-settings',
    id: 'editDelegationSettings',
    tag,
    summary: 'Set the freeze date of the edition',
    policy: manageDelegations,
    edits: true,
    params: EditionParams,
    query: LanguageQuerySchema,
    body: contract.SettingsPatch,
    reply: contract.SettingsView,
    handle: async ({ params, body, raw }, reply) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      await delegations.setFreeze(raw.actor, edition.id, versionRead(raw), body);
      const view = await settings(edition.id);
      reply.header('etag', etagOf(view.version));
      return view;
    },
  });

  api.operation({
    method: 'GET',
    url: '/delegations/:id',
    id: 'getDelegation',
    tag,
    summary: 'One delegation: places, who is named, what holds',
    policy: seeDelegation,
    params: IdParams,
    query: LanguageQuerySchema,
    reply: contract.DelegationView,
    handle: async ({ params, raw }, reply) => {
      const view = await answer(raw.actor, params.id);
      reply.header('etag', etagOf(view.version));
      return view;
    },
  });

  api.operation({
    method: 'PATCH',
    url: '/delegations/:id',
    id: 'editDelegation',
    tag,
    summary: 'Set places, freeze date or note of a delegation',
    policy: manageDelegations,
    edits: true,
    params: IdParams,
    query: LanguageQuerySchema,
    body: contract.DelegationPatch,
    reply: contract.DelegationView,
    handle: async ({ params, body, raw }, reply) => {
      await gate.find(raw.actor, params.id);
      await delegations.edit(raw.actor, params.id, versionRead(raw), body);
      const view = await answer(raw.actor, params.id);
      reply.header('etag', etagOf(view.version));
      return view;
    },
  });

  api.operation({
    method: 'POST',
    url: '/delegations/:id/confirmation',
    id: 'confirmDelegation',
    tag,
    summary: 'Confirm the whole delegation: everybody nominated is handed in for accreditation',
    policy: nominate,
    params: IdParams,
    query: LanguageQuerySchema,
    body: contract.ReasonInput,
    reply: contract.DelegationView,
    handle: async ({ params, body, raw }) => {
      await nominations.confirmAll(raw.actor, params.id, body.reason);
      return answer(raw.actor, params.id);
    },
  });

  api.operation({
    method: 'PUT',
    url: '/delegations/:id/order',
    id: 'orderDelegation',
    tag,
    summary: 'Put the people of a delegation into an order',
    policy: nominate,
    status: 204,
    params: IdParams,
    query: LanguageQuerySchema,
    body: contract.OrderInput,
    reply: Type.Null(),
    handle: async ({ params, body, raw }) => {
      await nominations.order(raw.actor, params.id, body.ids, body.reason);
    },
  });
}
