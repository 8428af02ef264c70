import type { Change, DomainEvent, Subscriber } from '../../../../platform/changes/index.ts';
import type { Database } from '../../../../platform/database/index.ts';
import type { AccreditationChanged, AttendeeCancelled } from '../../../delegations/events.ts';
import * as store from '../../store/badge-changes.ts';
import { lockWaiting } from '../../store/badge-waiting.ts';
import { designOf } from '../designs.ts';
import { consequenceOf, isHeld } from '../rules.ts';
import { findDesign } from '../store/venue.ts';
import type { Issuing } from './issuing.ts';
import { recordBadge } from './record.ts';
import { become, replace, stateBefore } from './states.ts';

type Heard = AccreditationChanged | AttendeeCancelled;

const isHeard = (event: DomainEvent): event is Heard =>
  event.type === 'accreditation.changed' || event.type === 'attendee.cancelled';

/**
 * Badges follow accreditations, whoever changed them: nobody holds a badge that opens who is not approved. Within the
 * change that caused it, so that no door can see one without the other.
 */
export function createFollowing(deps: { database: Pick<Database, 'widened'>; issuing: Issuing }): Subscriber {
  const { database, issuing } = deps;

  /** Approved, perhaps again: the badge opens as before; what has ended is replaced; what never was is issued if so wished. */
  async function open(change: Change, event: AccreditationChanged): Promise<void> {
    const { editionId, attendeeId, category } = event;
    const last = await store.lockLastBadge(change.tx, editionId, attendeeId);
    if (last === undefined || last.state === 'reissued') {
      const design = designOf(await findDesign(change.tx, editionId, category), category);
      if (!design.automatic) return;
      const waiting = await lockWaiting(change.tx, editionId, { attendeeIds: [attendeeId] });
      const [made] = await issuing.write(change, { id: editionId }, waiting);
      if (made !== undefined) await recordBadge(change, 'issued', null, made);
      return;
    }
    if (last.state === 'suspended') {
      // What another category is printed on opens other doors.
      if (last.category === category) {
        await become(change, last, await stateBefore(change, last));
        return;
      }
      await replace(change, issuing, await become(change, last, 'revoked', { reason: null }));
      return;
    }
    if (last.state === 'revoked') await replace(change, issuing, last);
  }

  async function end(change: Change, event: Heard, to: 'suspended' | 'revoked'): Promise<void> {
    const last = await store.lockLastBadge(change.tx, event.editionId, event.attendeeId);
    if (last === undefined || !isHeld(last.state) || last.state === to) return;
    await become(change, last, to);
  }

  return async (change, event) => {
    if (!isHeard(event)) return;
    // A focal point whose change takes an approval away may not write badges by themselves.
    await database.widened(change.tx, async () => {
      if (event.type === 'attendee.cancelled') return end(change, event, 'revoked');
      const consequence = consequenceOf[event.state];
      if (consequence === 'open') return open(change, event);
      return end(change, event, consequence === 'suspend' ? 'suspended' : 'revoked');
    });
  };
}
