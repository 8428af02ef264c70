import { systemActor } from '../../../../platform/actor/index.ts';
import type { Change, DomainEvent, Subscriber } from '../../../../platform/changes/index.ts';
import { everything } from '../../../../platform/database/index.ts';
import { findEdition } from '../../../series/index.ts';
import type { RegistrationContext } from '../../context.ts';
import * as store from '../../store/places.ts';
import { managePlaces } from '../policy.ts';
import type { Allotting } from './allotting.ts';
import { said } from './record.ts';

/** Seconds between two looks for offers and reservations that ended. */
const EVERY = 20;

export type Following = ReturnType<typeof createFollowing>;

/** What happens to places by the clock, by the door and by what becomes of people. */
export function createFollowing(context: RegistrationContext, allotting: Allotting) {
  const { database, changes, clock, jobs } = context;

  /** Ends offers that nobody took and gives back what was set aside until now; the seats go to those who wait. */
  const run = (): Promise<number> =>
    database.seeing(everything, async () => {
      const due = await store.listDue(database, database.db, clock.now());
      let count = 0;
      for (const { id } of due) {
        count += await changes.run(systemActor('places'), managePlaces.name, async (change) => {
          const activity = await allotting.openOne(change, id);
          const whole = await findEdition(change.tx, activity.editionId);
          if (whole === undefined) return 0;
          const over = await store.listPlaceRows(change.tx, { activityId: id, expiredBy: change.now });
          await allotting.end(change, whole, activity, over, 'expired');
          return over.length;
        });
      }
      return count;
    });
  jobs.every({ name: 'places', seconds: EVERY, work: async () => void (await run()) });

  /** Takes the places of somebody who does not come any more, within the caller's change. */
  async function leave(change: Change, attendeeId: string): Promise<void> {
    await database.widened(change.tx, async () => {
      const known = await allotting.openPlacesOf(change, [attendeeId]);
      const ids = [...new Set(known.map(({ activityId }) => activityId))];
      const activities = await allotting.openWith(change, [attendeeId], ids);
      for (const place of await allotting.openPlacesOf(change, [attendeeId])) {
        const activity = activities.find(({ id }) => id === place.activityId);
        const whole = await findEdition(change.tx, place.editionId);
        if (activity === undefined || whole === undefined) continue;
        await allotting.end(change, whole, activity, [place], 'cancelled', { tell: false });
      }
    });
  }

  /** Whoever does not come, or was refused, frees their seats. */
  const subscriber: Subscriber = async (change, event) => {
    const { type, attendeeId, state } = event as DomainEvent & { attendeeId?: string; state?: string };
    if (attendeeId === undefined) return;
    const gone = type === 'attendee.cancelled';
    const refused = type === 'accreditation.changed' && (state === 'refused' || state === 'revoked');
    if (gone || refused) await leave(change, attendeeId);
  };

  return {
    run,
    subscriber,
    leave,

    /**
     * Notes who came to an activity and who did not, within the caller's change, who knows who may. Whoever has no
     * confirmed place there is named and otherwise left alone; what was noted before is put right.
     * @returns how many were marked anew, and who has no place
     */
    markAttendance: (
      change: Change,
      activityId: string,
      attendeeIds: readonly string[],
      attended = true,
    ): Promise<{ readonly marked: number; readonly without: readonly string[] }> =>
      database.widened(change.tx, async () => {
        await allotting.openOne(change, activityId);
        const found = await store.listPlaceRows(change.tx, {
          activityId,
          attendeeIds,
          states: ['confirmed', 'attended', 'absent'],
        });
        const to = attended ? 'attended' : 'absent';
        let marked = 0;
        for (const old of found) {
          if (old.state === to) continue;
          const place = await store.updatePlace(change.tx, old.id, { state: to, updatedAt: change.now });
          await change.record({
            action: `place.${to}`,
            subject: { kind: 'place', id: place.id },
            editionId: place.editionId,
            before: said(old),
            after: said(place),
          });
          marked += 1;
        }
        const there = new Set(found.map(({ attendeeId }) => attendeeId));
        return { marked, without: attendeeIds.filter((id) => !there.has(id)) };
      }),

    /** Marks everybody absent who has a confirmed place and was not seen: once the activity is over. */
    async closeAttendance(change: Change, activityId: string): Promise<number> {
      const open = await database.widened(change.tx, () =>
        store.listPlaceRows(change.tx, { activityId, states: ['confirmed'] }),
      );
      const { marked } = await this.markAttendance(
        change,
        activityId,
        open.map(({ attendeeId }) => attendeeId),
        false,
      );
      return marked;
    },
  };
}
