import type { Actor } from '../../../../platform/actor/index.ts';
import type { Change } from '../../../../platform/changes/index.ts';
import { guarded } from '../../../../platform/database/index.ts';
import { conflict, notFound } from '../../../../platform/errors/index.ts';
import { requireVersion } from '../../../../platform/http/etag.ts';
import type { DelegationsPartContext } from '../../context.ts';
import * as store from '../../store/nominations.ts';
import type { NominationState } from '../../tables.ts';
import { mayBecome } from '../rules/states.ts';
import { brokenNominations, type Gate, type OpenDelegation } from './gate.ts';

/** Refuses a step that the state of a nomination does not allow. @throws 409 */
export const requireStep = (row: store.NominationRow, to: NominationState): void => {
  if (!mayBecome(row.state, to)) throw conflict('nomination-not-now');
};

/** Notes in the trail what became of a nomination. */
export const recordOf = (
  change: Change,
  action: string,
  row: store.NominationRow,
  more: { readonly before?: unknown; readonly after?: unknown; readonly reason?: string | null } = {},
) =>
  change.record({
    action: `nomination.${action}`,
    subject: { kind: 'nomination', id: row.id },
    editionId: row.editionId,
    ...(more.before === undefined ? {} : { before: more.before }),
    after: more.after === undefined ? row : more.after,
    ...(more.reason == null ? {} : { reason: more.reason }),
  });

/** Changes the row of a nomination. */
export const updateOne = async (
  { change }: OpenDelegation,
  row: store.NominationRow,
  values: Partial<store.NewNominationRow>,
): Promise<store.NominationRow> => {
  const [after] = await guarded(brokenNominations, () =>
    store.updateNominations(change.tx, [row.id], { ...values, updatedAt: change.now }),
  );
  if (after === undefined) throw notFound('nomination-unknown');
  return after;
};

export type OnOne = ReturnType<typeof createOnOne>;

/**
 * Opens one nomination for a change, through the gate of its delegation.
 * @throws 404 alike for another's and for one that does not exist
 */
export const createOnOne =
  ({ database }: Pick<DelegationsPartContext, 'database'>, gate: Gate) =>
  async <T>(
    actor: Actor,
    id: string,
    version: number | null,
    reason: string | null | undefined,
    work: (opened: OpenDelegation, row: store.NominationRow) => Promise<T>,
  ): Promise<T> => {
    const found = await store.findNomination(database.db, id);
    if (found === undefined) throw notFound('nomination-unknown');
    return gate.change(actor, found.nomination.delegationId, reason, async (opened) => {
      const [row] = await store.lockNominations(opened.change.tx, { id });
      if (row === undefined) throw notFound('nomination-unknown');
      requireVersion(row.version, version);
      return work(opened, row);
    });
  };
