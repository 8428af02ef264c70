import { type Api, permit } from '../../../../platform/http/index.ts';
import { EditionParams, placeOf } from '../../../series/index.ts';
import type { CheckInServices } from '../context.ts';
import * as contract from '../contract.ts';
import { checkPeopleIn } from '../policy.ts';
import { presentBatch } from '../present.ts';

const tag = 'registration';

/** Adds the JSON operations of devices at doors: what they work with, what they send, what is new. */
export function addCheckInsApi(api: Api, services: CheckInServices): void {
  const { finder, kit, checking, devices } = services;

  api.operation({
    method: 'GET',
    url: '/editions/:edition/check-in-kit',
    id: 'getCheckInKit',
    tag,
    summary: 'What a device works with offline: doors, sessions, days, keys of badges',
    policy: checkPeopleIn,
    params: EditionParams,
    reply: contract.KitView,
    handle: async ({ params, raw }) => {
      const whole = await finder.visible(raw.actor, params.edition);
      permit(checkPeopleIn, raw.actor, placeOf(whole.edition));
      return kit.kit(whole);
    },
  });

  api.operation({
    method: 'GET',
    url: '/editions/:edition/check-in-people',
    id: 'listCheckInPeople',
    tag,
    summary: 'Who holds a badge, for a search offline: serial, name, category, delegation, zones, days',
    policy: checkPeopleIn,
    params: EditionParams,
    query: contract.PeopleQuery,
    reply: contract.PeopleView,
    handle: async ({ params, query, raw }) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      permit(checkPeopleIn, raw.actor, placeOf(edition));
      return kit.people(edition.id, query.since);
    },
  });

  api.operation({
    method: 'POST',
    url: '/editions/:edition/check-ins',
    id: 'takeCheckIns',
    tag,
    summary: 'Take check-ins in, each once by its nonce; a repeat is answered as the first time',
    policy: checkPeopleIn,
    status: 200,
    params: EditionParams,
    body: contract.BatchInput,
    reply: contract.BatchView,
    handle: async ({ params, body, raw }) => {
      const whole = await finder.visible(raw.actor, params.edition);
      return presentBatch(await checking.take(raw.actor, whole, body));
    },
  });

  api.operation({
    method: 'GET',
    url: '/editions/:edition/check-ins/news',
    id: 'getCheckInNews',
    tag,
    summary: 'What happened since a sequence: check-ins of all devices, badges that open nothing any more',
    policy: checkPeopleIn,
    params: EditionParams,
    query: contract.NewsQuery,
    reply: contract.NewsView,
    handle: async ({ params, query, raw }) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      permit(checkPeopleIn, raw.actor, placeOf(edition));
      const device =
        query.device === undefined ? undefined : await devices.own(raw.actor, edition.id, query.device);
      const told = await kit.news(edition.id, query.since ?? 0, device?.retiredAt != null);
      if (device !== undefined) await devices.told(device);
      return told;
    },
  });
}
