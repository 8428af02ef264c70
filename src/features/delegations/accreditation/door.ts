import type { Change } from '../../../platform/changes/index.ts';
import { type Db, newId, type Tx } from '../../../platform/database/index.ts';
import type { AttendeeRow } from '../attendees/store.ts';
import type { AccreditationChanged } from '../events.ts';
import type { AccreditationState, ChangedField } from '../tables.ts';
import { approvedDataOf, changedFields } from './rules/approved-data.ts';
import * as store from './store.ts';

/**
 * Where people complete their own request: addresses by attendee, with what opens them. A feature above that registers
 * people adds its own; whoever has none is reached through the focal point.
 */
export type AttendeeWays = (tx: Db, attendeeIds: readonly string[]) => Promise<ReadonlyMap<string, string>>;

/** What others do with accreditation: hand in whoever was confirmed or registered. */
export interface AccreditationDoor {
  /**
   * Hands in a request for somebody, within the caller's change. Where the category needs none, it is approved at once.
   * One that was returned is handed in again; one that stands otherwise stays as it is.
   * @param submittedBy account that nominated or registered; null: by a link, a form or the system
   */
  request(
    change: Change,
    attendee: AttendeeRow,
    submittedBy: string | null,
  ): Promise<{ readonly id: string; readonly state: AccreditationState }>;
  /** Somebody's data changed: who was approved on other data is looked at again, who was returned is handed in again. */
  dataChanged(change: Change, before: AttendeeRow, after: AttendeeRow): Promise<void>;
  /** What a returned request lacked was handed in, such as a document: it is looked at again. */
  completed(change: Change, attendee: Pick<AttendeeRow, 'id' | 'editionId' | 'category'>): Promise<void>;
  /** Where people complete what they are asked for; features above add theirs. */
  readonly ways: AttendeeWays[];
}

/** What the log keeps of a request: nothing that tells who it is. */
export const accreditationFacts = ({
  attendeeId,
  state,
  submittedBy,
  twoPersons,
  firstApprovedBy,
  decidedBy,
}: store.AccreditationRow) => ({ attendeeId, state, submittedBy, twoPersons, firstApprovedBy, decidedBy });

/** Tells badges and others that a request takes another state. */
export async function publishState(
  change: Change,
  { id, editionId, attendeeId, state }: store.AccreditationRow,
  category: AttendeeRow['category'],
): Promise<void> {
  const event: AccreditationChanged = {
    type: 'accreditation.changed',
    editionId,
    accreditationId: id,
    attendeeId,
    category,
    state,
  };
  await change.publish(event);
}

/** Keeps a step of a request. */
export const noteStep = (
  change: Change,
  row: store.AccreditationRow,
  step: {
    readonly fromState: AccreditationState | null;
    readonly firstOfTwo?: boolean;
    readonly reason?: string | null;
    readonly changed?: readonly ChangedField[];
  },
): Promise<void> =>
  store.insertStep(change.tx, {
    editionId: row.editionId,
    id: newId(),
    accreditationId: row.id,
    toState: row.state,
    actorId: change.actor.kind === 'account' ? change.actor.accountId : null,
    createdAt: change.now,
    ...step,
  });

async function ruleOf(tx: Tx, { editionId, category }: Pick<AttendeeRow, 'editionId' | 'category'>) {
  const rule = (await store.readRule(tx, editionId, category)) ?? store.usualRule;
  return { needed: rule.needed, twoPersons: rule.needed && rule.twoPersons };
}

export function createAccreditationDoor(): AccreditationDoor {
  /** Back to the beginning of the queue's table; what was approved before counts no more. */
  async function handInAgain(
    change: Change,
    old: store.AccreditationRow,
    attendee: Pick<AttendeeRow, 'id' | 'editionId' | 'category'>,
    changed?: readonly ChangedField[],
  ): Promise<store.AccreditationRow> {
    const { twoPersons } = await ruleOf(change.tx, attendee);
    const row = await store.updateAccreditation(change.tx, old.id, {
      state: 'submitted',
      submittedAt: change.now,
      twoPersons,
      firstApprovedBy: null,
      firstApprovedAt: null,
      decidedBy: null,
      decidedAt: null,
      reason: null,
      updatedAt: change.now,
    });
    await noteStep(change, row, { fromState: old.state, ...(changed === undefined ? {} : { changed }) });
    await change.record({
      action: changed === undefined ? 'accreditation.completed' : 'accreditation.reopened',
      subject: { kind: 'accreditation', id: row.id },
      editionId: row.editionId,
      before: accreditationFacts(old),
      after: { ...accreditationFacts(row), changed: changed?.map(({ field }) => field) ?? [] },
    });
    await publishState(change, row, attendee.category);
    return row;
  }

  return {
    ways: [],

    async request(change, attendee, submittedBy) {
      const old = await store.lockAccreditationOf(change.tx, attendee.editionId, attendee.id);
      if (old !== undefined) {
        return old.state === 'returned' ? handInAgain(change, old, attendee) : old;
      }
      const { needed, twoPersons } = await ruleOf(change.tx, attendee);
      const row = await store.insertAccreditation(change.tx, {
        id: newId(),
        editionId: attendee.editionId,
        attendeeId: attendee.id,
        state: needed ? 'submitted' : 'approved',
        submittedAt: change.now,
        submittedBy,
        twoPersons,
        decidedAt: needed ? null : change.now,
        // Whom nobody looked at is not looked at again.
        approvedData: null,
        sample: attendee.sample,
      });
      await noteStep(change, row, { fromState: null });
      await change.record({
        action: 'accreditation.requested',
        subject: { kind: 'accreditation', id: row.id },
        editionId: row.editionId,
        after: accreditationFacts(row),
      });
      await publishState(change, row, attendee.category);
      return row;
    },

    async dataChanged(change, before, after) {
      const changed = changedFields(before, after);
      if (changed.length === 0) return;
      const old = await store.lockAccreditationOf(change.tx, after.editionId, after.id);
      if (old === undefined) return;
      if (old.state === 'returned') {
        await handInAgain(change, old, after, changed);
        return;
      }
      const approved = old.state === 'approved' && old.approvedData !== null;
      const half = old.firstApprovedAt !== null && old.state !== 'approved';
      if (half || (approved && old.approvedData !== approvedDataOf(after))) {
        await handInAgain(change, old, after, changed);
      }
    },

    async completed(change, attendee) {
      const old = await store.lockAccreditationOf(change.tx, attendee.editionId, attendee.id);
      if (old?.state === 'returned') await handInAgain(change, old, attendee);
    },
  };
}
