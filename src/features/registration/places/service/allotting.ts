import type { Change } from '../../../../platform/changes/index.ts';
import { conflict } from '../../../../platform/errors/index.ts';
import type { EditionWhole } from '../../../series/index.ts';
import type { RegistrationContext } from '../../context.ts';
import type { ActivityWhole } from '../../store/activities.ts';
import { findHolders } from '../../store/holders.ts';
import * as store from '../../store/places.ts';
import { mayBecome, openStates } from '../rules/states.ts';
import { createAsking } from './asking.ts';
import { createHeld } from './held.ts';
import type { PlaceMailing } from './mailing.ts';
import { createOffering } from './offering.ts';
import { recordPlace } from './record.ts';

export type Allotting = ReturnType<typeof createAllotting>;

/**
 * The one way to a seat. Every function holds the activity's row from its first look on; the database counts along, and
 * its checks refuse one too many. People are locked before activities, several of either in the order of their ids.
 */
export function createAllotting(
  context: Pick<RegistrationContext, 'database' | 'vault'>,
  mailing: PlaceMailing,
) {
  const { database } = context;
  const held = createHeld(context);
  const offering = createOffering(context, held, mailing);
  return {
    open: held.open,
    openOne: held.openOne,
    openWith: held.openWith,
    noteRoom: held.noteRoom,
    fill: offering.fill,
    ...createAsking(context, held, mailing),

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
      await recordPlace(change, 'confirmed', place, old);
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
      const holders = await held.holdersOf(tx, olds);
      const ended: store.PlaceRow[] = [];
      for (const old of olds) {
        if (!mayBecome(old.state, to)) throw conflict('place-over');
        const place = await store.updatePlace(tx, old.id, {
          state: to,
          endedAt: now,
          reason,
          updatedAt: now,
        });
        await recordPlace(change, to, place, old, reason ?? undefined);
        const holder = holders.get(old.attendeeId);
        if (tell && holder !== undefined) {
          await mailing.tell(tx, to, whole, activity.session, place, holder, now, { note: reason ?? '' });
        }
        ended.push(place);
      }
      await offering.fill(change, whole, activity.id);
      await held.noteRoom(change, activity);
      return ended;
    },

    /** Places of people that are not over yet, of whatever activity; read without a lock. */
    openPlacesOf: (change: Change, attendeeIds: readonly string[]): Promise<store.PlaceRow[]> =>
      attendeeIds.length === 0
        ? Promise.resolve([])
        : store.listPlaceRows(change.tx, { attendeeIds, states: openStates }),
  };
}
