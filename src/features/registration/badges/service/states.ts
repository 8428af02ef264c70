import type { Actor } from '../../../../platform/actor/index.ts';
import type { Change, Changes } from '../../../../platform/changes/index.ts';
import { guarded, newId } from '../../../../platform/database/index.ts';
import { createEntry } from '../../../../platform/entry/index.ts';
import { conflict, notFound } from '../../../../platform/errors/index.ts';
import { permit, requireVersion } from '../../../../platform/http/index.ts';
import { findEdition, placeOf } from '../../../series/index.ts';
import * as store from '../../store/badge-changes.ts';
import { findStanding, lockWaiting } from '../../store/badge-waiting.ts';
import type { ReasonInput } from '../contract.ts';
import { manageBadges } from '../policy.ts';
import { type BadgeState, isHeld, mayBecome } from '../rules.ts';
import { brokenBadgeRules, type Issuing } from './issuing.ts';
import { type BadgeVerb, recordBadge } from './record.ts';

export type StatesService = ReturnType<typeof createStatesService>;

const verbs = {
  issued: 'reinstated',
  collected: 'collected',
  active: 'activated',
  suspended: 'suspended',
  lost: 'lost',
  revoked: 'revoked',
  reissued: 'replaced',
} as const satisfies Record<BadgeState, BadgeVerb>;

/**
 * Takes a badge to another state, within the caller's change.
 * @throws 409 that names the badge, where its state does not allow it
 */
export async function become(
  change: Change,
  before: store.BadgeRow,
  to: BadgeState,
  more: { readonly reason?: string | null; readonly replacedById?: string } = {},
): Promise<store.BadgeRow> {
  if (!mayBecome(before.state, to)) throw conflict(`badge-is-${before.state}`, { serial: before.serial });
  const [after] = await store.updateBadges(change.tx, [before.id], {
    ...more,
    state: to,
    ...(isHeld(to) ? {} : { endedAt: before.endedAt ?? change.now }),
    ...(to === 'collected' && before.collectedAt === null ? { collectedAt: change.now } : {}),
    // Why it was suspended is over; the log keeps it.
    ...(before.state === 'suspended' && isHeld(to) ? { reason: null } : {}),
    updatedAt: change.now,
  });
  if (after === undefined) throw notFound();
  const verb = before.state === 'suspended' && isHeld(to) ? 'reinstated' : verbs[to];
  await recordBadge(change, verb, before, after);
  return after;
}

/** The state that a suspended badge had: seen at a door, handed out, or neither. */
export async function stateBefore(change: Change, badge: store.BadgeRow): Promise<BadgeState> {
  const used = await store.listUsed(change.tx, badge.editionId, [badge.id]);
  if (used.has(badge.id)) return 'active';
  return badge.collectedAt === null ? 'issued' : 'collected';
}

/** What becomes of badges once they were issued. */
export function createStatesService({ changes, issuing }: { changes: Changes; issuing: Issuing }) {
  const onBadge = <T>(
    actor: Actor,
    id: string,
    version: number | null,
    work: (change: Change, badge: store.BadgeRow) => Promise<T>,
  ): Promise<T> =>
    changes.run(actor, manageBadges.name, (change) =>
      guarded(brokenBadgeRules, async () => {
        const [badge] = await store.lockBadges(change.tx, [id]);
        const edition = badge && (await findEdition(change.tx, badge.editionId))?.edition;
        if (badge === undefined || edition === undefined) throw notFound();
        permit(manageBadges, actor, placeOf(edition));
        requireVersion(badge.version, version);
        return work(change, badge);
      }),
    );

  const reasonOf = ({ reason }: ReasonInput, required: boolean): string | null => {
    const entry = createEntry();
    const text = entry.plain('reason', reason, { required });
    entry.done();
    return text;
  };

  return {
    /** The holder was given it. */
    collect: (actor: Actor, id: string, version: number | null) =>
      onBadge(actor, id, version, (change, badge) => become(change, badge, 'collected')),

    /** It opens nothing until it is resumed. */
    suspend: (actor: Actor, id: string, version: number | null, input: ReasonInput) =>
      onBadge(actor, id, version, (change, badge) =>
        become(change, badge, 'suspended', { reason: reasonOf(input, true) }),
      ),

    /** @throws 409 unless it is suspended, and its holder approved */
    resume: (actor: Actor, id: string, version: number | null) =>
      onBadge(actor, id, version, async (change, badge) => {
        if (badge.state !== 'suspended') {
          throw conflict('badge-not-suspended', { serial: badge.serial });
        }
        return become(change, badge, await stateBefore(change, badge));
      }),

    /** Nobody knows where it is: whoever finds it opens no door with it. */
    lose: (actor: Actor, id: string, version: number | null, input: ReasonInput) =>
      onBadge(actor, id, version, (change, badge) =>
        become(change, badge, 'lost', { reason: reasonOf(input, false) }),
      ),

    revoke: (actor: Actor, id: string, version: number | null, input: ReasonInput) =>
      onBadge(actor, id, version, (change, badge) =>
        become(change, badge, 'revoked', { reason: reasonOf(input, true) }),
      ),

    /**
     * Issues another in its place, with a serial of its own. One that is still held is revoked first, for the reason given.
     * @returns the new badge
     * @throws 409 for one that was replaced already, or whose holder is not approved or holds another
     */
    reissue: (actor: Actor, id: string, version: number | null, input: ReasonInput) =>
      onBadge(actor, id, version, async (change, badge) => {
        const held = isHeld(badge.state);
        const reason = reasonOf(input, held);
        const ended = held ? await become(change, badge, 'revoked', { reason }) : badge;
        return replace(change, issuing, ended);
      }),

    /** Counts one more print of each. The code stays: a copy opens and ends with the first. */
    countPrints: (
      actor: Actor,
      editionId: string,
      ids: readonly string[],
    ): Promise<readonly store.BadgeRow[]> =>
      changes.run(actor, manageBadges.name, async (change) => {
        const edition = (await findEdition(change.tx, editionId))?.edition;
        if (edition === undefined) throw notFound('edition-unknown');
        permit(manageBadges, actor, placeOf(edition));
        const before = await store.lockBadges(change.tx, ids);
        const own = before.filter((badge) => badge.editionId === editionId && isHeld(badge.state));
        const after = await store.countPrints(
          change.tx,
          own.map((badge) => badge.id),
          change.now,
        );
        const [first] = after;
        if (after.length === 1 && first !== undefined) {
          await recordBadge(change, 'printed', before[0] ?? null, first);
        } else if (after.length > 1) {
          await change.record({
            action: 'badges.printed',
            subject: { kind: 'badges', id: editionId },
            editionId,
            after: after.map(({ id, serial, prints }) => ({ id, serial, prints })),
          });
        }
        return after;
      }),

    /** Several at once: all of them, or none when the state of one does not allow it. */
    changeMany: (
      actor: Actor,
      editionId: string,
      ids: readonly string[],
      to: 'collected' | 'suspended',
      input: ReasonInput,
    ): Promise<number> =>
      changes.run(actor, manageBadges.name, (change) =>
        guarded(brokenBadgeRules, async () => {
          const edition = (await findEdition(change.tx, editionId))?.edition;
          if (edition === undefined) throw notFound('edition-unknown');
          permit(manageBadges, actor, placeOf(edition));
          const rows = (await store.lockBadges(change.tx, ids)).filter(
            (badge) => badge.editionId === editionId,
          );
          const against = rows.filter(({ state }) => !mayBecome(state, to));
          if (against.length > 0) {
            throw conflict('badges-state', { serials: against.map(({ serial }) => serial).join(', ') });
          }
          const reason = to === 'suspended' ? reasonOf(input, true) : null;
          for (const badge of rows) await become(change, badge, to, reason === null ? {} : { reason });
          return rows.length;
        }),
      ),
  };
}

/** Another badge in the place of one that has ended, within the caller's change. */
export async function replace(
  change: Change,
  issuing: Issuing,
  ended: store.BadgeRow,
): Promise<store.BadgeRow> {
  if (!mayBecome(ended.state, 'reissued')) {
    throw conflict(`badge-is-${ended.state}`, { serial: ended.serial });
  }
  const standing = await findStanding(change.tx, ended.editionId, ended.attendeeId);
  if (standing?.holds) throw conflict('badge-held');
  const waiting = await lockWaiting(change.tx, ended.editionId, { attendeeIds: [ended.attendeeId] });
  if (waiting.length === 0) throw conflict('badge-without-approval');
  const id = newId();
  const [made] = await issuing.write(change, { id: ended.editionId }, waiting, {}, id);
  if (made === undefined) throw new Error('No badge was written.');
  await become(change, ended, 'reissued', { replacedById: id });
  await recordBadge(change, 'issued', null, made);
  return made;
}
