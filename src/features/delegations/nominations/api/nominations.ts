import type { Actor } from '../../../../platform/actor/index.ts';
import { forbidden, notFound } from '../../../../platform/errors/index.ts';
import {
  type Api,
  cursorPage,
  decodeCursor,
  etagOf,
  linkNext,
  versionRead,
} from '../../../../platform/http/index.ts';
import { LanguageQuerySchema } from '../../../../platform/http/schemas.ts';
import { EditionParams, IdParams, placeOf } from '../../../series/index.ts';
import * as store from '../../store/nominations.ts';
import type { NominationsContext } from '../context.ts';
import * as contract from '../contract.ts';
import { nominate, ownDelegations, readDelegations, seeDelegation } from '../policy.ts';
import { presentNomination } from '../present.ts';

const tag = 'delegations';

/** Adds the operations of nominations. */
export function addNominationOperations(api: Api, context: NominationsContext): void {
  const { database, finder, gate, nominations } = context;
  const { db } = database;

  const answer = async (actor: Actor, id: string) => {
    const found = await store.findNomination(db, id);
    if (found === undefined) throw notFound('nomination-unknown');
    await gate.find(actor, found.nomination.delegationId).catch(() => {
      throw notFound('nomination-unknown');
    });
    return presentNomination(found, await store.documentsNeeded(db, found.nomination.editionId));
  };

  api.operation({
    method: 'GET',
    url: '/editions/:edition/nominations',
    id: 'listNominations',
    tag,
    summary: 'Who is named: by all delegations for those who work on them, by their own for focal points',
    policy: seeDelegation,
    params: EditionParams,
    query: contract.NominationQuery,
    reply: contract.NominationList,
    handle: async ({ params, query, raw }, reply) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      const works = readDelegations.allows(raw.actor, placeOf(edition));
      const own = ownDelegations(raw.actor);
      if (!works && own.length === 0) throw forbidden();
      const { delegation, limit = 100, cursor, state } = query;
      const ids = works
        ? delegation === undefined
          ? undefined
          : [delegation]
        : own.filter((id) => delegation === undefined || id === delegation);
      const [skip] = cursor === undefined ? [0] : decodeCursor(cursor, ['number']);
      const rows = await store.listNominations(
        db,
        {
          editionId: edition.id,
          delegationIds: ids,
          role: query.role,
          states: state === undefined ? undefined : [state],
          accreditation: query.accreditation,
          q: query.q,
        },
        { limit: limit + 1, skip: Number(skip) },
      );
      const { items, next } = cursorPage(rows, limit, () => [Number(skip) + limit]);
      linkNext(raw, reply, next);
      const asked = await store.documentsNeeded(db, edition.id);
      return { items: items.map((whole) => presentNomination(whole, asked)) };
    },
  });

  api.operation({
    method: 'POST',
    url: '/delegations/:id/nominations',
    id: 'createNomination',
    tag,
    summary: 'Name somebody for a delegation, or keep a draft',
    policy: nominate,
    creates: true,
    params: IdParams,
    query: LanguageQuerySchema,
    body: contract.NominationInput,
    reply: contract.NominationView,
    handle: async ({ params, body, raw }, reply) => {
      const id = await nominations.add(raw.actor, params.id, body);
      const view = await answer(raw.actor, id);
      reply.header('location', `/api/v1/nominations/${id}`);
      reply.header('etag', etagOf(view.version));
      return view;
    },
  });

  api.operation({
    method: 'GET',
    url: '/nominations/:id',
    id: 'getNomination',
    tag,
    summary: 'One nomination',
    policy: seeDelegation,
    params: IdParams,
    query: LanguageQuerySchema,
    reply: contract.NominationView,
    handle: async ({ params, raw }, reply) => {
      const view = await answer(raw.actor, params.id);
      reply.header('etag', etagOf(view.version));
      return view;
    },
  });

  api.operation({
    method: 'PATCH',
    url: '/nominations/:id',
    id: 'editNomination',
    tag,
    summary: 'Change what is told of somebody, or their role',
    policy: nominate,
    edits: true,
    params: IdParams,
    query: LanguageQuerySchema,
    body: contract.NominationPatch,
    reply: contract.NominationView,
    handle: async ({ params, body, raw }, reply) => {
      await answer(raw.actor, params.id);
      await nominations.edit(raw.actor, params.id, versionRead(raw), body);
      const view = await answer(raw.actor, params.id);
      reply.header('etag', etagOf(view.version));
      return view;
    },
  });

  api.operation({
    method: 'DELETE',
    url: '/nominations/:id',
    id: 'deleteNominationDraft',
    tag,
    summary: 'Delete a draft, with all that it told of somebody; what was handed in is withdrawn instead',
    policy: nominate,
    edits: true,
    status: 204,
    params: IdParams,
    handle: async ({ params, raw }) => {
      await answer(raw.actor, params.id);
      await nominations.discard(raw.actor, params.id, versionRead(raw));
    },
  });

  const step = {
    method: 'POST',
    tag,
    policy: nominate,
    edits: true,
    params: IdParams,
    query: LanguageQuerySchema,
    reply: contract.NominationView,
  } as const;
  const steps = [
    { url: 'nomination', id: 'handInNomination', summary: 'Hand a draft in', work: nominations.handIn },
    {
      url: 'confirmation',
      id: 'confirmNomination',
      summary: 'Confirm that somebody comes: they are handed in for accreditation',
      work: nominations.confirm,
    },
    {
      url: 'withdrawal',
      id: 'withdrawNomination',
      summary: 'Take somebody back: their place is free',
      work: nominations.withdraw,
    },
  ] as const;
  for (const { url, id, summary, work } of steps) {
    api.operation({
      ...step,
      url: `/nominations/:id/${url}`,
      id,
      summary,
      body: contract.ReasonInput,
      handle: async ({ params, body, raw }) => {
        await answer(raw.actor, params.id);
        await work(raw.actor, params.id, versionRead(raw), body.reason);
        return answer(raw.actor, params.id);
      },
    });
  }

  api.operation({
    ...step,
    url: '/nominations/:id/substitution',
    id: 'substituteNomination',
    summary: 'Name somebody in the place of another, who stays in the history',
    body: contract.SubstitutionInput,
    handle: async ({ params, body, raw }, reply) => {
      await answer(raw.actor, params.id);
      const id = await nominations.substitute(raw.actor, params.id, versionRead(raw), body);
      reply.header('location', `/api/v1/nominations/${id}`);
      return answer(raw.actor, id);
    },
  });
}
