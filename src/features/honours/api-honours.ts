import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import type { Actor } from '../../platform/actor/index.ts';
import { notFound } from '../../platform/errors/index.ts';
import { type Api, anyone, etagOf, LanguageQuerySchema, versionRead } from '../../platform/http/index.ts';
import { EditionParams, IdParams, maySeeEdition } from '../series/index.ts';
import { HonourInput, HonourList, HonourPatch, HonourView } from './contract/honours.ts';
import type { HonoursFeature } from './index.ts';
import { manageHonours } from './policy.ts';
import { presentHonour } from './present.ts';
import * as store from './store/honours.ts';

/** Adds the JSON operations of honours; they are public with their edition. */
export function addHonoursApi(api: Api, { database, finder, honours }: HonoursFeature): void {
  const { db } = database;
  const tag = 'honours';

  const visible = async (actor: Actor, id: string): Promise<store.HonourWhole> => {
    const found = await store.findHonour(db, id);
    const whole = found && (await finder.find(found.honour.editionId));
    if (found === undefined || whole === undefined || !maySeeEdition(actor, whole.edition)) throw notFound();
    return found;
  };

  const answer = async (reply: FastifyReply, actor: Actor, id: string): Promise<HonourView> => {
    const view = presentHonour(await visible(actor, id));
    reply.header('etag', etagOf(view.version));
    return view;
  };

  api.operation({
    method: 'GET',
    url: '/editions/:edition/honours',
    id: 'listHonours',
    tag,
    summary: 'Honours of an edition in the order of conferral',
    policy: anyone,
    params: EditionParams,
    query: LanguageQuerySchema,
    reply: HonourList,
    handle: async ({ params, raw }) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      return { items: (await store.listHonours(db, edition.id)).map(presentHonour) };
    },
  });

  api.operation({
    method: 'POST',
    url: '/editions/:edition/honours',
    id: 'conferHonour',
    tag,
    summary: 'Confer an honour on a person or a body',
    policy: manageHonours,
    creates: true,
    params: EditionParams,
    body: HonourInput,
    reply: HonourView,
    handle: async ({ params, body, raw }, reply) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      const { id } = await honours.confer(raw.actor, edition.id, body);
      reply.header('location', `/api/v1/honours/${id}`);
      return answer(reply, raw.actor, id);
    },
  });

  api.operation({
    method: 'GET',
    url: '/honours/:id',
    id: 'getHonour',
    tag,
    summary: 'One honour',
    policy: anyone,
    params: IdParams,
    reply: HonourView,
    handle: async ({ params, raw }, reply) => answer(reply, raw.actor, params.id),
  });

  api.operation({
    method: 'PATCH',
    url: '/honours/:id',
    id: 'editHonour',
    tag,
    summary: 'Edit an honour; another position moves the others',
    policy: manageHonours,
    edits: true,
    params: IdParams,
    body: HonourPatch,
    reply: HonourView,
    handle: async ({ params, body, raw }, reply) => {
      await visible(raw.actor, params.id);
      await honours.edit(raw.actor, params.id, versionRead(raw), body);
      return answer(reply, raw.actor, params.id);
    },
  });

  api.operation({
    method: 'DELETE',
    url: '/honours/:id',
    id: 'deleteHonour',
    tag,
    summary: 'Delete an honour that no certificate attests',
    policy: manageHonours,
    edits: true,
    status: 204,
    params: IdParams,
    reply: Type.Null(),
    handle: async ({ params, raw }) => {
      await visible(raw.actor, params.id);
      await honours.remove(raw.actor, params.id, versionRead(raw));
    },
  });
}
