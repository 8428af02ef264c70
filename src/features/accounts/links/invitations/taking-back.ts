import { type Actor, everywhere } from '../../../../platform/actor/index.ts';
import type { Change } from '../../../../platform/changes/index.ts';
import type { Db } from '../../../../platform/database/index.ts';
import { createEntry } from '../../../../platform/entry/index.ts';
import { notFound } from '../../../../platform/errors/index.ts';
import { manageRights } from '../../rights/policy.ts';
import { mayGive } from '../../rights/rules.ts';
import type { LinkContext } from '../context.ts';
import * as store from '../store.ts';
import { type createInvitationSending, payloadOf, recordOf, rightsOf } from './invited.ts';
import { asWhole, type InvitationWhole } from './whole.ts';

/** What is done with an invitation that is open: taken back, or sent again. */
export function createTakingBack(
  { changes, rights, scopes }: LinkContext,
  send: ReturnType<typeof createInvitationSending>,
) {
  /** The invitation, if the actor may give what it gives, or made it. @throws 404 `invitation-unknown` */
  async function lockOwn(change: Change, id: string): Promise<store.LinkWhole> {
    const { tx, actor } = change;
    const found = await store.lockLinkById(tx, id, 'invitation');
    const open = found !== undefined && found.link.usedAt === null && found.link.withdrawnAt === null;
    if (!open || !(await isTheirs(tx, actor, found.link))) throw notFound('invitation-unknown');
    return found;
  }

  async function isTheirs(db: Db, actor: Actor, link: store.LinkRow): Promise<boolean> {
    if (actor.kind === 'account' && link.createdBy === actor.accountId) return true;
    const invited = payloadOf(link);
    if (invited.lentFrom !== undefined) return false;
    const given = rightsOf(invited);
    const book = await scopes.book(db, given);
    return given.every((right) => mayGive(actor, right, book.of(right)?.place ?? everywhere));
  }

  return {
    /** @throws 404 `invitation-unknown` */
    async withdraw(actor: Actor, id: string): Promise<void> {
      await changes.run(actor, manageRights.name, async (change) => {
        const { link } = await lockOwn(change, id);
        await store.updateLink(change.tx, link.secretHash, { withdrawnAt: change.now });
        await change.record(recordOf('invitation.withdrawn', link.id, link.editionId, payloadOf(link)));
      });
    },

    /** Withdraws a loan that the actor offered. @throws 404 `invitation-unknown` */
    async withdrawOffer(actor: Actor, id: string): Promise<void> {
      await changes.run(actor, 'accounts.own', async (change) => {
        const found = await store.lockLinkById(change.tx, id, 'invitation');
        const own = actor.kind === 'account' && found?.link.createdBy === actor.accountId;
        const open = found !== undefined && found.link.usedAt === null && found.link.withdrawnAt === null;
        if (!own || !open || payloadOf(found.link).lentFrom === undefined)
          throw notFound('invitation-unknown');
        const { link } = found;
        await store.updateLink(change.tx, link.secretHash, { withdrawnAt: change.now });
        await change.record(recordOf('invitation.withdrawn', link.id, link.editionId, payloadOf(link)));
      });
    },

    /**
     * Sends it again: with a new link, and the old one dead.
     * @throws 404 `invitation-unknown`; 403 or 422 when the actor may not give (any more) what it gives
     */
    async resend(actor: Actor, id: string): Promise<InvitationWhole> {
      return changes.run(actor, manageRights.name, async (change) => {
        const { tx, now } = change;
        const { link } = await lockOwn(change, id);
        const invited = payloadOf(link);
        const entry = createEntry();
        const given = rightsOf(invited);
        if (invited.lentFrom === undefined) {
          const book = await scopes.book(tx, given);
          await rights.checkGiving(tx, actor, given, { entry, now, book });
        } else {
          const [right] = given;
          if (right === undefined || right.endsAt === null) throw notFound('invitation-unknown');
          const loan = { grantId: invited.lentFrom, scope: right, until: right.endsAt };
          await rights.checkLoan(tx, actor, loan, { entry, now });
        }
        entry.done();
        await store.updateLink(tx, link.secretHash, { withdrawnAt: now });
        const made = await send(tx, invited, link.email ?? '', actor, link.editionId);
        await change.record(recordOf('invitation.resent', made.id, link.editionId, invited));
        return asWhole((await store.lockLinkById(tx, made.id, 'invitation')) as store.LinkWhole);
      });
    },
  };
}
