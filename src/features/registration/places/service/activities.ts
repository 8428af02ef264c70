import type { Actor } from '../../../../platform/actor/index.ts';
import type { Change } from '../../../../platform/changes/index.ts';
import { guarded } from '../../../../platform/database/index.ts';
import { createEntry } from '../../../../platform/entry/index.ts';
import { conflict, notFound, ruleBroken } from '../../../../platform/errors/index.ts';
import { requireVersion } from '../../../../platform/http/etag.ts';
import { permit } from '../../../../platform/http/policy.ts';
import { type EditionWhole, findEdition, placeOf } from '../../../series/index.ts';
import type { RegistrationContext } from '../../context.ts';
import { listSessionChoices } from '../../store/activities.ts';
import * as store from '../../store/places.ts';
import type { ActivityInput, ActivityPatch, ReservationInput } from '../contract.ts';
import { managePlaces } from '../policy.ts';
import type { Allotting } from './allotting.ts';

export type ActivitiesService = ReturnType<typeof createActivitiesService>;

const brokenRules = {
  activities_never_overfull: () => ruleBroken({ field: 'capacity', code: 'capacity-below-places' }),
  activities_id_key: () => ruleBroken({ field: 'sessionId', code: 'activity-exists' }),
  activities_edition_id_id_pk: () => ruleBroken({ field: 'sessionId', code: 'activity-exists' }),
  places_activity_fk: () => conflict('activity-in-use'),
};
const brokenByReserving = {
  activities_never_overfull: () => ruleBroken({ field: 'seats', code: 'seats-not-free' }),
  activity_reservations_never_overfull: () => ruleBroken({ field: 'seats', code: 'seats-below-taken' }),
  activity_reservations_participation_fk: () =>
    ruleBroken({ field: 'participationId', code: 'participation-unknown' }),
};

const saidOf = ({ createdAt: _c, updatedAt: _u, ...row }: store.ActivityRow) => row;

/** Input → columns; for an edit, what the patch leaves out stays. */
function readActivity(given: ActivityPatch, old: store.ActivityRow | null, capacity: number) {
  const entry = createEntry();
  const instant = (field: 'opensAt' | 'closesAt' | 'freezesAt'): Date | null => {
    const value = given[field];
    if (value === undefined) return old?.[field] ?? null;
    return value === null ? null : new Date(value);
  };
  const kept = <K extends 'waitingCap' | 'mostPerPerson'>(field: K): number | null =>
    given[field] === undefined ? (old?.[field] ?? null) : given[field];
  const opensAt = instant('opensAt');
  const closesAt = instant('closesAt');
  entry.check(
    opensAt === null || closesAt === null || closesAt > opensAt,
    'closesAt',
    'activity-closes-before',
  );
  const seats = given.capacity ?? old?.capacity ?? capacity;
  const held = (old?.taken ?? 0) + (old?.reserved ?? 0);
  entry.check(seats >= held, 'capacity', 'capacity-below-places', { taken: held });
  entry.done();
  const categories = given.categories === undefined ? (old?.categories ?? null) : given.categories;
  return {
    capacity: seats,
    opensAt,
    closesAt,
    freezesAt: instant('freezesAt'),
    offerMinutes: given.offerMinutes ?? old?.offerMinutes ?? 1_440,
    waitingCap: kept('waitingCap'),
    mostPerPerson: kept('mostPerPerson'),
    categories: categories === null || categories.length === 0 ? null : [...categories],
  };
}

/** Sessions that one signs up for: opened, edited, closed, with seats set aside. */
export function createActivitiesService({ database, changes }: RegistrationContext, allotting: Allotting) {
  const run = <T>(
    actor: Actor,
    rules: Parameters<typeof guarded>[0],
    work: (change: Change) => Promise<T>,
  ): Promise<T> =>
    changes.run(actor, managePlaces.name, (change) =>
      guarded(rules, () => database.widened(change.tx, () => work(change))),
    );

  async function wholeOf(change: Change, actor: Actor, editionId: string): Promise<EditionWhole> {
    const whole = await findEdition(change.tx, editionId);
    if (whole === undefined) throw notFound('activity-unknown');
    permit(managePlaces, actor, placeOf(whole.edition));
    return whole;
  }

  const record = (
    change: Change,
    action: string,
    id: string,
    editionId: string,
    before: unknown,
    after: unknown,
  ) =>
    change.record({
      action: `activity.${action}`,
      subject: { kind: 'activity', id },
      editionId,
      before,
      after,
    });

  return {
    /** Opens sign-up for a session; as many seats as the session has, else its room, where the input does not say. */
    open: (
      actor: Actor,
      editionId: string,
      { sessionId, ...given }: ActivityInput,
    ): Promise<store.ActivityRow> =>
      run(actor, brokenRules, async (change) => {
        await wholeOf(change, actor, editionId);
        const [session] = await listSessionChoices(database, change.tx, { id: sessionId });
        if (session === undefined || session.editionId !== editionId) {
          const there = await store.findActivity(change.tx, sessionId);
          throw ruleBroken({
            field: 'sessionId',
            code: there?.editionId === editionId ? 'activity-exists' : 'activity-not-for-session',
          });
        }
        if (given.capacity === undefined && session.capacity === null) {
          throw ruleBroken({ field: 'capacity', code: 'field-required' });
        }
        const activity = await store.insertActivity(change.tx, {
          editionId,
          id: sessionId,
          ...readActivity(given, null, session.capacity ?? 0),
          createdAt: change.now,
          updatedAt: change.now,
        });
        await record(change, 'opened', sessionId, editionId, undefined, saidOf(activity));
        return activity;
      }),

    /** Edits one; more seats go to those who wait. */
    edit: (
      actor: Actor,
      id: string,
      version: number | null,
      given: ActivityPatch,
    ): Promise<store.ActivityRow> =>
      run(actor, brokenRules, async (change) => {
        const known = await allotting.openOne(change, id);
        const whole = await wholeOf(change, actor, known.editionId);
        const old = await store.findActivity(change.tx, id);
        if (old === undefined) throw notFound('activity-unknown');
        requireVersion(old.version, version);
        const activity = await store.updateActivity(change.tx, id, {
          ...readActivity(given, old, old.capacity),
          updatedAt: change.now,
        });
        await record(change, 'edited', id, old.editionId, saidOf(old), saidOf(activity));
        await allotting.fill(change, whole, id);
        return (await store.findActivity(change.tx, id)) ?? activity;
      }),

    /** Takes sign-up away from a session of which nobody ever had or asked for a place. */
    remove: (actor: Actor, id: string, version: number | null): Promise<void> =>
      run(actor, brokenRules, async (change) => {
        const known = await allotting.openOne(change, id);
        await wholeOf(change, actor, known.editionId);
        requireVersion(known.version, version);
        const old = await store.findActivity(change.tx, id);
        await store.deleteActivity(change.tx, id);
        await record(change, 'deleted', id, known.editionId, old && saidOf(old), undefined);
      }),

    /** Sets seats aside for a delegation or a category, or changes how many; none gives them back. */
    reserve: (actor: Actor, id: string, given: ReservationInput): Promise<void> =>
      run(actor, brokenByReserving, async (change) => {
        const { tx, now } = change;
        const known = await allotting.openOne(change, id);
        const whole = await wholeOf(change, actor, known.editionId);
        const participationId = given.participationId ?? null;
        const category = given.category ?? null;
        if ((participationId === null) === (category === null)) {
          throw ruleBroken({ field: 'participationId', code: 'reservation-one-party' });
        }
        const releasesAt = given.releasesAt == null ? null : new Date(given.releasesAt);
        const old = (await store.listReservations(tx, [id])).find(
          (one) => one.participationId === participationId && one.category === category,
        );
        if (given.seats < (old?.taken ?? 0)) {
          throw ruleBroken({ field: 'seats', code: 'seats-below-taken', params: { taken: old?.taken ?? 0 } });
        }
        if (releasesAt !== null && releasesAt <= now && given.seats > 0) {
          throw ruleBroken({ field: 'releasesAt', code: 'releases-in-the-past' });
        }
        if (old === undefined && given.seats === 0) return;
        if (old !== undefined && given.seats === 0) {
          // Whoever ever sat on one keeps it in the history: those are released instead.
          if ((await store.countOfReservation(tx, old.id)) === 0) await store.deleteReservation(tx, old.id);
          else await store.updateReservation(tx, old.id, { seats: 0, releasesAt: null, releasedAt: now });
        } else if (old !== undefined) {
          await store.updateReservation(tx, old.id, { seats: given.seats, releasesAt, releasedAt: null });
        } else {
          await store.insertReservation(tx, {
            editionId: known.editionId,
            activityId: id,
            participationId,
            category,
            seats: given.seats,
            releasesAt,
          });
        }
        const party = { participationId, category };
        await record(
          change,
          'seats-reserved',
          id,
          known.editionId,
          { ...party, seats: old?.seats ?? 0, releasesAt: old?.releasesAt ?? null },
          { ...party, seats: given.seats, releasesAt },
        );
        await allotting.fill(change, whole, id);
      }),
  };
}
