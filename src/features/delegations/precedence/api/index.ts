import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import type { Actor } from '../../../../platform/actor/index.ts';
import { notFound } from '../../../../platform/errors/index.ts';
import { type Api, etagOf, versionRead } from '../../../../platform/http/index.ts';
import { EditionParams, IdParams, workInEdition } from '../../../series/index.ts';
import * as store from '../../store/precedence-lists.ts';
import * as contract from '../contract.ts';
import type { PrecedenceFeature } from '../feature.ts';
import { managePrecedence, signOffPrecedence } from '../policy.ts';
import { presentDifference, presentList, presentVersion, presentVersionHead } from '../present.ts';
import { addPlansApi } from './plans.ts';
import { working } from './working.ts';

const tag = 'delegations';

/** Adds the JSON operations of orders of precedence. */
export function addPrecedenceApi(api: Api, feature: PrecedenceFeature): void {
  const { database, finder, lists, drafts, signOff } = feature;
  const { db } = database;

  const whole = async (actor: Actor, id: string, reply?: FastifyReply) => {
    const [found] = await store.listLists(db, { id });
    await working(feature, actor, found?.list.editionId);
    if (found === undefined) throw notFound();
    reply?.header('etag', etagOf(found.list.version));
    return presentList(found);
  };
  const version = async (actor: Actor, id: string) => {
    const found = await store.findVersion(db, id);
    await working(feature, actor, found?.editionId);
    if (found === undefined) throw notFound();
    return found;
  };
  const shown = async (actor: Actor, id: string, reply: FastifyReply) => {
    const found = await version(actor, id);
    reply.header('etag', etagOf(found.version));
    return presentVersion(found, await store.listPlaces(db, [id]));
  };

  api.operation({
    method: 'GET',
    url: '/editions/:edition/precedence-lists',
    id: 'listPrecedenceLists',
    tag,
    summary: 'Orders of precedence of an edition, with the numbers of their versions',
    policy: workInEdition,
    params: EditionParams,
    reply: contract.PrecedenceListList,
    handle: async ({ params, raw }) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      await working(feature, raw.actor, edition.id);
      return { items: (await store.listLists(db, { editionId: edition.id })).map(presentList) };
    },
  });

  api.operation({
    method: 'POST',
    url: '/editions/:edition/precedence-lists',
    id: 'createPrecedenceList',
    tag,
    summary: 'Begin an order for an occasion; a first draft is arranged at once',
    policy: managePrecedence,
    creates: true,
    params: EditionParams,
    body: contract.PrecedenceListInput,
    reply: contract.PrecedenceListView,
    handle: async ({ params, body, raw }, reply) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      const { list } = await lists.create(raw.actor, edition.id, body);
      reply.header('location', `/api/v1/precedence-lists/${list.id}`);
      return whole(raw.actor, list.id, reply);
    },
  });

  api.operation({
    method: 'GET',
    url: '/precedence-lists/:id',
    id: 'getPrecedenceList',
    tag,
    summary: 'One order of precedence',
    policy: workInEdition,
    params: IdParams,
    reply: contract.PrecedenceListView,
    handle: ({ params, raw }, reply) => whole(raw.actor, params.id, reply),
  });

  api.operation({
    method: 'PATCH',
    url: '/precedence-lists/:id',
    id: 'editPrecedenceList',
    tag,
    summary: 'Edit occasion, uses or rules; versions keep the rules that they were arranged by',
    policy: managePrecedence,
    edits: true,
    params: IdParams,
    body: contract.PrecedenceListPatch,
    reply: contract.PrecedenceListView,
    handle: async ({ params, body, raw }, reply) => {
      await whole(raw.actor, params.id);
      await lists.edit(raw.actor, params.id, versionRead(raw), body);
      return whole(raw.actor, params.id, reply);
    },
  });

  api.operation({
    method: 'DELETE',
    url: '/precedence-lists/:id',
    id: 'deletePrecedenceList',
    tag,
    summary: 'Delete an order of which no version was ever signed off',
    policy: managePrecedence,
    edits: true,
    status: 204,
    params: IdParams,
    reply: Type.Null(),
    handle: async ({ params, raw }) => {
      await whole(raw.actor, params.id);
      await lists.remove(raw.actor, params.id, versionRead(raw));
    },
  });

  api.operation({
    method: 'GET',
    url: '/precedence-lists/:id/versions',
    id: 'listPrecedenceVersions',
    tag,
    summary: 'Versions of an order, the newest first, without their places',
    policy: workInEdition,
    params: IdParams,
    reply: contract.PrecedenceVersionList,
    handle: async ({ params, raw }) => {
      await whole(raw.actor, params.id);
      return { items: (await store.listVersions(db, params.id)).map(presentVersionHead) };
    },
  });

  api.operation({
    method: 'POST',
    url: '/precedence-lists/:id/versions',
    id: 'createPrecedenceVersion',
    tag,
    summary: 'Prepare another version, from the one in force and the list’s present rules',
    policy: managePrecedence,
    creates: true,
    params: IdParams,
    body: contract.DraftInput,
    reply: contract.PrecedenceVersionView,
    handle: async ({ params, body, raw }, reply) => {
      await whole(raw.actor, params.id);
      const { id } = await drafts.begin(raw.actor, params.id, body);
      reply.header('location', `/api/v1/precedence-versions/${id}`);
      return shown(raw.actor, id, reply);
    },
  });

  api.operation({
    method: 'GET',
    url: '/precedence-versions/:id',
    id: 'getPrecedenceVersion',
    tag,
    summary:
      'A version with its places and what each rests on; whoever reads one that is signed off holds it',
    policy: workInEdition,
    params: IdParams,
    reply: contract.PrecedenceVersionView,
    handle: async ({ params, raw }, reply) => {
      const answer = await shown(raw.actor, params.id, reply);
      await signOff.taken(raw.actor, await version(raw.actor, params.id));
      return answer;
    },
  });

  api.operation({
    method: 'PATCH',
    url: '/precedence-versions/:id',
    id: 'editPrecedenceVersion',
    tag,
    summary: 'Edit a draft: its comment, the order set by hand, or what ranks rest on',
    policy: managePrecedence,
    edits: true,
    params: IdParams,
    body: contract.DraftPatch,
    reply: contract.PrecedenceVersionView,
    handle: async ({ params, body, raw }, reply) => {
      await version(raw.actor, params.id);
      await drafts.edit(raw.actor, params.id, versionRead(raw), body);
      return shown(raw.actor, params.id, reply);
    },
  });

  api.operation({
    method: 'DELETE',
    url: '/precedence-versions/:id',
    id: 'deletePrecedenceVersion',
    tag,
    summary: 'Throw a draft away',
    policy: managePrecedence,
    edits: true,
    status: 204,
    params: IdParams,
    reply: Type.Null(),
    handle: async ({ params, raw }) => {
      await version(raw.actor, params.id);
      await drafts.discard(raw.actor, params.id, versionRead(raw));
    },
  });

  api.operation({
    method: 'POST',
    url: '/precedence-versions/:id/arrangements',
    id: 'arrangePrecedenceVersion',
    tag,
    summary: 'Arrange a draft anew from those who take part now; a draw is drawn again',
    policy: managePrecedence,
    edits: true,
    params: IdParams,
    body: contract.ArrangementInput,
    reply: contract.PrecedenceVersionView,
    handle: async ({ params, body, raw }, reply) => {
      await version(raw.actor, params.id);
      await drafts.arrangeAnew(raw.actor, params.id, versionRead(raw), body);
      return shown(raw.actor, params.id, reply);
    },
  });

  api.operation({
    method: 'POST',
    url: '/precedence-versions/:id/sign-offs',
    id: 'signOffPrecedenceVersion',
    tag,
    summary: 'Put a draft into force; holders of older versions are told',
    policy: signOffPrecedence,
    edits: true,
    params: IdParams,
    reply: contract.PrecedenceVersionView,
    handle: async ({ params, raw }, reply) => {
      await version(raw.actor, params.id);
      await signOff.signOff(raw.actor, params.id, versionRead(raw));
      return shown(raw.actor, params.id, reply);
    },
  });

  api.operation({
    method: 'GET',
    url: '/precedence-versions/:id/difference',
    id: 'getPrecedenceDifference',
    tag,
    summary: 'What differs from the version before: who came, went or passed others',
    policy: workInEdition,
    params: IdParams,
    reply: contract.PrecedenceDifference,
    handle: async ({ params, raw }) => {
      const found = await version(raw.actor, params.id);
      const { before, after } = await feature.places(found);
      return { items: presentDifference(before, after) };
    },
  });

  addPlansApi(api, feature);
}
