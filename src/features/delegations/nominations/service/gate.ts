import { type Actor, accountIdOf } from '../../../../platform/actor/index.ts';
import type { Change } from '../../../../platform/changes/index.ts';
import { createEntry } from '../../../../platform/entry/index.ts';
import { AppError, conflict, notFound, ruleBroken } from '../../../../platform/errors/index.ts';
import { type EditionWhole, placeOf } from '../../../series/index.ts';
import type { DelegationsPartContext } from '../../context.ts';
import * as store from '../../store/delegations.ts';
import type { DelegationRole } from '../../tables.ts';
import { manageDelegations, maySeeDelegation, nominate, speaksFor } from '../policy.ts';
import { freezeOf, isFrozen } from '../rules/freeze.ts';
import { overQuota } from '../rules/quota.ts';

/** A delegation opened for a change: its row is locked, so that changes to it take turns. */
export interface OpenDelegation {
  readonly change: Change;
  readonly edition: EditionWhole['edition'];
  readonly whole: store.DelegationWhole;
  readonly delegation: store.DelegationRow;
  /** Why staff changes what is frozen; null where nobody need say. */
  readonly reason: string | null;
  /** The account that names people; null for the system. */
  readonly by: string | null;
}

export type Gate = ReturnType<typeof createGate>;

/** What a change broke in the database itself, said as the rules say it. */
export const brokenNominations = {
  nominations_within_quota: () => ruleBroken({ field: 'role', code: 'quota-full' }),
  nominations_one_head: () => ruleBroken({ field: 'role', code: 'head-named' }),
  nominations_attendee_once: () => conflict('nominee-known'),
};

/** Opens delegations for those who may see them, or change them now. */
export function createGate({ database, changes, finder }: DelegationsPartContext) {
  /** The edition of an id, hidden or not: who may speak for a delegation knows of it. */
  const editionOf = async (editionId: string): Promise<EditionWhole> => {
    const found = await finder.find(editionId);
    if (found === undefined) throw notFound('delegation-unknown');
    return found;
  };

  const find = async (actor: Actor, id: string) => {
    const [whole] = await store.findDelegations(database.db, [id]);
    if (whole === undefined) throw notFound('delegation-unknown');
    const edition = await editionOf(whole.participation.editionId);
    if (!maySeeDelegation(actor, id, placeOf(edition.edition))) throw notFound('delegation-unknown');
    return { whole, edition };
  };

  return {
    /** A delegation that the actor may know of. @throws 404 alike for another's and for one that does not exist */
    find,

    /**
     * Runs a change of who is named.
     * @throws 404 for another's; 403 for who only reads; 409 `delegation-frozen`, `delegation-not-coming` to focal points;
     * 422 at `reason` to staff who give none for what is frozen
     */
    async change<T>(
      actor: Actor,
      id: string,
      given: string | null | undefined,
      work: (opened: OpenDelegation) => Promise<T>,
    ): Promise<T> {
      const { edition } = await find(actor, id);
      const own = speaksFor(actor, id);
      if (!own && !manageDelegations.allows(actor, placeOf(edition.edition))) {
        throw new AppError(403, 'forbidden');
      }
      return changes.run(actor, nominate.name, async (change) => {
        const entry = createEntry();
        const reason = entry.plain('reason', given);
        const [delegation] = await store.lockDelegations(change.tx, edition.edition.id, [id]);
        const [whole] = await store.findDelegations(change.tx, [id]);
        if (delegation === undefined || whole === undefined) throw notFound('delegation-unknown');
        const frozen = isFrozen(freezeOf(delegation.freezesAt, whole.editionFreezesAt), change.now);
        if (own) {
          if (['declined', 'withdrawn'].includes(whole.participation.status)) {
            throw conflict('delegation-not-coming');
          }
          if (frozen) throw conflict('delegation-frozen');
        } else if (frozen && actor.kind !== 'system') {
          entry.check(reason !== null, 'reason', 'reason-for-frozen');
        }
        entry.done();
        return work({
          change,
          edition: edition.edition,
          whole,
          delegation,
          reason,
          by: accountIdOf(actor),
        });
      });
    },
  };
}

/** Refuses more people of a role than there are places, by its name and figures. */
export function requirePlaces(
  { whole }: Pick<OpenDelegation, 'whole'>,
  added: readonly DelegationRole[],
  freed: readonly DelegationRole[] = [],
): void {
  const named: Partial<Record<DelegationRole, number>> = {};
  for (const { role, state, count } of whole.named) {
    if (['draft', 'nominated', 'confirmed'].includes(state)) named[role] = (named[role] ?? 0) + count;
  }
  for (const role of freed) named[role] = (named[role] ?? 0) - 1;
  const [over] = overQuota(whole.quotas, named, added);
  if (over !== undefined) {
    const code = over.role === 'head' && over.most > 0 ? 'head-named' : `quota-used-${over.role}`;
    throw ruleBroken({ field: 'role', code, params: { most: over.most, free: over.free } });
  }
}
