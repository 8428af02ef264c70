import type { AccountActor, Actor } from '../../../platform/actor/index.ts';
import type { Changes } from '../../../platform/changes/index.ts';
import { unauthenticated } from '../../../platform/errors/index.ts';
import { type Policy, permit, signedIn } from '../../../platform/http/index.ts';
import { hashSecret, newSecret } from '../../../platform/vault/index.ts';
import { ownFeed } from '../policy.ts';
import { deleteFavourite, insertFavourite } from '../store/favourites.ts';
import { insertFeed, revokeFeeds } from '../store/feeds.ts';
import { beginLooks, saveLook } from '../store/looks.ts';

/** The account that asks. @throws 401 to whoever has none, 403 where the policy says so */
export function accountOf(actor: Actor, policy: Policy = signedIn): AccountActor {
  permit(policy, actor);
  if (actor.kind !== 'account') throw unauthenticated();
  return actor;
}

export type PersonalService = ReturnType<typeof createPersonalService>;

/**
 * Changes of one's own agenda. The log says that somebody marked a session, not which one: what somebody wants to attend
 * is theirs alone.
 */
export function createPersonalService({ changes }: { readonly changes: Changes }) {
  return {
    /**
     * Marks a session, or takes the mark back; what is so already stays.
     * @param release number of the release that shows it, null before the first: changes are counted from there
     */
    setFavourite: (
      actor: Actor,
      target: { readonly editionId: string; readonly sessionId: string; readonly release: number | null },
      on: boolean,
    ): Promise<void> => {
      const { accountId } = accountOf(actor);
      const { editionId, sessionId, release } = target;
      return changes.run(actor, signedIn.name, async (change) => {
        const key = { editionId, accountId, sessionId };
        const changed = on ? await insertFavourite(change.tx, key) : await deleteFavourite(change.tx, key);
        if (!changed) return;
        if (on && release !== null) {
          await beginLooks(change.tx, { editionId, accountId, releaseNumber: release, lookedAt: change.now });
        }
        await change.record({
          action: on ? 'favourite.created' : 'favourite.removed',
          subject: { kind: 'favourite', id: accountId },
          editionId: null,
          before: { marked: !on },
          after: { marked: on },
        });
      });
    },

    /**
     * Makes the address of one's calendar in an edition; one that was there stops working.
     * @returns the secret, which nobody can tell again
     */
    makeFeed: (actor: Actor, editionId: string): Promise<string> => {
      const { accountId } = accountOf(actor, ownFeed);
      const secret = newSecret();
      return changes.run(actor, ownFeed.name, async (change) => {
        const replaced = await revokeFeeds(change.tx, { editionId, accountId, now: change.now });
        await insertFeed(change.tx, {
          editionId,
          accountId,
          secretHash: hashSecret(secret),
          createdAt: change.now,
        });
        await change.record({
          action: replaced > 0 ? 'calendar-feed.replaced' : 'calendar-feed.created',
          subject: { kind: 'calendar-feed', id: accountId },
          editionId: null,
          after: { at: change.now.toISOString() },
        });
        return secret;
      });
    },

    /** The address stops working at once; without one nothing happens. */
    revokeFeed: (actor: Actor, editionId: string): Promise<void> => {
      const { accountId } = accountOf(actor, ownFeed);
      return changes.run(actor, ownFeed.name, async (change) => {
        const revoked = await revokeFeeds(change.tx, { editionId, accountId, now: change.now });
        if (revoked === 0) return;
        await change.record({
          action: 'calendar-feed.revoked',
          subject: { kind: 'calendar-feed', id: accountId },
          editionId: null,
          before: { works: true },
          after: { works: false },
        });
      });
    },

    /** Notes the first look at an edition's agenda: changes are told from there. */
    begin: (actor: Actor, editionId: string, release: number): Promise<void> => {
      const { accountId } = accountOf(actor);
      return changes.run(actor, signedIn.name, async (change) => {
        await beginLooks(change.tx, { editionId, accountId, releaseNumber: release, lookedAt: change.now });
        await change.record({
          action: 'agenda.seen',
          subject: { kind: 'agenda', id: accountId },
          editionId: null,
          after: { release },
        });
      });
    },

    /** Notes that somebody has seen a release: what changed before it is no longer told. */
    see: (actor: Actor, editionId: string, release: number): Promise<void> => {
      const { accountId } = accountOf(actor);
      return changes.run(actor, signedIn.name, async (change) => {
        const lookedAt = change.now;
        await saveLook(change.tx, { editionId, accountId, releaseNumber: release, lookedAt });
        await change.record({
          action: 'agenda.seen',
          subject: { kind: 'agenda', id: accountId },
          editionId: null,
          after: { release },
        });
      });
    },
  };
}
