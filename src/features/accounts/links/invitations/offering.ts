import type { Actor, Grant } from '../../../../platform/actor/index.ts';
import type { Tx } from '../../../../platform/database/index.ts';
import { createEntry } from '../../../../platform/entry/index.ts';
import { conflict, ruleBroken } from '../../../../platform/errors/index.ts';
import type { Language } from '../../../../platform/language/index.ts';
import type { GivenRight } from '../../rights/giving.ts';
import { manageRights } from '../../rights/policy.ts';
import { normaliseEmail } from '../../rules.ts';
import { findByEmail } from '../../store.ts';
import type { LinkContext } from '../context.ts';
import * as store from '../store.ts';
import { type createInvitationSending, type Invited, keptGrants, payloadOf, recordOf } from './invited.ts';
import { asWhole, type InvitationWhole } from './whole.ts';

/** Whom somebody invites to what. */
export interface NewInvitation {
  readonly email: string;
  readonly name: string;
  readonly language: Language;
  readonly grants: readonly GivenRight[];
  readonly note?: string | null;
}

/** Offering rights to an address: an invitation, or a loan of a right of one's own. */
export function createOffering(
  { changes, rights, scopes }: LinkContext,
  send: ReturnType<typeof createInvitationSending>,
) {
  async function refuseSecond(
    tx: Tx,
    email: string,
    same: (link: store.LinkRow) => boolean,
    now: Date,
  ): Promise<void> {
    const open = (await store.listInvitationsTo(tx, email)).filter(({ expiresAt }) => expiresAt > now);
    if (open.some(same)) throw conflict('invitation-open');
  }

  return {
    /**
     * Offers rights to an address.
     * @param editionId whose list it stands in; null: the installation's
     * @throws 403; 409 `invitation-open`; 422
     */
    async invite(actor: Actor, input: NewInvitation, editionId: string | null): Promise<InvitationWhole> {
      return changes.run(actor, manageRights.name, async (change) => {
        const { tx, now } = change;
        const entry = createEntry();
        const name = entry.plain('name', input.name, { required: true }) ?? '';
        const note = entry.plain('note', input.note);
        const email = normaliseEmail(input.email);
        const book = await scopes.book(tx, input.grants);
        await rights.checkGiving(tx, actor, input.grants, { entry, now, book });
        entry.done();
        await refuseSecond(
          tx,
          email,
          (link) => link.editionId === editionId && payloadOf(link).lentFrom === undefined,
          now,
        );
        const invited: Invited = { name, language: input.language, grants: keptGrants(input.grants), note };
        const { id } = await send(tx, invited, email, actor, editionId);
        await change.record(recordOf('invitation.sent', id, editionId, invited));
        return asWhole((await store.lockLinkById(tx, id, 'invitation')) as store.LinkWhole);
      });
    },

    /**
     * Offers a right of one's own as a loan.
     * @throws 404 `grant-unknown`; 409 `invitation-open`; 422 as `loanFault` says
     */
    async lend(
      actor: Actor,
      input: {
        readonly grantId: string;
        readonly email: string;
        readonly name: string;
        readonly language: Language;
        readonly scope: Pick<Grant, 'scopeKind' | 'scopeId'> | null;
        readonly until: Date;
      },
    ): Promise<InvitationWhole> {
      return changes.run(actor, 'accounts.own', async (change) => {
        const { tx, now } = change;
        const entry = createEntry();
        const name = entry.plain('name', input.name, { required: true }) ?? '';
        const email = normaliseEmail(input.email);
        const { right, from } = await rights.checkLoan(tx, actor, input, { entry, now });
        entry.done();
        const known = await findByEmail(tx, email);
        if (actor.kind === 'account' && known?.id === actor.accountId) {
          throw ruleBroken({ field: 'email', code: 'loan-to-self' });
        }
        await refuseSecond(tx, email, (link) => payloadOf(link).lentFrom === from, now);
        const facts = (await scopes.book(tx, [right])).of(right);
        const { endsAt, ...grant } = right;
        const invited: Invited = {
          name,
          language: input.language,
          grants: [{ ...grant, endsAt: endsAt?.toISOString() ?? null }],
          note: null,
          lentFrom: from,
        };
        const editionId = facts?.place.editionId ?? null;
        const { id } = await send(tx, invited, email, actor, editionId);
        await change.record(recordOf('invitation.sent', id, editionId, invited));
        return asWhole((await store.lockLinkById(tx, id, 'invitation')) as store.LinkWhole);
      });
    },
  };
}
