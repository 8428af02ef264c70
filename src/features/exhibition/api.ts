import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import type { Actor } from '../../platform/actor/index.ts';
import { notFound } from '../../platform/errors/index.ts';
import {
  type Api,
  anyone,
  etagOf,
  LanguageQuerySchema,
  type Policy,
  versionRead,
} from '../../platform/http/index.ts';
import { EditionParams, IdParams, maySeeEdition, placeOf, workInEdition } from '../series/index.ts';
import * as contract from './contract.ts';
import type { ExhibitionFeature } from './index.ts';
import { manageExhibition } from './policy.ts';
import { presentStand } from './present.ts';
import * as store from './store.ts';

/** Adds the JSON operations of stands. The public knows confirmed stands only. */
export function addExhibitionApi(api: Api, { database, finder, service }: ExhibitionFeature): void {
  const { db } = database;
  const tag = 'exhibition';

  const answer = (reply: FastifyReply, whole: store.StandWhole): contract.StandView => {
    reply.header('etag', etagOf(whole.stand.version));
    return presentStand(whole);
  };

  const standView = async (reply: FastifyReply, id: string): Promise<contract.StandView> => {
    const found = await store.findStand(db, id);
    if (found === undefined) throw notFound();
    return answer(reply, found);
  };

  /** A stand that the actor may know of. */
  const visibleStand = async (actor: Actor, id: string): Promise<store.StandWhole> => {
    const found = await store.findStand(db, id);
    const edition = found && (await finder.find(found.stand.editionId))?.edition;
    if (found === undefined || edition === undefined || !maySeeEdition(actor, edition)) throw notFound();
    const open = found.stand.status === 'confirmed' || workInEdition.allows(actor, placeOf(edition));
    if (!open) throw notFound();
    return found;
  };

  api.operation({
    method: 'GET',
    url: '/editions/:edition/stands',
    id: 'listStands',
    tag,
    summary: 'Stands of the exhibition; the public sees those that are confirmed',
    policy: anyone,
    params: EditionParams,
    query: LanguageQuerySchema,
    reply: contract.StandList,
    handle: async ({ params, raw }) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      const confirmedOnly = !workInEdition.allows(raw.actor, placeOf(edition));
      return { items: (await store.listStands(db, edition.id, { confirmedOnly })).map(presentStand) };
    },
  });

  api.operation({
    method: 'POST',
    url: '/editions/:edition/stands',
    id: 'createStand',
    tag,
    summary: 'Draw a stand',
    policy: manageExhibition,
    creates: true,
    params: EditionParams,
    body: contract.StandInput,
    reply: contract.StandView,
    handle: async ({ params, body, raw }, reply) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      const { id } = await service.create(raw.actor, edition.id, body);
      reply.header('location', `/api/v1/stands/${id}`);
      return standView(reply, id);
    },
  });

  api.operation({
    method: 'GET',
    url: '/stands/:id',
    id: 'getStand',
    tag,
    summary: 'One stand',
    policy: anyone,
    params: IdParams,
    reply: contract.StandView,
    handle: async ({ params, raw }, reply) => answer(reply, await visibleStand(raw.actor, params.id)),
  });

  api.operation({
    method: 'PATCH',
    url: '/stands/:id',
    id: 'editStand',
    tag,
    summary: 'Edit a stand',
    policy: manageExhibition,
    edits: true,
    params: IdParams,
    body: contract.StandPatch,
    reply: contract.StandView,
    handle: async ({ params, body, raw }, reply) => {
      await visibleStand(raw.actor, params.id);
      await service.edit(raw.actor, params.id, versionRead(raw), body);
      return standView(reply, params.id);
    },
  });

  api.operation({
    method: 'DELETE',
    url: '/stands/:id',
    id: 'deleteStand',
    tag,
    summary: 'Delete a stand that nobody holds',
    policy: manageExhibition,
    edits: true,
    status: 204,
    params: IdParams,
    reply: Type.Null(),
    handle: async ({ params, raw }) => {
      await visibleStand(raw.actor, params.id);
      await service.remove(raw.actor, params.id, versionRead(raw));
    },
  });

  api.operation({
    method: 'POST',
    url: '/stands/:id/allocation',
    id: 'allocateStand',
    tag,
    summary: 'Give a free stand to a body',
    policy: manageExhibition,
    edits: true,
    params: IdParams,
    body: contract.AllocationInput,
    reply: contract.StandView,
    handle: async ({ params, body, raw }, reply) => {
      await visibleStand(raw.actor, params.id);
      await service.allocate(raw.actor, params.id, versionRead(raw), body.exhibitorBodyId);
      return standView(reply, params.id);
    },
  });

  const addChange = (
    noun: 'confirmation' | 'release',
    id: string,
    summary: string,
    policy: Policy,
    change: (actor: Actor, stand: string, version: number | null) => Promise<unknown>,
  ): void =>
    api.operation({
      method: 'POST',
      url: `/stands/:id/${noun}`,
      id,
      tag,
      summary,
      policy,
      edits: true,
      params: IdParams,
      reply: contract.StandView,
      handle: async ({ params, raw }, reply) => {
        await visibleStand(raw.actor, params.id);
        await change(raw.actor, params.id, versionRead(raw));
        return standView(reply, params.id);
      },
    });
  addChange('confirmation', 'confirmStand', 'The holder confirmed', manageExhibition, service.confirm);
  addChange('release', 'releaseStand', 'The holder gave the stand up', manageExhibition, service.release);
}
