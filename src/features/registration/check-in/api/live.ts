import { type Api, permit } from '../../../../platform/http/index.ts';
import { EditionParams, placeOf } from '../../../series/index.ts';
import { liveCounts } from '../../store/attendance.ts';
import type { CheckInServices } from '../context.ts';
import * as contract from '../contract.ts';
import { readAttendance } from '../policy.ts';

/** Adds the JSON operations of live counts. */
export function addLiveApi(api: Api, { database, finder, live }: CheckInServices): void {
  api.operation({
    method: 'GET',
    url: '/editions/:edition/check-in-counts',
    id: 'getCheckInCounts',
    tag: 'registration',
    summary: 'Who is inside, by door, zone and session of a day, and entries by quarter hours',
    policy: readAttendance,
    params: EditionParams,
    query: contract.CountsQuery,
    reply: contract.CountsView,
    handle: async ({ params, query, raw }) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      permit(readAttendance, raw.actor, placeOf(edition));
      const { quarters, ...found } = await liveCounts(database, database.db, edition.id, query.day ?? 0);
      return {
        ...found,
        quarters: quarters.map(({ quarter, entries }) => ({
          from: new Date(quarter * 900_000).toISOString(),
          entries,
        })),
      };
    },
  });

  api.operation({
    method: 'GET',
    url: '/editions/:edition/check-ins/events',
    id: 'followCheckIns',
    tag: 'registration',
    summary: 'That there are new counts, as it happens (server-sent events)',
    policy: readAttendance,
    params: EditionParams,
    produces: 'text/event-stream',
    handle: async ({ params, raw }, reply) => {
      const whole = await finder.visible(raw.actor, params.edition);
      permit(readAttendance, raw.actor, placeOf(whole.edition));
      return live.open(raw, reply, whole);
    },
  });
}
