import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import type { Actor } from '../../../../platform/actor/index.ts';
import { notFound } from '../../../../platform/errors/index.ts';
import { type Api, etagOf, versionRead } from '../../../../platform/http/index.ts';
import { IdParams, workInEdition } from '../../../series/index.ts';
import * as store from '../../store/precedence-lists.ts';
import type { PrecedenceFeature } from '../feature.ts';
import { managePrecedence } from '../policy.ts';
import { presentPlan } from '../present.ts';
import { SeatingPlanInput, SeatingPlanList, SeatingPlanPatch, SeatingPlanView } from '../service/plans.ts';
import { findPlan, listPlans } from '../store-plans.ts';
import { working } from './working.ts';

const tag = 'delegations';

/** Adds the JSON operations of seating plans. */
export function addPlansApi(api: Api, feature: PrecedenceFeature): void {
  const { database, plans } = feature;
  const { db } = database;

  const listOf = async (actor: Actor, id: string): Promise<void> =>
    working(feature, actor, (await store.findList(db, id))?.editionId);
  const shown = async (actor: Actor, id: string, reply?: FastifyReply) => {
    const found = await findPlan(db, id);
    await working(feature, actor, found?.editionId);
    if (found === undefined) throw notFound();
    reply?.header('etag', etagOf(found.version));
    return presentPlan(found, await feature.inForce(found.listId));
  };

  api.operation({
    method: 'GET',
    url: '/precedence-lists/:id/seating-plans',
    id: 'listSeatingPlans',
    tag,
    summary: 'Plans of seats and flags that follow an order, filled',
    policy: workInEdition,
    params: IdParams,
    reply: SeatingPlanList,
    handle: async ({ params, raw }) => {
      await listOf(raw.actor, params.id);
      const order = await feature.inForce(params.id);
      return { items: (await listPlans(db, { listId: params.id })).map((row) => presentPlan(row, order)) };
    },
  });

  api.operation({
    method: 'POST',
    url: '/precedence-lists/:id/seating-plans',
    id: 'createSeatingPlan',
    tag,
    summary: 'Add a plan: rows of a hall, a table, or a line of flags',
    policy: managePrecedence,
    creates: true,
    params: IdParams,
    body: SeatingPlanInput,
    reply: SeatingPlanView,
    handle: async ({ params, body, raw }, reply) => {
      await listOf(raw.actor, params.id);
      const { id } = await plans.create(raw.actor, params.id, body);
      reply.header('location', `/api/v1/seating-plans/${id}`);
      return shown(raw.actor, id, reply);
    },
  });

  api.operation({
    method: 'GET',
    url: '/seating-plans/:id',
    id: 'getSeatingPlan',
    tag,
    summary: 'A plan, its seats filled in the order that is in force',
    policy: workInEdition,
    params: IdParams,
    reply: SeatingPlanView,
    handle: ({ params, raw }, reply) => shown(raw.actor, params.id, reply),
  });

  api.operation({
    method: 'PATCH',
    url: '/seating-plans/:id',
    id: 'editSeatingPlan',
    tag,
    summary: 'Edit a plan’s name, shape or numbers of seats',
    policy: managePrecedence,
    edits: true,
    params: IdParams,
    body: SeatingPlanPatch,
    reply: SeatingPlanView,
    handle: async ({ params, body, raw }, reply) => {
      await shown(raw.actor, params.id);
      await plans.edit(raw.actor, params.id, versionRead(raw), body);
      return shown(raw.actor, params.id, reply);
    },
  });

  api.operation({
    method: 'DELETE',
    url: '/seating-plans/:id',
    id: 'deleteSeatingPlan',
    tag,
    summary: 'Delete a plan',
    policy: managePrecedence,
    edits: true,
    status: 204,
    params: IdParams,
    reply: Type.Null(),
    handle: async ({ params, raw }) => {
      await shown(raw.actor, params.id);
      await plans.remove(raw.actor, params.id, versionRead(raw));
    },
  });
}
