/**
 * Rights that follow from something that another feature decides, such as an appointment: offered, ended and taken back
 * within that feature's own change, under the same rules as by hand.
 */
import { accountIdOf, type Grant } from '../../../platform/actor/index.ts';
import type { Change } from '../../../platform/changes/index.ts';
import { createEntry } from '../../../platform/entry/index.ts';
import { type GivenRight, giveRight, withdrawRight } from '../rights/giving.ts';
import { findGrant, lockGrant } from '../rights/store/index.ts';
import { normaliseEmail } from '../rules.ts';
import { findAccount } from '../store.ts';
import type { LinkContext } from './context.ts';
import {
  createInvitationSending,
  type Invited,
  keptGrants,
  payloadOf,
  recordOf,
} from './invitations/invited.ts';
import type { NewInvitation } from './invitations/offering.ts';
import * as store from './store.ts';

/** Whom a right was offered to: the address, and the account where it is known. */
export interface Offered {
  readonly email: string;
  readonly accountId: string | null;
  readonly right: Grant;
}

const sameRight = (one: Grant, other: Grant): boolean =>
  one.role === other.role && one.scopeKind === other.scopeKind && one.scopeId === other.scopeId;

export type RightOffers = ReturnType<typeof createRightOffers>;

export function createRightOffers(context: LinkContext) {
  const { rights, scopes } = context;
  const send = createInvitationSending(context);

  /** Invitations to an address that still wait and offer the right. */
  const openTo = async (change: Change, { email, right }: Pick<Offered, 'email' | 'right'>) =>
    (await store.listInvitationsTo(change.tx, normaliseEmail(email))).filter((link) => {
      const invited = payloadOf(link);
      return invited.lentFrom === undefined && invited.grants.some((grant) => sameRight(grant, right));
    });

  const withdrawOpen = async (change: Change, offered: Pick<Offered, 'email' | 'right'>): Promise<void> => {
    for (const link of await openTo(change, offered)) {
      await store.updateLink(change.tx, link.secretHash, { withdrawnAt: change.now });
      await change.record(recordOf('invitation.withdrawn', link.id, link.editionId, payloadOf(link)));
    }
  };

  return {
    /**
     * Invites an address to rights. An open invitation to the same right is replaced: its link works no more.
     * @throws 403, or 422, as an invitation by hand does
     */
    async invite(
      change: Change,
      input: NewInvitation,
      editionId: string | null,
    ): Promise<{ readonly id: string }> {
      const { tx, actor, now } = change;
      const entry = createEntry();
      const name = entry.plain('name', input.name, { required: true }) ?? '';
      const note = entry.plain('note', input.note);
      const book = await scopes.book(tx, input.grants);
      await rights.checkGiving(tx, actor, input.grants, { entry, now, book });
      entry.done();
      for (const right of input.grants) await withdrawOpen(change, { email: input.email, right });
      const invited: Invited = { name, language: input.language, grants: keptGrants(input.grants), note };
      const { id } = await send(tx, invited, normaliseEmail(input.email), actor, editionId);
      await change.record(recordOf('invitation.sent', id, editionId, invited));
      return { id };
    },

    /** Gives a right to an account that is known to be theirs, without asking. @throws 403, 422 */
    async give(change: Change, accountId: string, right: GivenRight, note: string | null): Promise<void> {
      const { tx, actor, now } = change;
      const entry = createEntry();
      const book = await scopes.book(tx, [right]);
      await rights.checkGiving(tx, actor, [right], { entry, now, book });
      entry.done();
      const account = await findAccount(tx, accountId, 'locked');
      if (account === undefined || account.mergedInto !== null) return;
      const by = accountIdOf(actor);
      await giveRight(change, account, right, { by, from: null, note, facts: book.of(right) });
    },

    /** Takes a right back at once: what is held, what was lent from it, and invitations that still wait. */
    async takeBack(change: Change, offered: Offered, reason: string | null): Promise<void> {
      const { tx } = change;
      await withdrawOpen(change, offered);
      if (offered.accountId === null) return;
      const held = await findGrant(tx, { accountId: offered.accountId, ...offered.right });
      const locked = held === undefined ? undefined : await lockGrant(tx, held.id);
      if (locked === undefined) return;
      const facts = (await scopes.book(tx, [offered.right])).of(offered.right);
      await withdrawRight(change, locked, { facts, reason });
    },
  };
}
