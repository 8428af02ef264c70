import type { Actor } from '../../../../platform/actor/index.ts';
import { conflict } from '../../../../platform/errors/index.ts';
import { lockAttendees } from '../../attendees/store.ts';
import type { DelegationsPartContext } from '../../context.ts';
import { updateDelegation } from '../../store/delegations.ts';
import { listFocalPoints } from '../../store/focal-points.ts';
import * as store from '../../store/nominations.ts';
import type { Gate, OpenDelegation } from './gate.ts';
import { type OnOne, recordOf, requireStep } from './one.ts';

/** Confirming that people come: each is handed in for accreditation. */
export function createConfirming({ accreditation }: DelegationsPartContext, gate: Gate, onOne: OnOne) {
  /** Whoever answers for the nomination: the actor; for the system, the focal point in whose name it works. */
  async function submitterOf({ change, whole, by }: OpenDelegation): Promise<string | null> {
    if (by !== null || change.actor.kind !== 'system') return by;
    const points = await listFocalPoints(change.tx, [whole.participation.id]);
    return points.find(({ row }) => row.accountId !== null)?.row.accountId ?? null;
  }

  /** Confirms nominations: each is handed in for accreditation. */
  async function confirmRows(opened: OpenDelegation, rows: readonly store.NominationRow[]) {
    const { change } = opened;
    const people = new Map(
      (
        await lockAttendees(
          change.tx,
          rows.map(({ attendeeId }) => attendeeId),
        )
      ).map((one) => [one.id, one]),
    );
    const by = await submitterOf(opened);
    const after = await store.updateNominations(
      change.tx,
      rows.map(({ id }) => id),
      { state: 'confirmed', confirmedAt: change.now, confirmedBy: by, updatedAt: change.now },
    );
    for (const { attendeeId } of rows) {
      const person = people.get(attendeeId);
      if (person !== undefined) await accreditation.request(change, person, by);
    }
    return after;
  }

  return {
    /** Confirms that somebody comes: they are handed in for accreditation. @throws 409 for one that is not nominated */
    async confirm(actor: Actor, id: string, version: number | null, reason?: string | null): Promise<void> {
      await onOne(actor, id, version, reason, async (opened, row) => {
        requireStep(row, 'confirmed');
        const [after] = await confirmRows(opened, [row]);
        await recordOf(opened.change, 'confirmed', after ?? row, { before: row, reason: opened.reason });
      });
    },

    /**
     * Confirms the whole delegation: everybody nominated is handed in for accreditation. Drafts stay drafts.
     * @returns how many were handed in
     * @throws 409 `delegation-empty` when nobody is named
     */
    async confirmAll(actor: Actor, delegationId: string, reason?: string | null): Promise<number> {
      return gate.change(actor, delegationId, reason, async (opened) => {
        const { change, edition } = opened;
        const rows = await store.lockNominations(change.tx, { delegationId });
        const waiting = rows.filter(({ state }) => state === 'nominated');
        if (waiting.length === 0 && !rows.some(({ state }) => state === 'confirmed')) {
          throw conflict('delegation-empty');
        }
        const after = waiting.length === 0 ? [] : await confirmRows(opened, waiting);
        await updateDelegation(change.tx, delegationId, {
          confirmedAt: change.now,
          confirmedBy: await submitterOf(opened),
          updatedAt: change.now,
        });
        await change.record({
          action: 'delegation.confirmed',
          subject: { kind: 'delegation', id: delegationId },
          editionId: edition.id,
          quiet: true,
          after: {
            confirmedAt: change.now,
            nominations: after.map(({ id, role, attendeeId }) => ({ id, role, attendeeId })),
          },
          ...(opened.reason === null ? {} : { reason: opened.reason }),
        });
        return after.length;
      });
    },
  };
}
