import type { Change } from '../../../../platform/changes/index.ts';
import { newId } from '../../../../platform/database/index.ts';
import { conflict, notFound } from '../../../../platform/errors/index.ts';
import { hashSecret } from '../../../../platform/vault/index.ts';
import type { EditionWhole } from '../../../series/index.ts';
import type { RegistrationContext } from '../../context.ts';
import { findHolders, type Holder, lockHolders } from '../../store/holders.ts';
import * as store from '../../store/places.ts';
import { refusalOf } from '../rules/holders.ts';
import { allot, hoursOf, windowOf } from '../rules/seats.ts';
import { livingStates } from '../rules/states.ts';
import { placeSecret } from '../secrets.ts';
import type { Held } from './held.ts';
import type { PlaceMailing } from './mailing.ts';
import { recordPlace } from './record.ts';

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

/** Places asked for: a seat where there is one, else the end of the waiting list. */
export function createAsking(
  { database, vault }: Pick<RegistrationContext, 'database' | 'vault'>,
  held: Held,
  mailing: PlaceMailing,
) {
  return {
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
      const activity = await held.openOne(change, activityId);
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
          const had = await store.countOfKind(database, tx, holder.id, activityId);
          if (had >= mostPerPerson) throw conflict('place-most', { most: mostPerPerson });
        }
      }
      const reservations = await store.listReservations(tx, [activityId]);
      const allotted = allot(
        activity,
        activity.counts.waiting ?? 0,
        activity.waitingCap,
        reservations,
        holders,
      );
      if (allotted === undefined || (seatsOnly && allotted.each.some(({ seated }) => !seated))) {
        throw conflict('activity-full');
      }
      const last = await store.giveNumbers(tx, activityId, holders.length);
      const rows = holders.map((holder, index): store.NewPlace => {
        const { seated = false, reservationId = null } = allotted.each[index] ?? {};
        const id = newId();
        return {
          editionId: activity.editionId,
          id,
          activityId,
          attendeeId: holder.id,
          state: seated ? 'confirmed' : 'waiting',
          number: last - holders.length + index + 1,
          reservationId,
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
        await recordPlace(change, place.state === 'confirmed' ? 'confirmed' : 'queued', place);
        const holder = holders.find(({ id }) => id === place.attendeeId) as Holder;
        if (place.state === 'waiting') position += 1;
        if (mails) {
          const template = place.state === 'confirmed' ? 'confirmed' : 'waiting';
          await mailing.tell(tx, template, whole, activity.session, place, holder, now, { position });
        }
      }
      const { taken, waiting } = allotted;
      await held.noteRoom(change, activity, { ...activity, taken, counts: { ...activity.counts, waiting } });
      return made;
    },
  };
}
