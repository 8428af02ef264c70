import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { notFound } from '../../platform/errors/index.ts';
import {
  type Api,
  anyone,
  cursorPage,
  decodeCursor,
  etagOf,
  LanguageQuerySchema,
  linkNext,
  versionRead,
} from '../../platform/http/index.ts';
import { EditionParams, type EditionWhole, IdParams, maySeeEdition, placeOf } from '../series/index.ts';
import type { AgendaData, AgendaSession } from './agenda-data.ts';
import * as contract from './contract.ts';
import { filterSessions } from './filter.ts';
import type { ProgrammeFeature } from './index.ts';
import { manageProgramme, readProgramme } from './policy.ts';
import { presentRole, presentSession } from './present.ts';
import { readAgenda } from './store/agenda.ts';
import { editionOfReleased } from './store/releases.ts';
import { findSession } from './store/sessions.ts';

/** Adds the JSON operations of sessions, their roles and cancellation. */
export function addProgrammeApi(api: Api, feature: ProgrammeFeature): void {
  const { database, finder, sessions } = feature;
  const tag = 'programme';

  /** The programme as the caller may know it. */
  async function programmeFor(
    raw: FastifyRequest,
    whole: EditionWhole,
    session?: string,
  ): Promise<{ readonly data: AgendaData; readonly works: boolean }> {
    const works = readProgramme.allows(raw.actor, placeOf(whole.edition));
    const audience = works ? 'work' : 'public';
    const data = await readAgenda(database.db, whole.edition.id, { audience, session });
    if (data === undefined) throw notFound('edition-unknown');
    return { data, works };
  }

  /** A session that the caller may know of; what is not announced answers like what does not exist. */
  async function sessionFor(raw: FastifyRequest, id: string) {
    const editionId =
      (await findSession(database.db, id))?.editionId ?? (await editionOfReleased(database.db, id));
    const whole = editionId === undefined ? undefined : await finder.find(editionId);
    if (whole === undefined || !maySeeEdition(raw.actor, whole.edition)) throw notFound('session-unknown');
    const { data, works } = await programmeFor(raw, whole, id);
    const session = data.sessions.find((one) => one.id === id);
    if (session === undefined) throw notFound('session-unknown');
    return { session, shown: presentSession(session, works ? data : undefined) };
  }

  const withVersion = async (raw: FastifyRequest, reply: FastifyReply, id: string) => {
    const { shown } = await sessionFor(raw, id);
    reply.header('etag', etagOf(shown.version));
    return shown;
  };

  api.operation({
    method: 'GET',
    url: '/editions/:edition/sessions',
    id: 'listSessions',
    tag,
    summary: 'Sessions in order of time, those without a time last',
    policy: anyone,
    params: EditionParams,
    query: contract.SessionsQuery,
    reply: contract.SessionList,
    handle: async ({ params, query, raw }, reply) => {
      const whole = await finder.visible(raw.actor, params.edition);
      const { data, works } = await programmeFor(raw, whole);
      const found = filterSessions(data.sessions, {
        q: query.q,
        day: query.day,
        themes: query.theme === undefined ? [] : [query.theme],
        rooms: query.room === undefined ? [] : [query.room],
        kinds: query.kind === undefined ? [] : [query.kind],
        languages: query.language === undefined ? [] : [query.language],
        statuses: query.status === undefined ? [] : [query.status],
      });
      const limit = query.limit ?? 50;
      const { items, next } = cursorPage(
        found.slice(after(found, query.cursor)).slice(0, limit + 1),
        limit,
        keyOf,
      );
      linkNext(raw, reply, next);
      return { items: items.map((session) => presentSession(session, works ? data : undefined)) };
    },
  });

  api.operation({
    method: 'POST',
    url: '/editions/:edition/sessions',
    id: 'createSession',
    tag,
    summary: 'Add a session',
    policy: manageProgramme,
    creates: true,
    params: EditionParams,
    query: LanguageQuerySchema,
    body: contract.SessionInput,
    reply: contract.SessionView,
    handle: async ({ params, body, raw }, reply) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      const { id } = await sessions.create(raw.actor, edition.id, body);
      reply.header('location', `/api/v1/sessions/${id}`);
      return withVersion(raw, reply, id);
    },
  });

  api.operation({
    method: 'GET',
    url: '/sessions/:id',
    id: 'getSession',
    tag,
    summary: 'One session',
    policy: anyone,
    params: IdParams,
    query: LanguageQuerySchema,
    reply: contract.SessionView,
    handle: ({ params, raw }, reply) => withVersion(raw, reply, params.id),
  });

  api.operation({
    method: 'PATCH',
    url: '/sessions/:id',
    id: 'editSession',
    tag,
    summary: 'Edit or move a session',
    policy: manageProgramme,
    edits: true,
    params: IdParams,
    query: LanguageQuerySchema,
    body: contract.SessionPatch,
    reply: contract.SessionView,
    handle: async ({ params, body, raw }, reply) => {
      await sessions.edit(raw.actor, params.id, versionRead(raw), body);
      return withVersion(raw, reply, params.id);
    },
  });

  api.operation({
    method: 'DELETE',
    url: '/sessions/:id',
    id: 'deleteSession',
    tag,
    summary: 'Delete a session that nothing refers to',
    policy: manageProgramme,
    edits: true,
    status: 204,
    params: IdParams,
    query: LanguageQuerySchema,
    reply: Type.Null(),
    handle: async ({ params, raw }) => {
      await sessions.remove(raw.actor, params.id, versionRead(raw));
    },
  });

  api.operation({
    method: 'GET',
    url: '/sessions/:id/roles',
    id: 'listRoles',
    tag,
    summary: 'Who takes part in a session, in order',
    policy: anyone,
    params: IdParams,
    query: LanguageQuerySchema,
    reply: contract.RoleList,
    handle: async ({ params, raw }, reply) => {
      const { session, shown } = await sessionFor(raw, params.id);
      reply.header('etag', etagOf(shown.version));
      return { items: session.roles.map(presentRole) };
    },
  });

  api.operation({
    method: 'PUT',
    url: '/sessions/:id/roles',
    id: 'setRoles',
    tag,
    summary: 'Set who takes part in a session, in order',
    policy: manageProgramme,
    edits: true,
    params: IdParams,
    query: LanguageQuerySchema,
    body: contract.RolesInput,
    reply: contract.RoleList,
    handle: async ({ params, body, raw }, reply) => {
      await sessions.setRoles(raw.actor, params.id, versionRead(raw), body.items);
      const { session, shown } = await sessionFor(raw, params.id);
      reply.header('etag', etagOf(shown.version));
      return { items: session.roles.map(presentRole) };
    },
  });

  api.operation({
    method: 'POST',
    url: '/sessions/:id/cancellation',
    id: 'cancelSession',
    tag,
    summary: 'Cancel a session; it stays in the programme, struck out',
    policy: manageProgramme,
    creates: true,
    params: IdParams,
    query: LanguageQuerySchema,
    body: contract.CancellationInput,
    reply: contract.SessionView,
    handle: async ({ params, body, raw }, reply) => {
      await sessions.cancel(raw.actor, params.id, versionIfRead(raw), body);
      return withVersion(raw, reply, params.id);
    },
  });

  api.operation({
    method: 'DELETE',
    url: '/sessions/:id/cancellation',
    id: 'restoreSession',
    tag,
    summary: 'Take the cancellation of a session back',
    policy: manageProgramme,
    params: IdParams,
    query: LanguageQuerySchema,
    reply: contract.SessionView,
    handle: async ({ params, raw }, reply) => {
      await sessions.restore(raw.actor, params.id, versionIfRead(raw));
      return withVersion(raw, reply, params.id);
    },
  });
}

/** If-Match is welcome where a state changes, and not asked for. */
const versionIfRead = (raw: FastifyRequest): number | null =>
  raw.headers['if-match'] === undefined ? null : versionRead(raw);

const NO_TIME = '9999';
const keyOf = (session: AgendaSession) =>
  [session.startsAt?.toISOString() ?? NO_TIME, session.code, session.id] as const;

/** Index of what follows the cursor, whether or not its session still stands. */
function after(found: readonly AgendaSession[], cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const [start = '', , id = ''] = decodeCursor(cursor, ['text', 'text', 'id']).map(String);
  const last = found.findIndex((session) => session.id === id);
  if (last >= 0) return last + 1;
  const later = found.findIndex((session) => (session.startsAt?.toISOString() ?? NO_TIME) > start);
  return later < 0 ? found.length : later;
}
