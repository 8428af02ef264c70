import { type Actor, accountIdOf } from '../../../../platform/actor/index.ts';
import { createEntry } from '../../../../platform/entry/index.ts';
import { conflict, notFound } from '../../../../platform/errors/index.ts';
import { permit } from '../../../../platform/http/policy.ts';
import { findEdition, placeOf } from '../../../series/index.ts';
import type { RegistrationContext } from '../../context.ts';
import * as store from '../../store/check-ins.ts';
import type { ResolutionInput } from '../contract.ts';
import { resolveCheckIns } from '../policy.ts';

export type ResolvingService = ReturnType<typeof createResolvingService>;

/** What holds of a check-in that was taken without knowing. */
export function createResolvingService({ changes, database }: RegistrationContext) {
  return {
    /**
     * Keeps it, so that it counts, or drops it; with a note of what was found out.
     * @throws 409 for one that is no conflict or was resolved
     */
    async resolve(actor: Actor, id: string, input: ResolutionInput): Promise<store.CheckInRow> {
      const editionId = await store.editionOfCheckIn(database.db, id);
      if (editionId === undefined) throw notFound('check-in-unknown');
      return changes.run(actor, resolveCheckIns.name, async (change) => {
        const whole = await findEdition(change.tx, editionId);
        if (whole === undefined) throw notFound('check-in-unknown');
        permit(resolveCheckIns, actor, placeOf(whole.edition));
        const entry = createEntry();
        const note = entry.plain('note', input.note, { required: true });
        entry.done();
        const last = await store.lockCounter(database, change.tx, editionId);
        const before = await store.lockCheckIn(change.tx, id);
        if (before === undefined) throw notFound('check-in-unknown');
        if (before.result !== 'conflict' || before.resolvedAt !== null) throw conflict('check-in-resolved');
        const after = await store.updateCheckIn(change.tx, id, {
          resolution: input.resolution,
          resolutionNote: note,
          resolvedAt: change.now,
          resolvedBy: accountIdOf(actor),
          sequence: last + 1,
        });
        await store.setCounter(change.tx, editionId, last + 1);
        await change.record({
          action: input.resolution === 'kept' ? 'check-in.accepted' : 'check-in.rejected',
          subject: { kind: 'check-in', id },
          editionId,
          before: { id, reason: before.reason, resolution: null },
          after: { id, reason: after.reason, resolution: after.resolution, resolvedAt: after.resolvedAt },
          ...(note === null ? {} : { reason: note }),
        });
        return after;
      });
    },
  };
}
