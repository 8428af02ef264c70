import type { FastifyRequest } from 'fastify';
import { notFound } from '../../../platform/errors/index.ts';
import { type Api, anyone, etagOf, permit, versionRead } from '../../../platform/http/index.ts';
import { EditionParams, findEdition, maySeeEdition, placeOf } from '../../series/index.ts';
import { secretHeader } from '../forms/api/shared.ts';
import { activitiesById, countedActivities } from '../store/activities.ts';
import { findPlacesWhole, findPlaceWhole, listPlaces } from '../store/holders.ts';
import { listReservations } from '../store/places.ts';
import * as contract from './contract.ts';
import type { PlaceServices } from './feature.ts';
import { managePlaces, ownPlaces, readPlaces } from './policy.ts';
import { presentActivity, presentManagedActivity, presentPlace } from './present.ts';

const tag = 'registration';

const secretOf = (raw: FastifyRequest): string | undefined => {
  const secret = raw.headers['registration-secret'];
  return typeof secret === 'string' ? secret : undefined;
};

/** Adds the JSON operations of activities and places. */
export function addPlacesApi(api: Api, services: PlaceServices): void {
  const { database, finder, clock, activities, own, following, changes } = services;

  const activity = async (raw: FastifyRequest, id: string) => {
    const [found] = await activitiesById(database, [id]);
    const whole = found && (await findEdition(database.db, found.editionId));
    if (found === undefined || whole === undefined) throw notFound('activity-unknown');
    const inside = readPlaces.allows(raw.actor, placeOf(whole.edition));
    if (!inside && !(found.session.announced && maySeeEdition(raw.actor, whole.edition))) {
      throw notFound('activity-unknown');
    }
    return { found, whole, inside };
  };

  const viewOf = async (raw: FastifyRequest, id: string) => {
    const { found, inside } = await activity(raw, id);
    return inside
      ? presentManagedActivity(found, await listReservations(database.db, [id]), clock.now())
      : presentActivity(found, clock.now());
  };

  const placeView = async (raw: FastifyRequest, id: string, secret = secretOf(raw)) => {
    const { place } = await own.read(raw.actor, { id, secret });
    const found = await database.transaction((tx) =>
      services.widened(tx, () => findPlaceWhole(services.reader, tx, place.id)),
    );
    if (found === undefined) throw notFound('place-not-known');
    return presentPlace(found);
  };

  api.operation({
    method: 'GET',
    url: '/editions/:edition/activities',
    id: 'listActivities',
    tag,
    summary: 'Sessions that one signs up for, with the seats that are left',
    policy: anyone,
    params: EditionParams,
    reply: contract.ActivityList,
    handle: async ({ params, raw }) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      const inside = readPlaces.allows(raw.actor, placeOf(edition));
      const found = await countedActivities(database, edition.id);
      const now = clock.now();
      if (!inside) {
        return {
          items: found.filter(({ session }) => session.announced).map((one) => presentActivity(one, now)),
        };
      }
      const reservations = await listReservations(
        database.db,
        found.map(({ id }) => id),
      );
      return { items: found.map((one) => presentManagedActivity(one, reservations, now)) };
    },
  });

  api.operation({
    method: 'POST',
    url: '/editions/:edition/activities',
    id: 'openActivity',
    tag,
    summary: 'Open sign-up for a session',
    policy: managePlaces,
    creates: true,
    params: EditionParams,
    body: contract.ActivityInput,
    reply: contract.ActivityView,
    handle: async ({ params, body, raw }) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      const { id } = await activities.open(raw.actor, edition.id, body);
      return viewOf(raw, id);
    },
  });

  const ofActivity = { tag, params: contract.ActivityParams } as const;

  api.operation({
    ...ofActivity,
    method: 'GET',
    url: '/activities/:activity',
    id: 'getActivity',
    summary: 'One activity, with the seats that are left',
    policy: anyone,
    reply: contract.ActivityView,
    handle: async ({ params, raw }, reply) => {
      const view = await viewOf(raw, params.activity);
      reply.header('etag', etagOf(view.version));
      return view;
    },
  });

  api.operation({
    ...ofActivity,
    method: 'PATCH',
    url: '/activities/:activity',
    id: 'editActivity',
    summary: 'Edit it; more seats are offered to those who wait',
    policy: managePlaces,
    edits: true,
    body: contract.ActivityPatch,
    reply: contract.ActivityView,
    handle: async ({ params, body, raw }, reply) => {
      await activities.edit(raw.actor, params.activity, versionRead(raw), body);
      const view = await viewOf(raw, params.activity);
      reply.header('etag', etagOf(view.version));
      return view;
    },
  });

  api.operation({
    ...ofActivity,
    method: 'DELETE',
    url: '/activities/:activity',
    id: 'closeActivity',
    summary: 'Take sign-up away where nobody ever asked for a place',
    policy: managePlaces,
    edits: true,
    status: 204,
    handle: async ({ params, raw }) => activities.remove(raw.actor, params.activity, versionRead(raw)),
  });

  api.operation({
    ...ofActivity,
    method: 'POST',
    url: '/activities/:activity/reservations',
    id: 'reserveSeats',
    summary: 'Set seats aside for a delegation or a category, until they are given back',
    policy: managePlaces,
    status: 200,
    body: contract.ReservationInput,
    reply: contract.ActivityView,
    handle: async ({ params, body, raw }) => {
      await activities.reserve(raw.actor, params.activity, body);
      return viewOf(raw, params.activity);
    },
  });

  api.operation({
    ...ofActivity,
    method: 'GET',
    url: '/activities/:activity/places',
    id: 'listPlaces',
    summary: 'Who has a place, who was offered one, who waits, in the order in which they asked',
    policy: readPlaces,
    reply: contract.PlaceList,
    handle: async ({ params, raw }) => {
      const { whole, inside } = await activity(raw, params.activity);
      if (!inside) permit(readPlaces, raw.actor, placeOf(whole.edition));
      return { items: (await listPlaces(database, database.db, params.activity)).map(presentPlace) };
    },
  });

  api.operation({
    ...ofActivity,
    method: 'POST',
    url: '/activities/:activity/places',
    id: 'askForPlaces',
    summary: 'Ask for places, for oneself or for others: a seat, else the end of the waiting list',
    policy: ownPlaces,
    headers: secretHeader,
    status: 201,
    body: contract.AskInput,
    reply: contract.PlaceList,
    handle: async ({ params, body, raw }) => {
      await activity(raw, params.activity);
      const made = await own.ask(raw.actor, params.activity, {
        attendeeIds: body.attendeeIds,
        secret: secretOf(raw),
      });
      const ids = made.map(({ id }) => id);
      const places = await database.transaction((tx) =>
        services.widened(tx, () => findPlacesWhole(services.reader, tx, ids)),
      );
      return { items: places.map(presentPlace) };
    },
  });

  api.operation({
    ...ofActivity,
    method: 'POST',
    url: '/activities/:activity/attendance',
    id: 'noteAttendance',
    summary: 'Note who of those with a place came, or did not',
    policy: managePlaces,
    status: 200,
    body: contract.AttendanceInput,
    reply: contract.AttendanceView,
    handle: async ({ params, body, raw }) => {
      const { whole } = await activity(raw, params.activity);
      permit(managePlaces, raw.actor, placeOf(whole.edition));
      const { marked, without } = await changes.run(raw.actor, managePlaces.name, (change) =>
        following.markAttendance(change, params.activity, body.attendeeIds, body.attended),
      );
      return { marked, without: [...without] };
    },
  });

  const one = { tag, policy: ownPlaces, headers: secretHeader, params: contract.PlaceParams } as const;

  api.operation({
    ...one,
    method: 'GET',
    url: '/places/:place',
    id: 'getPlace',
    summary: 'One place, for whose it is, their focal point and those who manage places',
    reply: contract.PlaceView,
    handle: async ({ params, raw }, reply) => {
      const view = await placeView(raw, params.place);
      reply.header('etag', etagOf(view.version));
      return view;
    },
  });

  api.operation({
    ...one,
    method: 'POST',
    url: '/places/:place/confirmation',
    id: 'confirmPlace',
    summary: 'Take a place that was offered',
    edits: true,
    reply: contract.PlaceView,
    handle: async ({ params, raw }, reply) => {
      await own.confirm(raw.actor, { id: params.place, secret: secretOf(raw) }, versionRead(raw));
      const view = await placeView(raw, params.place);
      reply.header('etag', etagOf(view.version));
      return view;
    },
  });

  api.operation({
    ...one,
    method: 'POST',
    url: '/places/:place/cancellation',
    id: 'cancelPlace',
    summary: 'Give a place up, decline an offer or leave the waiting list: the seat goes to whoever is next',
    edits: true,
    body: contract.ReasonInput,
    reply: contract.PlaceView,
    handle: async ({ params, body, raw }, reply) => {
      await own.cancel(raw.actor, { id: params.place, secret: secretOf(raw) }, versionRead(raw), body.reason);
      const view = await placeView(raw, params.place);
      reply.header('etag', etagOf(view.version));
      return view;
    },
  });

  api.operation({
    ...one,
    method: 'POST',
    url: '/places/:place/move',
    id: 'movePlace',
    summary: 'Move somebody to another activity that has a seat for them',
    policy: managePlaces,
    edits: true,
    body: contract.MoveInput,
    reply: contract.PlaceView,
    handle: async ({ params, body, raw }) => {
      const { id } = await own.move(raw.actor, params.place, versionRead(raw), body.activityId);
      return placeView(raw, id);
    },
  });
}
