import { type Actor, everywhere, type Grant } from '../../../platform/actor/index.ts';
import type { Change } from '../../../platform/changes/index.ts';
import { type Db, guarded, newId, type Tx } from '../../../platform/database/index.ts';
import { createEntry } from '../../../platform/entry/index.ts';
import {
  AppError,
  conflict,
  forbidden,
  notFound,
  ruleBroken,
  unauthenticated,
} from '../../../platform/errors/index.ts';
import type { Language } from '../../../platform/language/index.ts';
import { addressProven, type InvitationAccepted } from '../events.ts';
import { type GivenRight, giveRight } from '../rights/giving.ts';
import { manageRights } from '../rights/policy.ts';
import { givingLimit, isGuarded, loanFault, mayGive, withinLimit } from '../rights/rules.ts';
import { normaliseEmail } from '../rules.ts';
import { findByEmail, insertAccount } from '../store.ts';
import { asOwner, BY_LINK } from './as-owner.ts';
import type { LinkContext } from './context.ts';
import {
  createInvitationSending,
  type Invited,
  keptGrants,
  payloadOf,
  recordOf,
  rightsOf,
} from './invited.ts';
import { checkPassword } from './new-password.ts';
import * as store from './store.ts';

/** Whom somebody invites to what. */
export interface NewInvitation {
  readonly email: string;
  readonly name: string;
  readonly language: Language;
  readonly grants: readonly GivenRight[];
  readonly note?: string | null;
}

/** An invitation as lists and its own page show it. */
export interface InvitationWhole {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly language: Language;
  readonly rights: readonly GivenRight[];
  readonly note: string | null;
  readonly invitedBy: { readonly id: string; readonly name: string } | null;
  readonly editionId: string | null;
  readonly lentFrom: string | null;
  readonly expiresAt: Date;
  readonly createdAt: Date;
}

const asWhole = ({ link, maker }: store.LinkWhole): InvitationWhole => {
  const invited = payloadOf(link);
  return {
    id: link.id,
    email: link.email ?? '',
    name: invited.name,
    language: invited.language,
    rights: rightsOf(invited),
    note: invited.note,
    invitedBy: maker === null ? null : { id: maker.id, name: maker.name },
    editionId: link.editionId,
    lentFrom: invited.lentFrom ?? null,
    expiresAt: link.expiresAt,
    createdAt: link.createdAt,
  };
};

/**
 * Invitations: rights offered to an address. Whoever has no account makes one by accepting; whoever has one accepts after
 * signing in. Whether an address has an account is told to nobody but its owner. A loan is an invitation, too.
 */
export function createInvitations(context: LinkContext) {
  const { database, changes, links, passwords, rights, scopes } = context;
  const send = createInvitationSending(context);

  async function refuseSecond(
    tx: Tx,
    email: string,
    same: (link: store.LinkRow) => boolean,
    now: Date,
  ): Promise<void> {
    const open = (await store.listInvitationsTo(tx, email)).filter(({ expiresAt }) => expiresAt > now);
    if (open.some(same)) throw conflict('invitation-open');
  }

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

  /** Whether whoever invited may still give what the invitation gives: an organiser's offers end with the right. */
  async function stillStands(tx: Tx, { link, maker }: store.LinkWhole, now: Date): Promise<boolean> {
    if (link.createdBy === null) return true;
    if (maker === null || maker.disabledAt !== null) return false;
    const invited = payloadOf(link);
    const given = rightsOf(invited);
    const held = await rights.heldBy(tx, maker.id, now);
    const book = await scopes.book(tx, given);
    return given.every((right) => {
      const facts = book.of(right);
      if (facts === undefined) return false;
      if (invited.lentFrom !== undefined) {
        const source = held.find(({ id }) => id === invited.lentFrom);
        const until = right.endsAt ?? now;
        return (
          source !== undefined &&
          loanFault(source, { scope: right, place: facts.place, until }, now) === undefined
        );
      }
      if (right.endsAt !== null && right.endsAt <= now) return false;
      const limit = givingLimit(held, right.scopeKind, facts.place);
      return limit !== undefined && withinLimit(right.endsAt, limit);
    });
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

    /** Invitations neither accepted nor withdrawn. */
    list: async (where: store.InvitationsWhere): Promise<InvitationWhole[]> =>
      (await store.listInvitations(database.db, where)).map(asWhole),

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

    /**
     * The invitation that a link stands for, and whether its address has an account. Throws as links do.
     */
    async look(
      secret: string,
    ): Promise<{ readonly invitation: InvitationWhole; readonly account: store.AccountRow | null }> {
      const found = await links.look(database.db, secret, 'invitation');
      const account = await findByEmail(database.db, found.link.email ?? '');
      return { invitation: asWhole(found), account: account ?? null };
    },

    /**
     * Accepts: makes the account where the address has none, else for whoever is signed in to it.
     * @param given what a new person says of themselves; a password may wait where no right asks for a second factor
     * @returns the account, and whether it is new
     * @throws as links do; 401 or 403 `invitation-foreign` when the address has an account and the actor is not it;
     * 409 `link-withdrawn` when whoever invited may give this no more; 422
     */
    async accept(
      actor: Actor,
      secret: string,
      given: { readonly name?: string | undefined; readonly password?: string | undefined },
    ): Promise<{ readonly account: store.AccountRow; readonly isNew: boolean }> {
      const { invitation, account: seen } = await this.look(secret);
      const mine = (account: store.AccountRow): void => {
        if (account.disabledAt !== null) throw conflict('link-withdrawn');
        if (actor.kind !== 'account') throw unauthenticated();
        if (actor.accountId !== account.id) throw forbidden('invitation-foreign');
      };
      if (seen !== null) mine(seen);
      const entry = createEntry();
      const name = entry.plain('name', given.name ?? invitation.name, { required: true }) ?? '';
      const needsPassword =
        seen === null && (given.password !== undefined || invitation.rights.some(isGuarded));
      if (needsPassword && given.password === undefined) entry.refuse('password', 'field-required');
      if (needsPassword && given.password !== undefined) {
        checkPassword(entry, given.password, { own: [invitation.email, name], hasFactor: false });
      }
      if (seen === null) entry.done();
      const passwordHash =
        seen === null && given.password !== undefined ? await passwords.hash(given.password) : null;
      // Whoever makes an account acts as it.
      const id = newId();
      const author = seen === null ? asOwner({ id, name, language: invitation.language }, actor) : actor;
      return changes.run(author, BY_LINK, (change) =>
        guarded({ accounts_email_key: () => new AppError(409, 'email-taken') }, async () => {
          const { tx, now } = change;
          const used = await links.use(tx, secret, 'invitation');
          if (!(await stillStands(tx, used, now))) throw conflict('link-withdrawn');
          const invited = payloadOf(used.link);
          const known = await findByEmail(tx, used.link.email ?? '', 'locked');
          if (known !== undefined) mine(known);
          const account =
            known ??
            (await insertAccount(
              tx,
              {
                id,
                email: used.link.email ?? '',
                name,
                language: invited.language,
                passwordHash,
                emailVerifiedAt: now,
                createdAt: now,
              },
              [],
            ));
          if (known === undefined) {
            await change.record({
              action: 'account.created',
              subject: { kind: 'account', id: account.id },
              editionId: null,
              quiet: true,
              after: { name },
            });
          }
          const book = await scopes.book(tx, rightsOf(invited));
          for (const right of rightsOf(invited)) {
            await giveRight(change, account, right, {
              by: used.link.createdBy,
              from: invited.lentFrom ?? null,
              note: invited.note,
              facts: book.of(right),
            });
          }
          await change.record(recordOf('invitation.used', used.link.id, used.link.editionId, invited));
          const accepted: InvitationAccepted = {
            type: 'invitation.accepted',
            editionId: used.link.editionId,
            accountId: account.id,
            email: account.email,
            grants: invited.grants.map(({ role, scopeKind, scopeId }) => ({ role, scopeKind, scopeId })),
          };
          await change.publish(accepted);
          if (known === undefined) await change.publish(addressProven(account.id, account.email));
          return { account, isNew: known === undefined };
        }),
      );
    },
  };
}
export type Invitations = ReturnType<typeof createInvitations>;
