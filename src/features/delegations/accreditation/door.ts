import type { Change } from '../../../platform/changes/index.ts';
import { newId } from '../../../platform/database/index.ts';
import type { AttendeeRow } from '../attendees/store.ts';
import type { AccreditationChanged } from '../events.ts';
import { insertAccreditation, readRule } from './store.ts';

/** What others do with accreditation: hand in whoever was confirmed or registered. */
export interface AccreditationDoor {
  /**
   * Hands in a request for somebody, within the caller's change. Where the category needs none, it is approved at once.
   * @param submittedBy account that nominated or registered; null: by a link, a form or the system
   */
  request(
    change: Change,
    attendee: AttendeeRow,
    submittedBy: string | null,
  ): Promise<{ readonly id: string; readonly state: 'submitted' | 'approved' }>;
  /** Somebody's data changed: who was approved on other data is looked at again. */
  dataChanged(change: Change, before: AttendeeRow, after: AttendeeRow): Promise<void>;
}

export function createAccreditationDoor(): AccreditationDoor {
  return {
    async request(change, attendee, submittedBy) {
      const rule = await readRule(change.tx, attendee.editionId, attendee.category);
      const state = rule?.needed === false ? ('approved' as const) : ('submitted' as const);
      const row = await insertAccreditation(change.tx, {
        id: newId(),
        editionId: attendee.editionId,
        attendeeId: attendee.id,
        state,
        submittedAt: change.now,
        submittedBy,
        twoPersons: rule?.needed !== false && rule?.twoPersons === true,
        decidedAt: state === 'approved' ? change.now : null,
        sample: attendee.sample,
      });
      const event: AccreditationChanged = {
        type: 'accreditation.changed',
        editionId: attendee.editionId,
        accreditationId: row.id,
        attendeeId: attendee.id,
        category: attendee.category,
        state,
      };
      await change.publish(event);
      return { id: row.id, state };
    },
    dataChanged: () => Promise.resolve(),
  };
}
