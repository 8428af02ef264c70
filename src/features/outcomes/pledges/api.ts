import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import type { Actor } from '../../../platform/actor/index.ts';
import { notFound } from '../../../platform/errors/index.ts';
import { type Api, anyone, etagOf, versionRead } from '../../../platform/http/index.ts';
import { EditionParams, IdParams, maySeeEdition, placeOf } from '../../series/index.ts';
import { manageOutcomes } from '../policy.ts';
import * as store from '../store/pledges.ts';
import * as contract from './contract.ts';
import type { PledgesContext } from './index.ts';
import { actOnPledges } from './policy.ts';
import { allOn, countsOf, presentPledge, publicOn } from './present.ts';

const withVersion = <T extends { readonly version: number }>(reply: FastifyReply, view: T): T => {
  reply.header('etag', etagOf(view.version));
  return view;
};

/** Adds the JSON operations of pledges. */
export function addPledgesApi(api: Api, own: PledgesContext): void {
  const { database, finder, pledges, ownIds } = own;
  const { db } = database;
  const tag = 'outcomes';

  /** A pledge that the actor may know of: announced, one's own, or worked on by the actor. */
  const viewOf = async (actor: Actor, id: string, asked?: string): Promise<contract.PledgeView> => {
    const inner = (await ownIds(actor)).includes(id);
    const whole = inner ? (await own.own([id]))[0] : await store.findPledge(db, id);
    const found = whole && (await finder.find(whole.pledge.editionId));
    if (whole === undefined || found === undefined || !maySeeEdition(actor, found.edition)) throw notFound();
    const on = asked ?? pledges.today(found.edition);
    const open = !inner && !manageOutcomes.allows(actor, placeOf(found.edition));
    const [listed] = open ? publicOn([whole], on) : allOn([whole], on);
    if (listed === undefined) throw notFound();
    return presentPledge(listed, on, open);
  };

  api.operation({
    method: 'GET',
    url: '/editions/:edition/pledges',
    id: 'listPledges',
    tag,
    summary: 'Pledges of an edition and their counts as of a day',
    policy: anyone,
    params: EditionParams,
    query: contract.PledgeQuery,
    reply: contract.PledgeList,
    handle: async ({ params, query, raw }) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      const on = query.on ?? pledges.today(edition);
      const open = !manageOutcomes.allows(raw.actor, placeOf(edition));
      const all = await store.listPledges(db, { editionId: edition.id });
      const listed = open ? publicOn(all, on) : allOn(all, on);
      return {
        items: listed.map((one) => presentPledge(one, on, open)),
        asOf: on,
        counts: countsOf(listed),
      };
    },
  });

  api.operation({
    method: 'POST',
    url: '/editions/:edition/pledges',
    id: 'createPledge',
    tag,
    summary: 'Draft a pledge for a party',
    policy: actOnPledges,
    creates: true,
    params: EditionParams,
    body: contract.PledgeInput,
    reply: contract.PledgeView,
    handle: async ({ params, body, raw }, reply) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      const { id } = await pledges.create(raw.actor, edition.id, body);
      reply.header('location', `/api/v1/pledges/${id}`);
      return withVersion(reply, await viewOf(raw.actor, id));
    },
  });

  api.operation({
    method: 'GET',
    url: '/pledges/:id',
    id: 'getPledge',
    tag,
    summary: 'One pledge as of a day, with its original wording',
    policy: anyone,
    params: IdParams,
    query: contract.PledgeQuery,
    reply: contract.PledgeView,
    handle: async ({ params, query, raw }, reply) =>
      withVersion(reply, await viewOf(raw.actor, params.id, query.on)),
  });

  api.operation({
    method: 'PATCH',
    url: '/pledges/:id',
    id: 'editPledge',
    tag,
    summary: 'Edit a pledge that was not announced; the original wording stays beside it',
    policy: actOnPledges,
    edits: true,
    params: IdParams,
    body: contract.PledgePatch,
    reply: contract.PledgeView,
    handle: async ({ params, body, raw }, reply) => {
      await pledges.edit(raw.actor, params.id, versionRead(raw), body);
      return withVersion(reply, await viewOf(raw.actor, params.id));
    },
  });

  api.operation({
    method: 'DELETE',
    url: '/pledges/:id',
    id: 'deletePledge',
    tag,
    summary: 'Delete a draft; what was submitted stays',
    policy: actOnPledges,
    edits: true,
    status: 204,
    params: IdParams,
    reply: Type.Null(),
    handle: ({ params, raw }) => pledges.remove(raw.actor, params.id, versionRead(raw)),
  });

  api.operation({
    method: 'POST',
    url: '/pledges/:id/submission',
    id: 'submitPledge',
    tag,
    summary: 'Hand a draft in: its number is given and its wording kept',
    policy: actOnPledges,
    params: IdParams,
    reply: contract.PledgeView,
    handle: async ({ params, raw }, reply) => {
      await pledges.submit(raw.actor, params.id);
      return withVersion(reply, await viewOf(raw.actor, params.id));
    },
  });

  api.operation({
    method: 'POST',
    url: '/pledges/:id/steps',
    id: 'recordPledgeStep',
    tag,
    summary: 'Record that a pledge was verified or announced, and what became of it',
    policy: manageOutcomes,
    edits: true,
    status: 201,
    params: IdParams,
    body: contract.StepInput,
    reply: contract.PledgeView,
    handle: async ({ params, body, raw }, reply) => {
      await pledges.take(raw.actor, params.id, versionRead(raw), body);
      return withVersion(reply, await viewOf(raw.actor, params.id));
    },
  });

  api.operation({
    method: 'POST',
    url: '/pledges/:id/withdrawal',
    id: 'withdrawPledge',
    tag,
    summary: 'Withdraw a submitted pledge',
    policy: actOnPledges,
    params: IdParams,
    body: contract.WithdrawalInput,
    reply: contract.PledgeView,
    handle: async ({ params, body, raw }, reply) => {
      await pledges.withdraw(raw.actor, params.id, body.note);
      return withVersion(reply, await viewOf(raw.actor, params.id));
    },
  });

  for (const [act, id, consents] of [
    ['consent', 'consentToPledge', true],
    ['declination', 'declinePledge', false],
  ] as const) {
    api.operation({
      method: 'POST',
      url: `/pledges/:id/${act}`,
      id,
      tag,
      summary: consents ? 'A partner consents to a joint pledge' : 'A partner declines a joint pledge',
      policy: actOnPledges,
      params: IdParams,
      body: contract.ConsentInput,
      reply: contract.PledgeView,
      handle: async ({ params, body, raw }, reply) => {
        await pledges.answer(raw.actor, params.id, body.bodyId, consents);
        return withVersion(reply, await viewOf(raw.actor, params.id));
      },
    });
  }
}
