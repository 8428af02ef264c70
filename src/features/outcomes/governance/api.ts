import type { FastifyReply } from 'fastify';
import type { Actor } from '../../../platform/actor/index.ts';
import { notFound } from '../../../platform/errors/index.ts';
import { type Api, anyone, etagOf, versionRead } from '../../../platform/http/index.ts';
import { IdParams } from '../../series/index.ts';
import * as store from '../store/governance.ts';
import * as contract from './contract.ts';
import type { GovernanceContext } from './index.ts';
import { manageGovernance } from './policy.ts';
import { presentGoverningBody, presentSeat, presentTenure } from './present.ts';

const withVersion = <T extends { readonly version: number }>(reply: FastifyReply, view: T): T => {
  reply.header('etag', etagOf(view.version));
  return view;
};

/** Adds the JSON operations of governing bodies, seats and tenures. */
export function addGovernanceApi(api: Api, own: GovernanceContext): void {
  const { database, governance, today, seatingOf } = own;
  const { db } = database;
  const tag = 'outcomes';

  /** Bodies of a series that has a public edition are public; others are their managers'. */
  const mustSee = async (actor: Actor, seriesId: string | undefined): Promise<string> => {
    if (seriesId === undefined) throw notFound();
    if (manageGovernance.allows(actor, { seriesId, editionId: null })) return seriesId;
    if (!(await store.isSeriesPublic(db, seriesId))) throw notFound();
    return seriesId;
  };

  const bodyView = async (actor: Actor, id: string, on?: string): Promise<contract.GoverningBodyView> => {
    const whole = await store.findGoverningBody(db, id);
    const seriesId = await mustSee(actor, whole?.governing.seriesId);
    if (whole === undefined) throw notFound();
    return presentGoverningBody(whole, await seatingOf(seriesId), on ?? today());
  };
  const seatView = async (actor: Actor, id: string, on?: string): Promise<contract.SeatView> => {
    const found = await store.findSeat(db, id);
    const seriesId = await mustSee(actor, found?.governing.seriesId);
    if (found === undefined) throw notFound();
    return presentSeat(await seatingOf(seriesId), found.seat, on ?? today());
  };
  const tenureView = async (actor: Actor, id: string): Promise<contract.TenureView> => {
    const found = await store.findTenure(db, id);
    await mustSee(actor, found?.governing.seriesId);
    const [whole] = await store.listTenures(db, { id });
    if (whole === undefined) throw notFound();
    return presentTenure(whole);
  };

  api.operation({
    method: 'GET',
    url: '/governing-bodies',
    id: 'listGoverningBodies',
    tag,
    summary: 'Bodies of a series with their seats and who holds them on a day',
    policy: anyone,
    query: contract.GovernanceQuery,
    reply: contract.GoverningBodyList,
    handle: async ({ query, raw }) => {
      const seriesId = await mustSee(raw.actor, await store.findSeriesId(db, query.series));
      const seating = await seatingOf(seriesId);
      const bodies = await store.listGoverningBodies(db, seriesId);
      return { items: bodies.map((body) => presentGoverningBody(body, seating, query.on ?? today())) };
    },
  });

  api.operation({
    method: 'POST',
    url: '/governing-bodies',
    id: 'createGoverningBody',
    tag,
    summary: 'Add a body of a series',
    policy: manageGovernance,
    creates: true,
    body: contract.NewGoverningBody,
    reply: contract.GoverningBodyView,
    handle: async ({ body: { series, ...input }, raw }, reply) => {
      const { id } = await governance.createBody(raw.actor, series, input);
      reply.header('location', `/api/v1/governing-bodies/${id}`);
      return withVersion(reply, await bodyView(raw.actor, id));
    },
  });

  api.operation({
    method: 'GET',
    url: '/governing-bodies/:id',
    id: 'getGoverningBody',
    tag,
    summary: 'One body with its seats as of a day',
    policy: anyone,
    params: IdParams,
    query: contract.OnQuery,
    reply: contract.GoverningBodyView,
    handle: async ({ params, query, raw }, reply) =>
      withVersion(reply, await bodyView(raw.actor, params.id, query.on)),
  });

  api.operation({
    method: 'PATCH',
    url: '/governing-bodies/:id',
    id: 'editGoverningBody',
    tag,
    summary: 'Edit a body',
    policy: manageGovernance,
    edits: true,
    params: IdParams,
    body: contract.GoverningBodyPatch,
    reply: contract.GoverningBodyView,
    handle: async ({ params, body, raw }, reply) => {
      await governance.editBody(raw.actor, params.id, versionRead(raw), body);
      return withVersion(reply, await bodyView(raw.actor, params.id));
    },
  });

  api.operation({
    method: 'POST',
    url: '/seats',
    id: 'createSeat',
    tag,
    summary: 'Add a seat to a body',
    policy: manageGovernance,
    creates: true,
    body: contract.NewSeat,
    reply: contract.SeatView,
    handle: async ({ body: { governingBodyId, ...input }, raw }, reply) => {
      const { id } = await governance.createSeat(raw.actor, governingBodyId, input);
      reply.header('location', `/api/v1/seats/${id}`);
      return withVersion(reply, await seatView(raw.actor, id));
    },
  });

  api.operation({
    method: 'GET',
    url: '/seats/:id',
    id: 'getSeat',
    tag,
    summary: 'One seat and who holds it on a day',
    policy: anyone,
    params: IdParams,
    query: contract.OnQuery,
    reply: contract.SeatView,
    handle: async ({ params, query, raw }, reply) =>
      withVersion(reply, await seatView(raw.actor, params.id, query.on)),
  });

  api.operation({
    method: 'PATCH',
    url: '/seats/:id',
    id: 'editSeat',
    tag,
    summary: 'Edit a seat; abolish it on a day',
    policy: manageGovernance,
    edits: true,
    params: IdParams,
    body: contract.SeatPatch,
    reply: contract.SeatView,
    handle: async ({ params, body, raw }, reply) => {
      await governance.editSeat(raw.actor, params.id, versionRead(raw), body);
      return withVersion(reply, await seatView(raw.actor, params.id));
    },
  });

  api.operation({
    method: 'POST',
    url: '/tenures',
    id: 'createTenure',
    tag,
    summary: 'Record who holds a seat from when; without an end, the term of the seat gives it',
    policy: manageGovernance,
    creates: true,
    body: contract.NewTenure,
    reply: contract.TenureView,
    handle: async ({ body: { seatId, ...input }, raw }, reply) => {
      const { id } = await governance.createTenure(raw.actor, seatId, input);
      reply.header('location', `/api/v1/tenures/${id}`);
      return withVersion(reply, await tenureView(raw.actor, id));
    },
  });

  api.operation({
    method: 'GET',
    url: '/tenures/:id',
    id: 'getTenure',
    tag,
    summary: 'One tenure',
    policy: anyone,
    params: IdParams,
    reply: contract.TenureView,
    handle: async ({ params, raw }, reply) => withVersion(reply, await tenureView(raw.actor, params.id)),
  });

  api.operation({
    method: 'PATCH',
    url: '/tenures/:id',
    id: 'editTenure',
    tag,
    summary: 'End a tenure on another day, or name whom its holder sends',
    policy: manageGovernance,
    edits: true,
    params: IdParams,
    body: contract.TenurePatch,
    reply: contract.TenureView,
    handle: async ({ params, body, raw }, reply) => {
      await governance.editTenure(raw.actor, params.id, versionRead(raw), body);
      return withVersion(reply, await tenureView(raw.actor, params.id));
    },
  });
}
