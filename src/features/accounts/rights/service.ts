/** Rights: given, ended, withdrawn; loans taken back; accounts disabled and enabled. */

import {
  type AccountActor,
  type Actor,
  accountIdOf,
  everywhere,
  type Grant,
} from '../../../platform/actor/index.ts';
import type { Change, Changes } from '../../../platform/changes/index.ts';
import type { Db, Tx } from '../../../platform/database/index.ts';
import { createEntry, type Entry } from '../../../platform/entry/index.ts';
import {
  conflict,
  forbidden,
  notFound,
  ruleBroken,
  unauthenticated,
} from '../../../platform/errors/index.ts';
import { requireVersion } from '../../../platform/http/etag.ts';
import { permit, refusalOf } from '../../../platform/http/policy.ts';
import { ownAccount } from '../factors/index.ts';
import { withdrawOf } from '../links/store.ts';
import type { SignIns } from '../sign-ins/index.ts';
import { type AccountRow, findAccount, updateAccount } from '../store.ts';
import { endRight, type GivenRight, giveRight, requireAnotherOrganiser, withdrawRight } from './giving.ts';
import { manageInstallation, manageRights } from './policy.ts';
import {
  GRANTS_AT_ONCE,
  givingLimit,
  type HeldRight,
  holdsByLoanAlone,
  loanFault,
  mayGive,
  rolesAt,
  withinLimit,
} from './rules.ts';
import type { ScopeBook, Scopes } from './scopes.ts';
import * as store from './store/index.ts';

/** What somebody was given, in the transaction of the change. */
export type GivingNotice = (
  tx: Tx,
  given: {
    readonly to: Pick<AccountRow, 'id' | 'email' | 'name' | 'language'>;
    /** Null: the system. */
    readonly by: string | null;
    readonly rights: readonly GivenRight[];
    readonly book: ScopeBook;
  },
) => Promise<void>;

export type RightsService = ReturnType<typeof createRightsService>;

const asHeld = ({ id, role, scopeKind, scopeId, endsAt, lentBy }: store.ListedRight): HeldRight => ({
  id,
  role,
  scopeKind,
  scopeId,
  endsAt,
  lent: lentBy !== null,
});

/** Only what reached this sign-in counts: a right that sleeps, or that a token leaves out, gives nothing. */
const awake = (actor: AccountActor, held: readonly HeldRight[]): HeldRight[] =>
  held.filter(({ role }) => actor.grants.some((grant) => grant.role === role));

export function createRightsService(deps: {
  changes: Changes;
  signIns: SignIns;
  scopes: Scopes;
  /** Tells somebody of rights that another gave them. */
  notice: GivingNotice;
}) {
  const { changes, signIns, scopes, notice } = deps;

  /** Rights in force of whoever acts; the system holds everything. */
  const heldBy = async (db: Db, accountId: string, now: Date): Promise<HeldRight[]> =>
    (await store.listHeld(db, accountId, now)).map(asHeld);

  const holderOf = (actor: Actor): AccountActor => {
    if (actor.kind !== 'account') throw unauthenticated();
    return actor;
  };

  /** Notes in the entry whatever stands against giving the rights. */
  async function checkGiving(
    db: Db,
    giver: Actor,
    rights: readonly GivenRight[],
    { entry, now, book }: { entry: Entry; now: Date; book: ScopeBook },
  ): Promise<void> {
    entry.check(rights.length > 0, 'grants', 'grant-needed');
    entry.check(rights.length <= GRANTS_AT_ONCE, 'grants', 'too-many-grants', { limit: GRANTS_AT_ONCE });
    const held = giver.kind === 'account' ? awake(giver, await heldBy(db, giver.accountId, now)) : null;
    for (const [index, right] of rights.entries()) {
      const field = rights.length === 1 ? 'role' : `grants.${index}.role`;
      const facts = book.of(right);
      if (facts === undefined) {
        entry.refuse(field, 'scope-unknown');
        continue;
      }
      if (!rolesAt[right.scopeKind].includes(right.role)) {
        entry.refuse(field, 'role-not-here');
        continue;
      }
      if (!mayGive(giver, right, facts.place)) throw refusalAt(giver);
      const limit = held === null ? null : givingLimit(held, right.scopeKind, facts.place);
      if (limit === undefined) throw forbidden();
      const endField = field.replace(/role$/, 'endsAt');
      entry.check(right.endsAt === null || right.endsAt > now, endField, 'end-past');
      entry.check(withinLimit(right.endsAt, limit), endField, 'end-beyond-own');
    }
  }

  const refusalAt = (actor: Actor) => refusalOf(manageRights, actor, everywhere);

  /**
   * The grant, if the actor may change it.
   * @throws 404 alike for one that is unknown and one that is none of the actor's business
   */
  async function lockForChange(change: Change, id: string) {
    const { tx, actor, now } = change;
    const locked = await store.lockGrant(tx, id);
    if (locked === undefined) throw notFound('grant-unknown');
    const { grant } = locked;
    const book = await scopes.book(tx, [grant]);
    const facts = book.of(grant);
    // Rights at something that is gone are the installation's to clear away.
    if (!mayGive(actor, grant, facts?.place ?? everywhere)) throw notFound('grant-unknown');
    if (actor.kind === 'account' && grant.role === 'organiser' && facts !== undefined) {
      const held = awake(actor, await heldBy(tx, actor.accountId, now));
      if (holdsByLoanAlone(held, grant.scopeKind, facts.place)) throw conflict('loan-not-enough');
    }
    return { locked, facts };
  }

  /** Whoever gives up their own organiser's right leaves it to somebody. */
  async function requireSuccessor(change: Change, { grant }: store.LockedGrant): Promise<void> {
    const { actor, tx, now } = change;
    const own = actor.kind === 'account' && grant.accountId === actor.accountId;
    if (!own || grant.role !== 'organiser' || grant.lentFrom !== null) return;
    if ((await store.countOtherOrganisers(tx, grant, now)) === 0) throw conflict('own-last-organiser');
  }

  return {
    checkGiving,
    heldBy,

    /**
     * Gives somebody rights, all or none.
     * @param visible whether the actor may know of the account; else it answers as if there were none
     * @throws 404 `account-unknown`; 403; 422 for roles that make no sense there and ends beyond the giver's own
     */
    async give(
      actor: Actor,
      accountId: string,
      rights: readonly GivenRight[],
      {
        note = null,
        visible = async () => true,
      }: {
        readonly note?: string | null;
        readonly visible?: (db: Db, accountId: string) => Promise<boolean>;
      } = {},
    ): Promise<readonly string[]> {
      return changes.run(actor, manageRights.name, async (change) => {
        const { tx, now } = change;
        const entry = createEntry();
        const reason = entry.plain('note', note);
        const book = await scopes.book(tx, rights);
        await checkGiving(tx, actor, rights, { entry, now, book });
        const account = await findAccount(tx, accountId, 'locked');
        if (account === undefined || account.mergedInto !== null || !(await visible(tx, accountId))) {
          throw notFound('account-unknown');
        }
        entry.done();
        const given: string[] = [];
        const fresh: GivenRight[] = [];
        for (const right of rights) {
          const { id, changed } = await giveRight(change, account, right, {
            by: accountIdOf(actor),
            from: null,
            note: reason,
            facts: book.of(right),
          });
          given.push(id);
          if (changed) fresh.push(right);
        }
        const self = actor.kind === 'account' && actor.accountId === account.id;
        if (fresh.length > 0 && !self && account.disabledAt === null) {
          const by = actor.kind === 'account' ? actor.name : null;
          await notice(tx, { to: account, by, rights: fresh, book });
        }
        return given;
      });
    },

    /** @throws 404 `grant-unknown`; 409 `last-organiser`, `own-last-organiser`, `loan-not-enough` */
    async withdraw(actor: Actor, grantId: string, reason: string | null = null): Promise<void> {
      const entry = createEntry();
      const why = entry.plain('reason', reason);
      entry.done();
      await changes.run(actor, manageRights.name, async (change) => {
        await store.lockRights(change.tx);
        const { locked, facts } = await lockForChange(change, grantId);
        await requireSuccessor(change, locked);
        await withdrawRight(change, locked, { facts, reason: why });
      });
    },

    /**
     * Sets when a right ends; null: no end.
     * @throws 404 `grant-unknown`; 409 `last-organiser`, `own-last-organiser`; 422 for an end that will not do
     */
    async setEnd(actor: Actor, grantId: string, endsAt: Date | null): Promise<void> {
      await changes.run(actor, manageRights.name, async (change) => {
        await store.lockRights(change.tx);
        const { locked, facts } = await lockForChange(change, grantId);
        const { grant } = locked;
        const { now, tx } = change;
        const entry = createEntry();
        entry.check(endsAt === null || endsAt > now, 'endsAt', 'end-past');
        entry.check(grant.lentFrom === null || endsAt !== null, 'endsAt', 'loan-needs-end');
        if (actor.kind === 'account' && facts !== undefined) {
          const held = awake(actor, await heldBy(tx, actor.accountId, now));
          const limit = givingLimit(held, grant.scopeKind, facts.place);
          entry.check(limit !== undefined && withinLimit(endsAt, limit), 'endsAt', 'end-beyond-own');
        }
        if (grant.lentFrom !== null && endsAt !== null) {
          const source = await store.lockGrant(tx, grant.lentFrom);
          const sourceEnd = source?.grant.expiresAt ?? null;
          entry.check(sourceEnd === null || endsAt <= sourceEnd, 'endsAt', 'loan-outlasts');
        }
        entry.done();
        if (endsAt !== null) await requireSuccessor(change, locked);
        await endRight(change, locked, endsAt, facts);
      });
    },

    /**
     * The right that is to be lent, checked; the loan itself begins when it is accepted.
     * @throws 404 `grant-unknown` for a right that is not the actor's, asleep or over; 422
     */
    async checkLoan(
      db: Db,
      actor: Actor,
      loan: {
        readonly grantId: string;
        readonly scope: Pick<Grant, 'scopeKind' | 'scopeId'> | null;
        readonly until: Date;
      },
      { entry, now }: { entry: Entry; now: Date },
    ): Promise<{ readonly right: GivenRight; readonly from: string }> {
      permit(ownAccount, actor);
      const { accountId, grants } = holderOf(actor);
      const own = (await heldBy(db, accountId, now)).find(({ id }) => id === loan.grantId);
      const inForce =
        own !== undefined &&
        grants.some(
          ({ role, scopeKind, scopeId }) =>
            role === own.role && scopeKind === own.scopeKind && scopeId === own.scopeId,
        );
      if (own === undefined || !inForce) throw notFound('grant-unknown');
      const scope = loan.scope ?? own;
      const facts = (await scopes.book(db, [scope])).of(scope);
      if (facts === undefined) throw ruleBroken({ field: 'scope', code: 'scope-unknown' });
      const fault = loanFault(own, { scope, place: facts.place, until: loan.until }, now);
      if (fault !== undefined) entry.refuse(fault === 'loan-wider' ? 'scope' : 'until', fault);
      const { role } = own;
      const { scopeKind, scopeId } = scope;
      return { right: { role, scopeKind, scopeId, endsAt: loan.until }, from: own.id };
    },

    /** Takes a loan back. @throws 404 `grant-unknown` for what is no loan of the actor's own right */
    async endLoan(actor: Actor, grantId: string): Promise<void> {
      permit(ownAccount, actor);
      const { accountId } = holderOf(actor);
      await changes.run(actor, ownAccount.name, async (change) => {
        const locked = await store.lockGrant(change.tx, grantId);
        const from = locked?.grant.lentFrom ?? null;
        const source = from === null ? undefined : await store.lockGrant(change.tx, from);
        if (locked === undefined || source?.grant.accountId !== accountId) throw notFound('grant-unknown');
        const facts = (await scopes.book(change.tx, [locked.grant])).of(locked.grant);
        await withdrawRight(change, locked, { facts, reason: null });
      });
    },

    /**
     * Disables an account or enables it again. Disabling ends its sign-ins and tokens at once, its open links and what
     * it has lent.
     * @throws 404 `account-unknown`; 409 `last-organiser`, `own-account`, `account-merged`
     */
    async setDisabled(
      actor: Actor,
      accountId: string,
      version: number | null,
      { disabled, reason = null }: { readonly disabled: boolean; readonly reason?: string | null },
    ): Promise<void> {
      permit(manageInstallation, actor);
      const entry = createEntry();
      const why = entry.plain('reason', reason);
      entry.done();
      await changes.run(actor, manageInstallation.name, async (change) => {
        const { tx, now } = change;
        await store.lockRights(tx);
        if (disabled) await requireAnotherOrganiser(change, accountId);
        const account = await findAccount(tx, accountId, 'locked');
        if (account === undefined) throw notFound('account-unknown');
        requireVersion(account.version, version);
        if (account.mergedInto !== null) throw conflict('account-merged');
        if (actor.kind === 'account' && actor.accountId === accountId) throw conflict('own-account');
        if ((account.disabledAt !== null) === disabled) return;
        await updateAccount(tx, accountId, { disabledAt: disabled ? now : null }, now);
        if (disabled) {
          await signIns.end(tx, { accountId }, 'disabled');
          await withdrawOf(tx, { accountId, now });
          await store.endLoansOf(tx, accountId);
        }
        await change.record({
          action: disabled ? 'account.disabled' : 'account.enabled',
          subject: { kind: 'account', id: accountId },
          editionId: null,
          quiet: true,
          after: { name: account.name },
          ...(why === null ? {} : { reason: why }),
        });
      });
    },
  };
}
