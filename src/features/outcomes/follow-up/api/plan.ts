import { type Static, Type } from 'typebox';
import { notFound } from '../../../../platform/errors/index.ts';
import { type Api, etagOf, versionRead } from '../../../../platform/http/index.ts';
import { EditionParams, IdParams, placeOf } from '../../../series/index.ts';
import * as store from '../../store/follow-up/index.ts';
import type { FollowUpContext } from '../context.ts';
import * as contract from '../contract.ts';
import { manageFollowUp, readReports } from '../policy.ts';

const tag = 'outcomes';
const planView = (plan: store.PlanRow | undefined): Static<typeof contract.PlanView> => ({
  firstDueOn: plan?.firstDueOn ?? null,
  cadenceMonths: plan?.cadenceMonths ?? 12,
  reminderDays: plan?.reminderDays ?? [30, 7],
  escalationDays: plan?.escalationDays ?? 14,
  version: plan?.version ?? 0,
});

/** When bodies are asked to report. */
export function addPlanApi(api: Api, context: FollowUpContext): void {
  const { database, finder, plans } = context;
  const { db } = database;

  api.operation({
    method: 'GET',
    url: '/editions/:edition/follow-up-plan',
    id: 'getFollowUpPlan',
    tag,
    summary: 'When reports on the recommendations of an edition fall due',
    policy: readReports,
    params: EditionParams,
    reply: contract.PlanView,
    handle: async ({ params, raw }, reply) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      if (!readReports.allows(raw.actor, placeOf(edition))) throw notFound();
      const view = planView(await store.findPlan(db, edition.id));
      reply.header('etag', etagOf(view.version));
      return view;
    },
  });

  api.operation({
    method: 'PUT',
    url: '/editions/:edition/follow-up-plan',
    id: 'setFollowUpPlan',
    tag,
    summary: 'Set when reports fall due, reminders and escalation; asks for the rounds that follow from it',
    policy: manageFollowUp,
    edits: true,
    params: EditionParams,
    body: contract.PlanInput,
    reply: contract.PlanView,
    handle: async ({ params, body, raw }, reply) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      const { plan } = await plans.setPlan(raw.actor, edition.id, versionRead(raw), body);
      reply.header('etag', etagOf(plan.version));
      return planView(plan);
    },
  });

  api.operation({
    method: 'POST',
    url: '/follow-ups/:id/reporting-obligations',
    id: 'askForReport',
    tag,
    summary: 'Ask a body for a report by a day, whatever the plan says',
    policy: manageFollowUp,
    status: 204,
    params: IdParams,
    body: contract.ObligationInput,
    reply: Type.Null(),
    handle: async ({ params, body, raw }) => {
      await plans.ask(raw.actor, params.id, [body]);
    },
  });
}
