import { notFound } from '../../../../platform/errors/index.ts';
import { type Api, anyone } from '../../../../platform/http/index.ts';
import { EditionParams, IdParams, maySeeEdition, placeOf } from '../../../series/index.ts';
import type { FollowUpContext } from '../context.ts';
import * as contract from '../contract.ts';
import { readDetails } from '../pages/record.ts';
import { ownBodies, readReports } from '../policy.ts';
import {
  presentAction,
  presentAssessment,
  presentIndicator,
  presentItem,
  presentReport,
} from '../present.ts';
import { readFollowUp } from '../reading.ts';
import { narrow } from '../standing.ts';

const tag = 'outcomes';

/** How recommendations stand, and all that is known of one. */
export function addStandingApi(api: Api, context: FollowUpContext): void {
  const { finder, reports } = context;

  api.operation({
    method: 'GET',
    url: '/editions/:edition/follow-up',
    id: 'listFollowUp',
    tag,
    summary: 'How published recommendations stand: what bodies say, what assessors find',
    policy: anyone,
    params: EditionParams,
    query: contract.FollowUpQuery,
    reply: contract.FollowUpList,
    handle: async ({ params, query, raw }) => {
      const whole = await finder.visible(raw.actor, params.edition);
      const { lang: _, ...narrowing } = query;
      return { items: narrow(await readFollowUp(context, whole), narrowing).map(presentItem) };
    },
  });

  api.operation({
    method: 'GET',
    url: '/follow-ups/:id',
    id: 'getFollowUp',
    tag,
    summary: 'Follow-up of one recommendation: what is published, and what more the caller may see',
    policy: anyone,
    params: IdParams,
    reply: contract.FollowUpWhole,
    handle: async ({ params, raw }) => {
      const { whole } = await context.gate.followed(params.id);
      if (!maySeeEdition(raw.actor, whole.edition)) throw notFound('recommendation-unknown');
      const item = (await readFollowUp(context, whole)).find(
        ({ recommendation }) => recommendation.id === params.id,
      );
      if (item === undefined) throw notFound('recommendation-unknown');
      const details = await readDetails(context, params.id);
      const more = ownBodies(raw.actor).length > 0 || readReports.allows(raw.actor, placeOf(whole.edition));
      const seen = more ? await reports.list(raw.actor, { provisionId: params.id }) : details.reports;
      return {
        standing: presentItem(item),
        responses: details.responses.map(({ bodyId, response, note, respondedOn }) => ({
          bodyId,
          response,
          note,
          respondedOn,
        })),
        actions: details.actions.map(presentAction),
        indicators: details.indicators.map(presentIndicator),
        reports: seen.map(presentReport),
        assessments: details.assessments.map(presentAssessment),
      };
    },
  });
}
