import type { Change, Subscriber } from '../../../platform/changes/index.ts';
import { type Database, guarded, newId } from '../../../platform/database/index.ts';
import { createEntry } from '../../../platform/entry/index.ts';
import { notFound, ruleBroken } from '../../../platform/errors/index.ts';
import { dayOf } from '../../../platform/language/index.ts';
import type { AccountMerging, AddressProven } from '../../accounts/index.ts';
import type { AttendeeCancelled } from '../events.ts';
import { accountsOf, claimAttendees, moveAttendees } from '../store/attendee-accounts.ts';
import type { AttendeeInput } from './contract.ts';
import { readAttendee } from './row.ts';
import * as store from './store.ts';

export const brokenAttendeeRules = {
  attendees_body_id_bodies_id_fk: () => ruleBroken({ field: 'bodyId', code: 'body-unknown' }),
  attendees_state_code_states_code_fk: () => ruleBroken({ field: 'stateCode', code: 'state-unknown' }),
  attendees_nationality_states_code_fk: () => ruleBroken({ field: 'nationality', code: 'state-unknown' }),
  attendees_person_key: () => ruleBroken({ field: 'personId', code: 'person-attends' }),
};

/** Somebody new, with what is not typed but known. */
export type NewAttendee = AttendeeInput &
  Pick<store.NewAttendeeRow, 'category' | 'source'> &
  Partial<
    Pick<store.NewAttendeeRow, 'id' | 'delegationId' | 'personId' | 'accountId' | 'photoId' | 'sample'>
  > & {
    /** What was read from the input before, of a file that was checked whole: it is not read again. */
    readonly read?: ReturnType<typeof readAttendee>;
  };

export type AttendeesService = ReturnType<typeof createAttendeesService>;

/**
 * Who comes to an edition. Its callers (nominations, registrations, the desk) know who may do what; they call it within
 * their own change, which the audit names after them.
 */
export function createAttendeesService({
  edited,
  database,
}: {
  readonly database: Pick<Database, 'widened'>;
  /** Told of each edit within its change: approved data that changed ask for another approval. */
  edited(change: Change, before: store.AttendeeRow, after: store.AttendeeRow): Promise<void>;
}) {
  return {
    /**
     * Adds somebody to an edition, or many by one statement.
     * @throws 422 with the errors of each; fields of several are led by their index: `3.name.ar`
     */
    async add(
      change: Change,
      edition: { readonly id: string; readonly timeZone: string },
      inputs: readonly NewAttendee[],
    ): Promise<store.AttendeeRow[]> {
      const entry = createEntry();
      const today = dayOf(change.now, edition.timeZone);
      const rows = inputs.map((input, index) => ({
        ...(input.read === undefined
          ? readAttendee(entry, inputs.length === 1 ? '' : `${index}.`, input, null, today)
          : {
              ...input.read,
              stateCode: input.read.stateCode ?? input.stateCode ?? null,
              bodyId: input.read.bodyId ?? input.bodyId ?? null,
            }),
        id: input.id ?? newId(),
        editionId: edition.id,
        category: input.category,
        source: input.source,
        delegationId: input.delegationId ?? null,
        personId: input.personId ?? null,
        accountId: input.accountId ?? null,
        photoId: input.photoId ?? null,
        sample: input.sample ?? false,
      }));
      entry.done();
      const found = await accountsOf(change.tx, rows);
      const whole = rows.map((row, index) => ({ ...row, accountId: row.accountId ?? found[index] ?? null }));
      return guarded(brokenAttendeeRules, () => store.insertAttendees(change.tx, whole));
    },

    /**
     * Edits what is told of somebody; what the input leaves out stays.
     * @param more columns that are not typed, such as the photo
     */
    async edit(
      change: Change,
      edition: { readonly timeZone: string },
      id: string,
      input: AttendeeInput,
      more: Partial<Pick<store.NewAttendeeRow, 'photoId' | 'personId' | 'accountId' | 'category'>> = {},
    ): Promise<{ readonly before: store.AttendeeRow; readonly after: store.AttendeeRow }> {
      const [before] = await store.lockAttendees(change.tx, [id]);
      if (before === undefined) throw notFound();
      const entry = createEntry();
      const values = readAttendee(entry, '', input, before, dayOf(change.now, edition.timeZone));
      entry.done();
      // Whose address it was is not theirs any more.
      const [accountId = null] =
        values.email === before.email
          ? [before.accountId]
          : await accountsOf(change.tx, [{ personId: before.personId, email: values.email }]);
      const after = await guarded(brokenAttendeeRules, () =>
        store.updateAttendee(change.tx, id, { ...values, accountId, ...more, updatedAt: change.now }),
      );
      await edited(change, before, after);
      return { before, after };
    },

    /** Somebody does not come any more: seats and badges follow. Nothing happens to one who was cancelled before. */
    async cancel(change: Change, id: string): Promise<store.AttendeeRow> {
      const [before] = await store.lockAttendees(change.tx, [id]);
      if (before === undefined) throw notFound();
      if (before.cancelledAt !== null) return before;
      const after = await store.updateAttendee(change.tx, id, {
        cancelledAt: change.now,
        updatedAt: change.now,
      });
      const event: AttendeeCancelled = {
        type: 'attendee.cancelled',
        editionId: before.editionId,
        attendeeId: id,
      };
      await change.publish(event);
      return after;
    },

    /** Whoever proves an address is known by their account where they come by that address. */
    subscriber: (async (change, event) => {
      if (event.type !== 'address.proven') return;
      const { accountId, email } = event as AddressProven;
      // Nobody sees an attendee before they are known to be theirs.
      await database.widened(change.tx, () => claimAttendees(change.tx, accountId, email));
    }) satisfies Subscriber,
  };
}

/** Somebody comes as who they are when another account of theirs takes this one over. */
export const attendeesFollowAccount =
  (database: Pick<Database, 'widened'>): AccountMerging =>
  async (change, { from, into }) => {
    await database.widened(change.tx, () => moveAttendees(change.tx, from, into));
    return [];
  };
