import type { FastifyReply, FastifyRequest } from 'fastify';
import { type TObject, type TSchema, Type } from 'typebox';
import { notFound } from '../../platform/errors/index.ts';
import {
  type Api,
  anyone,
  type CursorKey,
  cursorPage,
  decodeCursor,
  etagOf,
  linkNext,
  type Policy,
  versionRead,
} from '../../platform/http/index.ts';
import type { Language } from '../../platform/language/index.ts';
import * as contract from './contract.ts';
import type { DirectoryFeature } from './index.ts';
import type { ListPage } from './keyset.ts';
import { addToDirectory, clearDirectory, manageDirectory, manageStates, readDirectory } from './policy.ts';
import { presentBody, presentPerson, presentState } from './present.ts';
import { findBody, listBodies } from './store-bodies.ts';
import { findPerson, listPersons } from './store-persons.ts';
import { findState, listStates } from './store-states.ts';

const tag = 'directory';

const withVersion = <T extends { readonly version: number }>(reply: FastifyReply, view: T): T => {
  reply.header('etag', etagOf(view.version));
  return view;
};

interface Sorted {
  readonly sortAr: string;
  readonly sortEn: string;
}

/** Reads one page of a list by its cursor, presents it and says where the next one is. */
async function answerList<Row, View extends Sorted>(
  request: FastifyRequest,
  reply: FastifyReply,
  asked: { readonly limit?: number; readonly cursor?: string },
  list: {
    readonly read: (page: ListPage) => Promise<readonly Row[]>;
    readonly present: (row: Row) => View;
    readonly idOf: (view: View) => string;
    readonly limit?: number;
  },
): Promise<{ items: readonly View[] }> {
  const limit = asked.limit ?? list.limit ?? 50;
  const after: CursorKey | undefined =
    asked.cursor === undefined ? undefined : decodeCursor(asked.cursor, ['text', 'text']);
  const rows = await list.read({ limit: limit + 1, after });
  const { items, next } = cursorPage(rows.map(list.present), limit, (view) => [
    keyOf(view, request.language),
    list.idOf(view),
  ]);
  linkNext(request, reply, next);
  return { items };
}

const keyOf = (view: Sorted, language: Language): string => (language === 'ar' ? view.sortAr : view.sortEn);

/** Adds the JSON operations of states, bodies and persons. */
export function addDirectoryApi(api: Api, feature: DirectoryFeature): void {
  const { database, states, bodies, persons } = feature;
  const { db } = database;

  api.operation({
    method: 'GET',
    url: '/states',
    id: 'listStates',
    tag,
    summary: 'States with approved names, in the order of the language asked for',
    policy: anyone,
    query: contract.StateQuery,
    reply: contract.StateList,
    handle: ({ query, raw }, reply) =>
      answerList(raw, reply, query, {
        read: (page) => listStates(db, raw.language, query, page),
        present: presentState,
        idOf: ({ code }) => code,
        limit: 200,
      }),
  });

  const stateOf = async (code: string) => {
    const row = await findState(db, code);
    if (row === undefined) throw notFound();
    return presentState(row);
  };

  api.operation({
    method: 'GET',
    url: '/states/:code',
    id: 'getState',
    tag,
    summary: 'One state',
    policy: anyone,
    params: contract.StateParams,
    reply: contract.StateView,
    handle: async ({ params }, reply) => withVersion(reply, await stateOf(params.code)),
  });

  api.operation({
    method: 'PATCH',
    url: '/states/:code',
    id: 'editState',
    tag,
    summary: 'Edit the approved names and sort keys of a state',
    policy: manageStates,
    edits: true,
    params: contract.StateParams,
    body: contract.StatePatch,
    reply: contract.StateView,
    handle: async ({ params, body, raw }, reply) =>
      withVersion(reply, presentState(await states.edit(raw.actor, params.code, versionRead(raw), body))),
  });

  api.operation({
    method: 'GET',
    url: '/bodies',
    id: 'listBodies',
    tag,
    summary: 'Bodies, in the order of the language asked for',
    policy: anyone,
    query: contract.BodyQuery,
    reply: contract.BodyList,
    handle: ({ query, raw }, reply) =>
      answerList(raw, reply, query, {
        read: (page) => listBodies(db, raw.language, query, page),
        present: presentBody,
        idOf: ({ id }) => id,
      }),
  });
  addEntries(api, {
    collection: 'bodies',
    kind: 'body',
    name: 'Body',
    read: anyone,
    input: contract.BodyInput,
    patch: contract.BodyPatch,
    view: contract.BodyView,
    find: async (id) => {
      const whole = await findBody(db, id);
      return whole && presentBody(whole);
    },
    service: bodies,
  });

  api.operation({
    method: 'GET',
    url: '/persons',
    id: 'listPersons',
    tag,
    summary: 'Persons, in the order of the language asked for',
    policy: readDirectory,
    query: contract.PersonQuery,
    reply: contract.PersonList,
    handle: ({ query, raw }, reply) =>
      answerList(raw, reply, query, {
        read: (page) => listPersons(db, raw.language, query, page),
        present: presentPerson,
        idOf: ({ id }) => id,
      }),
  });
  addEntries(api, {
    collection: 'persons',
    kind: 'person',
    name: 'Person',
    read: readDirectory,
    input: contract.PersonInput,
    patch: contract.PersonPatch,
    view: contract.PersonView,
    find: async (id) => {
      const whole = await findPerson(db, id);
      return whole && presentPerson(whole);
    },
    service: persons,
  });
}

interface EntryApi<I extends TObject, P extends TObject> {
  readonly collection: string;
  readonly kind: string;
  readonly name: string;
  /** Who may read one. */
  readonly read: Policy;
  readonly input: I;
  readonly patch: P;
  readonly view: TSchema;
  readonly find: (id: string) => Promise<{ readonly id: string; readonly version: number } | undefined>;
  readonly service: Pick<DirectoryFeature['bodies'], 'remove'> & {
    readonly create: (actor: FastifyRequest['actor'], input: never) => Promise<{ readonly id: string }>;
    readonly edit: (
      actor: FastifyRequest['actor'],
      id: string,
      version: number | null,
      patch: never,
    ) => Promise<unknown>;
  };
}

/** The four operations that bodies and persons have alike. */
function addEntries<I extends TObject, P extends TObject>(api: Api, entries: EntryApi<I, P>): void {
  const { collection, kind, name, service } = entries;
  const whole = async (id: string) => {
    const view = await entries.find(id);
    if (view === undefined) throw notFound();
    return view;
  };

  api.operation({
    method: 'POST',
    url: `/${collection}`,
    id: `create${name}`,
    tag,
    summary: `Add a ${kind}`,
    policy: addToDirectory,
    creates: true,
    body: entries.input,
    reply: entries.view,
    handle: async ({ body, raw }, reply) => {
      const { id } = await service.create(raw.actor, body as never);
      reply.header('location', `/api/v1/${collection}/${id}`);
      return withVersion(reply, await whole(id));
    },
  });

  api.operation({
    method: 'GET',
    url: `/${collection}/:id`,
    id: `get${name}`,
    tag,
    summary: `One ${kind}`,
    policy: entries.read,
    params: contract.DirectoryParams,
    reply: entries.view,
    handle: async ({ params }, reply) => withVersion(reply, await whole(params.id)),
  });

  api.operation({
    method: 'PATCH',
    url: `/${collection}/:id`,
    id: `edit${name}`,
    tag,
    summary: `Edit a ${kind}`,
    policy: manageDirectory,
    edits: true,
    params: contract.DirectoryParams,
    body: entries.patch,
    reply: entries.view,
    handle: async ({ params, body, raw }, reply) => {
      await service.edit(raw.actor, params.id, versionRead(raw), body as never);
      return withVersion(reply, await whole(params.id));
    },
  });

  api.operation({
    method: 'DELETE',
    url: `/${collection}/:id`,
    id: `delete${name}`,
    tag,
    summary: `Delete a ${kind} that nothing refers to`,
    policy: clearDirectory,
    edits: true,
    status: 204,
    params: contract.DirectoryParams,
    reply: Type.Null(),
    handle: async ({ params, raw }) => {
      await service.remove(raw.actor, params.id, versionRead(raw));
    },
  });
}
