import { DateTime } from 'luxon';
import { addDays } from '../dates.ts';
import type { DemoEdition, DemoPlace, DemoSession } from '../model.ts';
import { nextActivities } from '../national-next/activities.ts';
import type { Loading } from './loading.ts';

/** Most minutes for which an offer holds: the demonstration's stays open. */
const LONGEST_OFFER = 43_200;

/** Places in workshops and visits: those of the first edition, and how sign-up of the coming one stands. */
export async function loadPlaces(loading: Loading, edition: DemoEdition): Promise<void> {
  if (edition.registrations.some(({ places }) => places.length > 0)) await loadRecorded(loading, edition);
  if (edition.stage === 'preparation' && edition.series === 'national-forum')
    await loadNext(loading, edition);
  loading.hour.turnTo(null);
}

/** Who came, did not come, gave up and waited in vain, each at its hour. */
async function loadRecorded(loading: Loading, edition: DemoEdition): Promise<void> {
  const { services, actor, keys, hour } = loading;
  const { activities, own, following } = services.registration.places;
  const editionId = keys.get('edition', edition.key);
  const people = await attendeesOf(loading, editionId);
  const instant = (day: string, time: string): string =>
    DateTime.fromISO(`${day}T${time}`, { zone: edition.zone }).toISO() ?? '';
  const idsOf = (session: DemoSession, ...states: readonly DemoPlace['status'][]): string[] =>
    edition.registrations.flatMap(({ person, places }) => {
      const id = people.byPerson.get(keys.get('person', person));
      return id !== undefined &&
        places.some((one) => one.session === session.key && states.includes(one.status))
        ? [id]
        : [];
    });
  for (const session of edition.sessions.filter(({ access }) => access === 'sign-up')) {
    const { slot } = session;
    const id = keys.optional('session', session.key, edition.key);
    if (slot === null || id === null) continue;
    hour.turnTo(instant(addDays(edition.from, -40), '09:00'));
    await activities.open(actor, editionId, {
      sessionId: id,
      opensAt: instant(addDays(edition.from, -35), '08:00'),
      closesAt: instant(addDays(slot.day, -1), '20:00'),
    });
    // Whoever gave a place up had asked first; the first of those who waited then took it.
    hour.turnTo(instant(addDays(edition.from, -30), '10:15'));
    const givenUp = await ask(loading, id, idsOf(session, 'cancelled'));
    const came = await ask(loading, id, idsOf(session, 'attended', 'absent'));
    await ask(loading, id, idsOf(session, 'waiting'));
    hour.turnTo(instant(addDays(edition.from, -9), '13:40'));
    for (const place of givenUp) await own.cancel(actor, { id: place.id }, null);
    hour.turnTo(instant(addDays(edition.from, -9), '19:05'));
    for (const place of came.filter(({ state }) => state === 'waiting')) {
      await own.confirm(actor, { id: place.id }, null);
    }
    hour.turnTo(instant(slot.day, slot.end));
    await services.changes.run(actor, 'places.manage', async (change) => {
      await following.markAttendance(change, id, idsOf(session, 'attended'));
      await following.markAttendance(change, id, idsOf(session, 'absent'), false);
    });
  }
}

/** Sign-up of the coming edition: one activity is full, one keeps seats for delegations, one is nearly empty. */
async function loadNext(loading: Loading, edition: DemoEdition): Promise<void> {
  const { services, actor, keys, hour, today } = loading;
  const { activities, own } = services.registration.places;
  const editionId = keys.get('edition', edition.key);
  const { visitors } = await attendeesOf(loading, editionId);
  for (const { session, people, from, givenUp, reserved } of nextActivities) {
    const id = keys.get('session', session, edition.key);
    hour.turnTo(`${addDays(today, -5)}T12:00:00Z`);
    await activities.open(actor, editionId, {
      sessionId: id,
      offerMinutes: LONGEST_OFFER,
      opensAt: `${addDays(today, -4)}T06:00:00Z`,
      closesAt: `${addDays(edition.from, -1)}T17:00:00Z`,
    });
    for (const { participation, seats } of reserved) {
      await activities.reserve(actor, id, {
        participationId: keys.get('participation', participation, edition.key),
        seats,
        releasesAt: `${addDays(edition.from, -7)}T21:00:00Z`,
      });
    }
    hour.turnTo(`${addDays(today, -3)}T07:30:00Z`);
    const asked = await ask(loading, id, visitors.slice(from, from + people));
    hour.turnTo(`${addDays(today, -1)}T11:20:00Z`);
    for (const place of asked.slice(0, givenUp)) await own.cancel(actor, { id: place.id }, null);
  }
}

/** Attendees of an edition: by whom of the directory they are, and the public whose registration is confirmed. */
export async function attendeesOf({ services }: Loading, editionId: string) {
  const people = await services.registration.places.own.everybody(editionId);
  return {
    byPerson: new Map(
      people.flatMap(({ personId, id }): [string, string][] => (personId === null ? [] : [[personId, id]])),
    ),
    visitors: people
      .filter(({ category, registration }) => category === 'public' && registration === 'confirmed')
      .map(({ id }) => id)
      .sort(),
  };
}

const ask = async ({ services, actor }: Loading, activityId: string, attendeeIds: readonly string[]) =>
  attendeeIds.length === 0 ? [] : services.registration.places.own.ask(actor, activityId, { attendeeIds });
