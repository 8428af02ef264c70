import type { Change } from '../../../../platform/changes/index.ts';
import { newId } from '../../../../platform/database/index.ts';
import { conflict, notFound } from '../../../../platform/errors/index.ts';
import { hashSecret } from '../../../../platform/vault/index.ts';
import type { EditionWhole } from '../../../series/index.ts';
import type { RegistrationContext } from '../../context.ts';
import { type ActivityWhole, findActivities } from '../../store/activities.ts';
import { findHolders, type Holder, lockHolders } from '../../store/holders.ts';
import * as store from '../../store/places.ts';
import { refusalOf } from '../rules/holders.ts';
import {
  isFrozen,
  offerEnds,
  reservationFor,
  reservedLeft,
  roomOf,
  seatsLeft,
  windowOf,
} from '../rules/seats.ts';
import { livingStates, mayBecome, openStates } from '../rules/states.ts';
import { placeSecret } from '../secrets.ts';
import type { PlaceMailing } from './mailing.ts';

export type Allotting = ReturnType<typeof createAllotting>;

/** What the log of changes keeps of a place: who is named by the place alone. */
export const said = ({ id, activityId, state, number, reservationId, version }: store.PlaceRow) => ({
  id,
  activityId,
  state,
  number,
  reserved: reservationId !== null,
  version,
});

/** Hours of an activity, for its rules. */
export const hoursOf = ({ opensAt, closesAt, freezesAt, session }: ActivityWhole) => ({
  opensAt,
  closesAt,
  freezesAt,
  startsAt: session.startsAt,
  cancelled: session.cancelled,
});

/** What whoever asks now gets of the general share. */
export const roomIn = (activity: ActivityWhole) =>
  roomOf(activity, activity.counts.waiting ?? 0, activity.waitingCap);

export interface AskOptions {
  /** Account that asks for somebody else; null: they ask themselves. */
  readonly byAccountId: string | null;
  /** By those who work there: whatever the window and the most that one may have. Default false. */
  readonly staff?: boolean;
  /** Refuses instead of putting anybody on the waiting list. Default false. */
  readonly seatsOnly?: boolean;
  /** Tell those whom it is for. Default true. */
  readonly mails?: boolean;
}

/**
 * The one way to a seat. Every function holds the activity's row from its first look on; the database counts along, and
 * its checks refuse one too many. People are locked before activities, several of either in the order of their ids.
 */
export function createAllotting(
  { database, vault }: Pick<RegistrationContext, 'database' | 'vault'>,
  mailing: PlaceMailing,
) {
  /** Locks activities and reads them as they are under the lock. @throws 404 when one is gone */
  async function open(change: Change, ids: readonly string[]): Promise<ActivityWhole[]> {
    const locked = await store.lockActivities(change.tx, ids);
    if (locked.length !== new Set(ids).size) throw notFound('activity-unknown');
    return findActivities(database, change.tx, ids);
  }

  async function openOne(change: Change, id: string): Promise<ActivityWhole> {
    const [activity] = await open(change, [id]);
    if (activity === undefined) throw notFound('activity-unknown');
    return activity;
  }

  /**
   * Makes public pages anew when what they say of an activity changes: whether there is a seat, a waiting list or
   * neither. Single seats change nothing there, so that a rush to sign up does not make every page anew.
   */
  async function noteRoom(change: Change, before: ActivityWhole, known?: ActivityWhole): Promise<void> {
    const [after] = known === undefined ? await findActivities(database, change.tx, [before.id]) : [known];
    if (after === undefined || roomIn(after) === roomIn(before)) return;
    await change.record({
      action: roomIn(after) === 'seats' ? 'activity.freed' : 'activity.filled',
      subject: { kind: 'activity', id: before.id },
      editionId: before.editionId,
      before: { room: roomIn(before) },
      after: { room: roomIn(after) },
    });
  }

  const record = (
    change: Change,
    action: string,
    after: store.PlaceRow,
    old?: store.PlaceRow,
    reason?: string,
  ) =>
    change.record({
      action: `place.${action}`,
      subject: { kind: 'place', id: after.id },
      editionId: after.editionId,
      ...(old === undefined ? {} : { before: said(old) }),
      after: said(after),
      ...(reason === undefined ? {} : { reason }),
    });

  /**
   * Offers free seats to those who wait, in their order: reserved ones to those whom they are for, then the general
   * share to whoever is first. Seats set aside until now are given back before. The caller holds the activity.
   * @returns how many offers went out
   */
  async function fill(change: Change, whole: EditionWhole, activityId: string): Promise<number> {
    const { tx, now } = change;
    for (const released of await store.releaseDue(tx, activityId, now)) {
      await change.record({
        action: 'activity.seats-released',
        subject: { kind: 'activity', id: activityId },
        editionId: released.editionId,
        before: { reservation: released.id, seats: released.seats },
        after: { reservation: released.id, seats: released.taken },
      });
    }
    const [activity] = await findActivities(database, tx, [activityId]);
    if (activity === undefined || isFrozen(hoursOf(activity), now)) return 0;
    const chosen: { id: string; attendeeId: string; reservationId: string | null }[] = [];
    const choose = async (free: number, reservation?: store.ReservationRow): Promise<void> => {
      if (free <= 0) return;
      const first = await store.firstWaiting(database, tx, activityId, free + chosen.length, reservation);
      for (const one of first.filter(({ id }) => chosen.every((other) => other.id !== id)).slice(0, free)) {
        chosen.push({ ...one, reservationId: reservation?.id ?? null });
      }
    };
    if ((activity.counts.waiting ?? 0) > 0) {
      for (const reservation of await store.listReservations(tx, [activityId])) {
        await choose(reservedLeft(reservation), reservation);
      }
      await choose(seatsLeft(activity));
    }
    const holders = new Map(
      (
        await findHolders(
          database,
          tx,
          chosen.map(({ attendeeId }) => attendeeId),
        )
      ).map((one) => [one.id, one]),
    );
    for (const { id, attendeeId, reservationId } of chosen) {
      const old = await store.findPlace(tx, id);
      const place = await store.updatePlace(tx, id, {
        state: 'offered',
        reservationId,
        offeredAt: now,
        offerExpiresAt: offerEnds(now, activity.offerMinutes, activity.session.startsAt),
        updatedAt: now,
      });
      await record(change, 'offered', place, old);
      const holder = holders.get(attendeeId);
      if (holder !== undefined) {
        await mailing.tell(tx, 'offered', whole, activity.session, place, holder, now);
      }
    }
    return chosen.length;
  }

  return {
    open,
    openOne,

    /** The same, with people locked before. */
    async openWith(
      change: Change,
      attendeeIds: readonly string[],
      ids: readonly string[],
    ): Promise<ActivityWhole[]> {
      await lockHolders(database, change.tx, attendeeIds);
      return open(change, ids);
    },

    fill,
    noteRoom,

    /**
     * Asks for places for people, all of them or none: a seat where there is one, else the end of the waiting list.
     * @throws 409 `activity-not-open`, `activity-full`, `place-already`, `place-most` and why somebody may have none
     */
    async ask(
      change: Change,
      whole: EditionWhole,
      activityId: string,
      attendeeIds: readonly string[],
      { byAccountId, staff = false, seatsOnly = false, mails = true }: AskOptions,
    ): Promise<store.PlaceRow[]> {
      const { tx, now } = change;
      await lockHolders(database, tx, attendeeIds);
      const activity = await openOne(change, activityId);
      const window = windowOf(hoursOf(activity), now);
      if (!staff && window !== 'open') throw conflict(`activity-${window}`);
      const found = await findHolders(database, tx, attendeeIds);
      const holders = attendeeIds.flatMap((id) => found.find((one) => one.id === id) ?? []);
      if (holders.length !== attendeeIds.length) throw notFound('attendee-unknown');
      const standing = await store.listPlaceRows(tx, { activityId, attendeeIds, states: livingStates });
      if (standing.length > 0) throw conflict('place-already');
      const { mostPerPerson } = activity;
      for (const holder of holders) {
        if (holder.editionId !== activity.editionId) throw notFound('attendee-unknown');
        const refusal = refusalOf(holder, activity.categories);
        if (refusal !== null) throw conflict(refusal);
        if (mostPerPerson !== null && !staff) {
          const held = await store.countOfKind(database, tx, holder.id, activityId);
          if (held >= mostPerPerson) throw conflict('place-most', { most: mostPerPerson });
        }
      }
      const reservations = await store.listReservations(tx, [activityId]);
      const last = await store.giveNumbers(tx, activityId, holders.length);
      let { taken } = activity;
      let waiting = activity.counts.waiting ?? 0;
      const used = new Map<string, number>();
      const rows = holders.map((holder, index): store.NewPlace => {
        const reservation = reservationFor(
          reservations.map((one) => ({ ...one, taken: one.taken + (used.get(one.id) ?? 0) })),
          holder,
        );
        const room = roomOf({ ...activity, taken }, waiting, activity.waitingCap);
        const seated = reservation !== undefined || room === 'seats';
        if (!seated && (room === 'none' || seatsOnly)) throw conflict('activity-full');
        if (reservation !== undefined) used.set(reservation.id, (used.get(reservation.id) ?? 0) + 1);
        else if (seated) taken += 1;
        else waiting += 1;
        const id = newId();
        return {
          editionId: activity.editionId,
          id,
          activityId,
          attendeeId: holder.id,
          state: seated ? 'confirmed' : 'waiting',
          number: last - holders.length + index + 1,
          reservationId: reservation?.id ?? null,
          secretHash: hashSecret(placeSecret(vault, id)),
          confirmedAt: seated ? now : null,
          byAccountId,
          sample: holder.sample,
          createdAt: now,
          updatedAt: now,
        };
      });
      const made = await store.insertPlaces(tx, rows);
      let position = activity.counts.waiting ?? 0;
      for (const place of [...made].sort((one, other) => one.number - other.number)) {
        await record(change, place.state === 'confirmed' ? 'confirmed' : 'queued', place);
        const holder = holders.find(({ id }) => id === place.attendeeId) as Holder;
        if (place.state === 'waiting') position += 1;
        if (mails) {
          const template = place.state === 'confirmed' ? 'confirmed' : 'waiting';
          await mailing.tell(tx, template, whole, activity.session, place, holder, now, { position });
        }
      }
      await noteRoom(change, activity, { ...activity, taken, counts: { ...activity.counts, waiting } });
      return made;
    },

    /** Takes an offer. The caller holds the activity. @throws 409 `offer-expired`, `place-not-offered` */
    async confirm(
      change: Change,
      whole: EditionWhole,
      activity: ActivityWhole,
      old: store.PlaceRow,
    ): Promise<store.PlaceRow> {
      const { tx, now } = change;
      if (old.state === 'expired') throw conflict('offer-expired');
      if (old.state !== 'offered') throw conflict('place-not-offered');
      if (old.offerExpiresAt !== null && old.offerExpiresAt <= now) throw conflict('offer-expired');
      const place = await store.updatePlace(tx, old.id, {
        state: 'confirmed',
        confirmedAt: now,
        updatedAt: now,
      });
      await record(change, 'confirmed', place, old);
      const [holder] = await findHolders(database, tx, [old.attendeeId]);
      if (holder !== undefined) {
        await mailing.tell(tx, 'confirmed', whole, activity.session, place, holder, now);
      }
      return place;
    },

    /**
     * Ends places of one activity, and offers their seats to those who wait. The caller holds the activity.
     * @param more.tell whether those whom it is of are told; default true
     */
    async end(
      change: Change,
      whole: EditionWhole,
      activity: ActivityWhole,
      olds: readonly store.PlaceRow[],
      to: 'cancelled' | 'expired',
      more: { readonly reason?: string | null; readonly tell?: boolean } = {},
    ): Promise<store.PlaceRow[]> {
      const { tx, now } = change;
      const { reason = null, tell = true } = more;
      const holders = new Map(
        (
          await findHolders(
            database,
            tx,
            olds.map(({ attendeeId }) => attendeeId),
          )
        ).map((one) => [one.id, one]),
      );
      const ended: store.PlaceRow[] = [];
      for (const old of olds) {
        if (!mayBecome(old.state, to)) throw conflict('place-over');
        const place = await store.updatePlace(tx, old.id, {
          state: to,
          endedAt: now,
          reason,
          updatedAt: now,
        });
        await record(change, to, place, old, reason ?? undefined);
        const holder = holders.get(old.attendeeId);
        if (tell && holder !== undefined) {
          await mailing.tell(tx, to, whole, activity.session, place, holder, now, { note: reason ?? '' });
        }
        ended.push(place);
      }
      await fill(change, whole, activity.id);
      await noteRoom(change, activity);
      return ended;
    },

    /** Places of people that are not over yet, of whatever activity; read without a lock. */
    openPlacesOf: (change: Change, attendeeIds: readonly string[]): Promise<store.PlaceRow[]> =>
      attendeeIds.length === 0
        ? Promise.resolve([])
        : store.listPlaceRows(change.tx, { attendeeIds, states: openStates }),
  };
}
