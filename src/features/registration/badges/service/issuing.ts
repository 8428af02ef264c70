import type { Actor } from '../../../../platform/actor/index.ts';
import type { Change, Changes } from '../../../../platform/changes/index.ts';
import { guarded, newId } from '../../../../platform/database/index.ts';
import { createEntry } from '../../../../platform/entry/index.ts';
import { conflict, notFound, ruleBroken } from '../../../../platform/errors/index.ts';
import { permit } from '../../../../platform/http/index.ts';
import { type EditionRow, findEdition, placeOf } from '../../../series/index.ts';
import * as store from '../../store/badge-changes.ts';
import { findStanding, lockWaiting, type Waiting } from '../../store/badge-waiting.ts';
import type { BadgeInput, IssueInput } from '../contract.ts';
import { designOf } from '../designs.ts';
import type { BadgeKeys } from '../keys.ts';
import { manageBadges } from '../policy.ts';
import { daysOf } from '../rules.ts';
import { listDesigns, listZones } from '../store/venue.ts';
import { recordBadge, withoutCode } from './record.ts';

export const brokenBadgeRules = {
  badges_one_opens: () => conflict('badge-held'),
  badges_only_approved: () => conflict('badge-without-approval'),
  badges_ended_for_good: () => conflict('badge-ended'),
};

/** What is asked beside the design's own. */
interface Wish {
  readonly zones?: readonly number[] | undefined;
  readonly days?: readonly number[] | undefined;
}

export type Issuing = ReturnType<typeof createIssuing>;

/** Numbers, signs and writes badges. */
export function createIssuing({ changes, keys }: { changes: Changes; keys: BadgeKeys }) {
  /**
   * Issues badges within the caller's change, who has seen that everybody was approved and holds none.
   * @param replacing old badge that the only new one takes the place of: its id is given
   */
  async function write(
    change: Change,
    edition: Pick<EditionRow, 'id'>,
    waiting: readonly Waiting[],
    wish: Wish = {},
    id?: string,
  ): Promise<store.BadgeRow[]> {
    if (waiting.length === 0) return [];
    const { tx } = change;
    const last = await store.holdSerials(tx, edition.id);
    const signer = await keys.signer(tx, edition.id);
    const drawn = await listDesigns(tx, edition.id);
    const rows = waiting.map((one, index): store.NewBadge => {
      const design = designOf(
        drawn.find(({ category }) => category === one.category),
        one.category,
      );
      const zones = [...(wish.zones ?? design.zones)];
      const days = [...(wish.days ?? design.days)];
      const serial = last + 1 + index;
      return {
        id: id ?? newId(),
        editionId: edition.id,
        attendeeId: one.id,
        accreditationId: one.accreditationId,
        serial,
        category: one.category,
        zones,
        days,
        keyNumber: signer.keyNumber,
        code: signer.code({ serial, category: one.category, zones, days }),
        issuedBy: change.actor.kind === 'account' ? change.actor.accountId : null,
        sample: one.sample,
        createdAt: change.now,
        updatedAt: change.now,
      };
    });
    if (signer.made) {
      await change.record({
        action: 'signing-key.created',
        subject: { kind: 'signing-key', id: `${edition.id}/${signer.keyNumber}` },
        editionId: edition.id,
        after: { keyNumber: signer.keyNumber },
      });
    }
    return store.insertBadges(tx, rows);
  }

  const inEdition = <T>(
    actor: Actor,
    editionId: string,
    work: (change: Change, edition: EditionRow) => Promise<T>,
  ): Promise<T> =>
    changes.run(actor, manageBadges.name, (change) =>
      guarded(brokenBadgeRules, async () => {
        const edition = (await findEdition(change.tx, editionId))?.edition;
        if (edition === undefined) throw notFound('edition-unknown');
        permit(manageBadges, actor, placeOf(edition));
        return work(change, edition);
      }),
    );

  /** Refuses zones and days that the edition does not have. */
  async function checkWish(change: Change, edition: EditionRow, { zones, days }: Wish): Promise<void> {
    const entry = createEntry();
    if (zones !== undefined && zones.length > 0) {
      const known = new Set((await listZones(change.tx, edition.id)).map(({ number }) => number));
      entry.check(
        zones.every((number) => known.has(number)),
        'zones',
        'zone-unknown',
      );
    }
    entry.check(
      (days ?? []).every((day) => day < daysOf(edition)),
      'days',
      'day-beyond-edition',
      { count: daysOf(edition) },
    );
    entry.done();
  }

  return {
    write,

    /**
     * Issues a badge for somebody who was approved.
     * @throws 409 for somebody who was not, does not come, or holds one
     */
    issue(actor: Actor, editionId: string, input: BadgeInput): Promise<store.BadgeRow> {
      return inEdition(actor, editionId, async (change, edition) => {
        await checkWish(change, edition, input);
        const standing = await findStanding(change.tx, editionId, input.attendeeId);
        if (standing === undefined) throw ruleBroken({ field: 'attendeeId', code: 'attendee-unknown' });
        if (standing.holds) throw conflict('badge-held');
        await store.holdSerials(change.tx, editionId);
        const waiting = await lockWaiting(change.tx, editionId, { attendeeIds: [input.attendeeId] });
        if (waiting.length === 0) throw conflict('badge-without-approval');
        const [badge] = await write(change, edition, waiting, input);
        if (badge === undefined) throw new Error('No badge was written.');
        await recordBadge(change, 'issued', null, badge);
        return badge;
      });
    },

    /** Issues a badge for everybody of a filter who was approved and holds none. */
    issueMany(actor: Actor, editionId: string, input: IssueInput): Promise<store.BadgeRow[]> {
      return inEdition(actor, editionId, async (change, edition) => {
        await checkWish(change, edition, input);
        // Two who issue at once take turns: the second finds nobody left.
        await store.holdSerials(change.tx, editionId);
        const waiting = await lockWaiting(change.tx, editionId, input);
        const issued = await write(change, edition, waiting, input);
        if (issued.length > 0) {
          await change.record({
            action: 'badges.issued',
            subject: { kind: 'badges', id: editionId },
            editionId,
            after: issued.map(withoutCode).map(({ id, serial, attendeeId, category }) => ({
              id,
              serial,
              attendeeId,
              category,
            })),
          });
        }
        return issued;
      });
    },
  };
}
