import type { Change } from '../../../../platform/changes/index.ts';
import type { Tx } from '../../../../platform/database/index.ts';
import { notFound } from '../../../../platform/errors/index.ts';
import type { RegistrationContext } from '../../context.ts';
import { type ActivityWhole, findActivities } from '../../store/activities.ts';
import { findHolders, type Holder, lockHolders } from '../../store/holders.ts';
import * as store from '../../store/places.ts';
import { roomIn } from '../rules/seats.ts';

export type Held = ReturnType<typeof createHeld>;

/** Activities held under their lock: opened for a change, and noted when what is left of them changed. */
export function createHeld({ database }: Pick<RegistrationContext, 'database'>) {
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

  return {
    open,
    openOne,
    noteRoom,

    /** Opens activities with people locked before them. */
    async openWith(
      change: Change,
      attendeeIds: readonly string[],
      ids: readonly string[],
    ): Promise<ActivityWhole[]> {
      await lockHolders(database, change.tx, attendeeIds);
      return open(change, ids);
    },

    /** Those whom places are of, by their ids. */
    holdersOf: async (
      tx: Tx,
      places: readonly { readonly attendeeId: string }[],
    ): Promise<Map<string, Holder>> => {
      const found = await findHolders(
        database,
        tx,
        places.map(({ attendeeId }) => attendeeId),
      );
      return new Map(found.map((one) => [one.id, one]));
    },
  };
}
