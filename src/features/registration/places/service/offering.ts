import type { Change } from '../../../../platform/changes/index.ts';
import type { EditionWhole } from '../../../series/index.ts';
import type { RegistrationContext } from '../../context.ts';
import { findActivities } from '../../store/activities.ts';
import * as store from '../../store/places.ts';
import { hoursOf, isFrozen, offerEnds, reservedLeft, seatsLeft } from '../rules/seats.ts';
import type { Held } from './held.ts';
import type { PlaceMailing } from './mailing.ts';
import { recordPlace } from './record.ts';

export type Offering = ReturnType<typeof createOffering>;

/** Free seats on their way to those who wait. */
export function createOffering(
  { database }: Pick<RegistrationContext, 'database'>,
  held: Held,
  mailing: PlaceMailing,
) {
  return {
    /**
     * Offers free seats to those who wait, in their order: reserved ones to those whom they are for, then the general
     * share to whoever is first. Seats set aside until now are given back before. The caller holds the activity.
     * @returns how many offers went out
     */
    async fill(change: Change, whole: EditionWhole, activityId: string): Promise<number> {
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
      const holders = await held.holdersOf(tx, chosen);
      for (const { id, attendeeId, reservationId } of chosen) {
        const old = await store.findPlace(tx, id);
        const place = await store.updatePlace(tx, id, {
          state: 'offered',
          reservationId,
          offeredAt: now,
          offerExpiresAt: offerEnds(now, activity.offerMinutes, activity.session.startsAt),
          updatedAt: now,
        });
        await recordPlace(change, 'offered', place, old);
        const holder = holders.get(attendeeId);
        if (holder !== undefined) {
          await mailing.tell(tx, 'offered', whole, activity.session, place, holder, now);
        }
      }
      return chosen.length;
    },
  };
}
