import type { LinkContext } from '../context.ts';
import * as store from '../store.ts';
import { createAccepting } from './accepting.ts';
import { createInvitationSending } from './invited.ts';
import { createOffering } from './offering.ts';
import { createTakingBack } from './taking-back.ts';
import { asWhole, type InvitationWhole } from './whole.ts';

/**
 * Invitations: rights offered to an address. Whoever has no account makes one by accepting; whoever has one accepts after
 * signing in. Whether an address has an account is told to nobody but its owner. A loan is an invitation, too.
 */
export function createInvitations(context: LinkContext) {
  const { database } = context;
  const send = createInvitationSending(context);
  const offering = createOffering(context, send);
  const takingBack = createTakingBack(context, send);
  const accepting = createAccepting(context);

  return {
    invite: offering.invite,
    lend: offering.lend,
    withdraw: takingBack.withdraw,
    withdrawOffer: takingBack.withdrawOffer,
    resend: takingBack.resend,
    look: accepting.look,
    accept: accepting.accept,

    /** Invitations neither accepted nor withdrawn. */
    list: async (where: store.InvitationsWhere): Promise<InvitationWhole[]> =>
      (await store.listInvitations(database.db, where)).map(asWhole),
  };
}

export type Invitations = ReturnType<typeof createInvitations>;
