import type { Actor } from '../../../../platform/actor/index.ts';
import { createEntry } from '../../../../platform/entry/index.ts';
import { conflict } from '../../../../platform/errors/index.ts';
import type { DelegationsPartContext } from '../../context.ts';
import * as store from '../../store/nominations.ts';
import type { NominationPatch } from '../contract.ts';
import { standing } from '../rules/states.ts';
import { createConfirming } from './confirming.ts';
import { createEnding } from './ending.ts';
import { type Gate, requirePlaces } from './gate.ts';
import { createNaming } from './naming.ts';
import { createOnOne, recordOf, requireStep, updateOne } from './one.ts';

export type NominationsService = ReturnType<typeof createNominationsService>;

/** Naming people for a delegation, confirming that they come, and taking them back. */
export function createNominationsService(context: DelegationsPartContext, gate: Gate) {
  const { attendees } = context;
  const onOne = createOnOne(context, gate);
  const naming = createNaming(context, gate);

  return {
    ...naming,
    ...createConfirming(context, gate, onOne),
    ...createEnding(context, onOne, naming),

    /** Changes what is told of somebody, or their role. @throws 409 for one that ended; 412; 422 */
    async edit(actor: Actor, id: string, version: number | null, patch: NominationPatch): Promise<void> {
      const { role, reason, ...input } = patch;
      await onOne(actor, id, version, reason, async (opened, row) => {
        if (!standing.includes(row.state)) throw conflict('nomination-not-now');
        if (role !== undefined && role !== row.role) requirePlaces(opened, [role], [row.role]);
        const edited = await attendees.edit(opened.change, opened.edition, row.attendeeId, input);
        const after = await updateOne(opened, row, role === undefined ? {} : { role });
        await recordOf(opened.change, 'edited', after, {
          before: { ...row, attendee: edited.before },
          after: { ...after, attendee: edited.after },
          reason: opened.reason,
        });
      });
    },

    /** Hands a draft in. */
    async handIn(actor: Actor, id: string, version: number | null, reason?: string | null): Promise<void> {
      await onOne(actor, id, version, reason, async (opened, row) => {
        requireStep(row, 'nominated');
        const after = await updateOne(opened, row, { state: 'nominated', nominatedAt: opened.change.now });
        await recordOf(opened.change, 'created', after, { before: row, reason: opened.reason });
      });
    },

    /** Puts people into an order within their delegation; those that are not named come after. */
    async order(
      actor: Actor,
      delegationId: string,
      ids: readonly string[],
      given?: string | null,
    ): Promise<void> {
      await gate.change(actor, delegationId, given, async ({ change, edition, reason }) => {
        const rows = (await store.lockNominations(change.tx, { delegationId })).filter(({ state }) =>
          standing.includes(state),
        );
        const known = rows.map(({ id }) => id);
        const entry = createEntry();
        entry.check(
          ids.every((id) => known.includes(id)),
          'ids',
          'nomination-unknown',
        );
        entry.done();
        const order = [...ids, ...known.filter((id) => !ids.includes(id))];
        await store.writeOrder(change.tx, delegationId, order);
        await change.record({
          action: 'delegation.ordered',
          subject: { kind: 'delegation', id: delegationId },
          editionId: edition.id,
          quiet: true,
          before: { order: known },
          after: { order },
          ...(reason === null ? {} : { reason }),
        });
      });
    },
  };
}
