import type { Actor } from '../../../../platform/actor/index.ts';
import { guarded, newId, type Tx } from '../../../../platform/database/index.ts';
import { createEntry } from '../../../../platform/entry/index.ts';
import { AppError, conflict, forbidden, unauthenticated } from '../../../../platform/errors/index.ts';
import { addressProven, type InvitationAccepted } from '../../events.ts';
import { giveRight } from '../../rights/giving.ts';
import { givingLimit, isGuarded, loanFault, withinLimit } from '../../rights/rules.ts';
import { findByEmail, insertAccount } from '../../store.ts';
import { asOwner, BY_LINK } from '../as-owner.ts';
import type { LinkContext } from '../context.ts';
import { checkPassword } from '../new-password.ts';
import type * as store from '../store.ts';
import { payloadOf, recordOf, rightsOf } from './invited.ts';
import { asWhole, type InvitationWhole } from './whole.ts';

/** Reading and accepting an invitation by its link. */
export function createAccepting({ database, changes, links, passwords, rights, scopes }: LinkContext) {
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

  /**
   * The invitation that a link stands for, and whether its address has an account. Throws as links do.
   */
  async function look(
    secret: string,
  ): Promise<{ readonly invitation: InvitationWhole; readonly account: store.AccountRow | null }> {
    const found = await links.look(database.db, secret, 'invitation');
    const account = await findByEmail(database.db, found.link.email ?? '');
    return { invitation: asWhole(found), account: account ?? null };
  }

  return {
    look,

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
      const { invitation, account: seen } = await look(secret);
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
