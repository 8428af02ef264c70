import type { Actor } from '../../../../platform/actor/index.ts';
import { conflict } from '../../../../platform/errors/index.ts';
import type { DelegationsPartContext } from '../../context.ts';
import * as store from '../../store/nominations.ts';
import type { SubstitutionInput } from '../contract.ts';
import { type OpenDelegation, requirePlaces } from './gate.ts';
import type { Naming } from './naming.ts';
import { type OnOne, recordOf, requireStep, updateOne } from './one.ts';

/** Taking people back: withdrawn, replaced by another, deleted as a draft. */
export function createEnding({ attendees, files }: DelegationsPartContext, onOne: OnOne, { insert }: Naming) {
  async function end(
    opened: OpenDelegation,
    row: store.NominationRow,
    state: 'withdrawn' | 'replaced',
  ): Promise<store.NominationRow> {
    const after = await updateOne(opened, row, {
      state,
      endedAt: opened.change.now,
      endReason: opened.reason,
    });
    await attendees.cancel(opened.change, row.attendeeId);
    return after;
  }

  return {
    /** Deletes a draft, with all that it told of somebody. @throws 409 for what was handed in: it is withdrawn instead */
    async discard(actor: Actor, id: string, version: number | null, reason?: string | null): Promise<void> {
      const gone = await onOne(actor, id, version, reason, async (opened, row) => {
        if (row.state !== 'draft') throw conflict('nomination-not-now');
        const { tx } = opened.change;
        const held = await store.listFiles(tx, row.attendeeId);
        await store.deleteDraft(tx, row);
        await recordOf(opened.change, 'deleted', row, {
          before: { role: row.role, state: row.state },
          after: null,
          reason: opened.reason,
        });
        return files.remove(
          tx,
          held.map(({ fileId }) => fileId),
        );
      });
      await files.sweep(gone);
    },

    /** Takes somebody back: their place is free, seats and badges follow. @throws 409 for one that ended */
    async withdraw(actor: Actor, id: string, version: number | null, reason?: string | null): Promise<void> {
      await onOne(actor, id, version, reason, async (opened, row) => {
        requireStep(row, 'withdrawn');
        const after = await end(opened, row, 'withdrawn');
        await recordOf(opened.change, 'withdrawn', after, { before: row, reason: opened.reason });
      });
    },

    /**
     * Names somebody in the place of another, who stays in the history: the place is free and taken in one step, seats and
     * badges of the other go.
     * @returns the new nomination, still to be confirmed
     */
    async substitute(
      actor: Actor,
      id: string,
      version: number | null,
      input: SubstitutionInput,
    ): Promise<string> {
      const { role: wanted, reason, ...attendee } = input;
      return onOne(actor, id, version, reason, async (opened, row) => {
        requireStep(row, 'replaced');
        const role = wanted ?? row.role;
        requirePlaces(opened, [role], [row.role]);
        const before = await end(opened, row, 'replaced');
        const { rows, people } = await insert(opened, [{ role, attendee }], {
          state: 'nominated',
          position: row.position,
          replacesId: row.id,
        });
        const [next] = rows;
        if (next === undefined) throw new Error('The statement returned no row.');
        await recordOf(opened.change, 'replaced', before, { before: row, reason: opened.reason });
        await recordOf(opened.change, 'created', next, { after: { ...next, attendee: people[0] } });
        return next.id;
      });
    },
  };
}
