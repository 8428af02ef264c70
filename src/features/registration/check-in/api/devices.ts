import { actorName } from '../../../../platform/actor/index.ts';
import { notFound } from '../../../../platform/errors/index.ts';
import { type Api, permit } from '../../../../platform/http/index.ts';
import { EditionParams, findEdition, placeOf } from '../../../series/index.ts';
import * as store from '../../store/check-ins.ts';
import type { CheckInServices } from '../context.ts';
import * as contract from '../contract.ts';
import { checkPeopleIn, resolveCheckIns } from '../policy.ts';
import { presentConflict, presentDevice } from '../present.ts';

const tag = 'registration';

/** Adds the JSON operations of devices, and of check-ins taken without knowing. */
export function addDevicesApi(api: Api, { database, finder, devices, resolving }: CheckInServices): void {
  api.operation({
    method: 'GET',
    url: '/editions/:edition/check-in-devices',
    id: 'listCheckInDevices',
    tag,
    summary: 'Phones and desks that check people in, with how far their clocks are off',
    policy: checkPeopleIn,
    params: EditionParams,
    reply: contract.DeviceList,
    handle: async ({ params, raw }) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      permit(checkPeopleIn, raw.actor, placeOf(edition));
      const rows = await store.listDevices(database.db, edition.id);
      return { items: rows.map(({ device, accountName }) => presentDevice(device, accountName)) };
    },
  });

  api.operation({
    method: 'POST',
    url: '/editions/:edition/check-in-devices',
    id: 'registerCheckInDevice',
    tag,
    summary: 'Bind a device to the account that is signed in on it',
    policy: checkPeopleIn,
    creates: true,
    params: EditionParams,
    body: contract.DeviceInput,
    reply: contract.DeviceView,
    handle: async ({ params, body, raw }) => {
      const whole = await finder.visible(raw.actor, params.edition);
      return presentDevice(await devices.register(raw.actor, whole, body), actorName(raw.actor));
    },
  });

  api.operation({
    method: 'POST',
    url: '/check-in-devices/:device/retirement',
    id: 'retireCheckInDevice',
    tag,
    summary: 'Take a device out of use: it forgets what it keeps',
    policy: checkPeopleIn,
    status: 200,
    params: contract.DeviceParams,
    reply: contract.DeviceView,
    handle: async ({ params, raw }) => {
      const device = await devices.retire(raw.actor, params.device);
      const rows = await store.listDevices(database.db, device.editionId);
      return presentDevice(device, rows.find((row) => row.device.id === device.id)?.accountName ?? '');
    },
  });

  api.operation({
    method: 'GET',
    url: '/editions/:edition/check-in-conflicts',
    id: 'listCheckInConflicts',
    tag,
    summary: 'Check-ins that a device took without knowing what is known, newest first',
    policy: checkPeopleIn,
    params: EditionParams,
    query: contract.ConflictQuery,
    reply: contract.ConflictList,
    handle: async ({ params, query, raw }) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      permit(checkPeopleIn, raw.actor, placeOf(edition));
      const rows = await store.listConflicts(database.db, edition.id, query.state);
      return { items: rows.map(presentConflict) };
    },
  });

  api.operation({
    method: 'POST',
    url: '/check-ins/:checkIn/resolution',
    id: 'resolveCheckIn',
    tag,
    summary: 'Keep or drop a check-in that is in conflict, with a note',
    policy: resolveCheckIns,
    status: 200,
    params: contract.CheckInParams,
    body: contract.ResolutionInput,
    reply: contract.ConflictView,
    handle: async ({ params, body, raw }) => {
      const row = await resolving.resolve(raw.actor, params.checkIn, body);
      const whole = await findEdition(database.db, row.editionId);
      if (whole === undefined) throw notFound('check-in-unknown');
      const rows = await store.listConflicts(database.db, row.editionId, 'resolved');
      const found = rows.find(({ checkIn }) => checkIn.id === row.id);
      if (found === undefined) throw notFound('check-in-unknown');
      return presentConflict(found);
    },
  });
}
