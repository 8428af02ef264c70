import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import type { Actor } from '../../platform/actor/index.ts';
import { notFound } from '../../platform/errors/index.ts';
import {
  type Api,
  anyone,
  cursorPage,
  decodeCursor,
  etagOf,
  linkNext,
  versionRead,
} from '../../platform/http/index.ts';
import { EditionParams, IdParams, maySeeEdition, placeOf, workInEdition } from '../series/index.ts';
import * as contract from './contract.ts';
import type { DelegationsFeature } from './index.ts';
import { manageParticipations } from './policy.ts';
import { presentParticipation } from './present.ts';
import * as store from './store.ts';

const tag = 'delegations';

const withVersion = <T extends { readonly version: number }>(reply: FastifyReply, view: T): T => {
  reply.header('etag', etagOf(view.version));
  return view;
};

/** Adds the JSON operations of participations. */
export function addDelegationsApi(api: Api, feature: DelegationsFeature): void {
  const { database, finder, participations } = feature;
  const { db } = database;

  api.operation({
    method: 'GET',
    url: '/editions/:edition/participations',
    id: 'listParticipations',
    tag,
    summary: 'States and bodies that take part, in the order of the language asked for',
    policy: anyone,
    params: EditionParams,
    query: contract.ParticipationQuery,
    reply: contract.ParticipationList,
    handle: async ({ params, query, raw }, reply) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      const { limit = 200, cursor } = query;
      // Who was invited and who declined is for those who work there; everybody sees who takes part.
      const works = workInEdition.allows(raw.actor, placeOf(edition));
      if (!works && query.status !== undefined && query.status !== 'accepted') return { items: [] };
      const rows = await store.listParticipations(
        db,
        edition.id,
        raw.language,
        works ? query : { ...query, status: 'accepted' },
        { limit: limit + 1, after: cursor === undefined ? undefined : decodeCursor(cursor, ['text', 'id']) },
      );
      const { items, next } = cursorPage(rows, limit, (whole) => [
        store.sortKeyOfWhole(whole, raw.language),
        whole.participation.id,
      ]);
      linkNext(raw, reply, next);
      return { items: items.map((whole) => presentParticipation(whole, { works })) };
    },
  });

  /** One that the actor may know of: of a visible edition, and accepted unless the actor works there. */
  const visible = async (actor: Actor, id: string) => {
    const whole = await store.findParticipation(db, id);
    const edition = whole && (await finder.find(whole.participation.editionId))?.edition;
    if (whole === undefined || edition === undefined || !maySeeEdition(actor, edition)) throw notFound();
    const works = workInEdition.allows(actor, placeOf(edition));
    if (!works && whole.participation.status !== 'accepted') throw notFound();
    return presentParticipation(whole, { works });
  };

  api.operation({
    method: 'POST',
    url: '/editions/:edition/participations',
    id: 'createParticipation',
    tag,
    summary: 'Add a state or a body',
    policy: manageParticipations,
    creates: true,
    params: EditionParams,
    body: contract.ParticipationInput,
    reply: contract.ParticipationView,
    handle: async ({ params, body, raw }, reply) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      const { id } = await participations.create(raw.actor, edition.id, body);
      reply.header('location', `/api/v1/participations/${id}`);
      return withVersion(reply, await visible(raw.actor, id));
    },
  });

  api.operation({
    method: 'GET',
    url: '/participations/:id',
    id: 'getParticipation',
    tag,
    summary: 'One participation',
    policy: anyone,
    params: IdParams,
    reply: contract.ParticipationView,
    handle: async ({ params, raw }, reply) => withVersion(reply, await visible(raw.actor, params.id)),
  });

  api.operation({
    method: 'PATCH',
    url: '/participations/:id',
    id: 'editParticipation',
    tag,
    summary: 'Edit category, status, number of people or note',
    policy: manageParticipations,
    edits: true,
    params: IdParams,
    body: contract.ParticipationPatch,
    reply: contract.ParticipationView,
    handle: async ({ params, body, raw }, reply) => {
      await visible(raw.actor, params.id);
      await participations.edit(raw.actor, params.id, versionRead(raw), body);
      return withVersion(reply, await visible(raw.actor, params.id));
    },
  });

  api.operation({
    method: 'DELETE',
    url: '/participations/:id',
    id: 'deleteParticipation',
    tag,
    summary: 'Delete a participation that nothing refers to',
    policy: manageParticipations,
    edits: true,
    status: 204,
    params: IdParams,
    reply: Type.Null(),
    handle: async ({ params, raw }) => {
      await visible(raw.actor, params.id);
      await participations.remove(raw.actor, params.id, versionRead(raw));
    },
  });
}
