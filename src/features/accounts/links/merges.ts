import type { AccountActor, Actor } from '../../../platform/actor/index.ts';
import type { Change } from '../../../platform/changes/index.ts';
import { createEntry } from '../../../platform/entry/index.ts';
import { AppError, conflict, forbidden, unauthenticated } from '../../../platform/errors/index.ts';
import { hashSecret } from '../../../platform/vault/index.ts';
import type { ProofInput } from '../factors/contract.ts';
import { ownAccount } from '../factors/index.ts';
import { stronger } from '../rights/rules.ts';
import * as rightsStore from '../rights/store/index.ts';
import { normaliseEmail } from '../rules.ts';
import { DAILY_ATTEMPTS } from '../sign-in/rules.ts';
import { countApart, countAttempts, endSteps } from '../sign-in/store.ts';
import { findAccount, findByEmail, updateAccount } from '../store.ts';
import type { LinkContext } from './context.ts';
import * as moves from './merge-store.ts';
import * as store from './store.ts';

/** Something that could not simply move, told in the mail about the merger: a sentence of the feature's own words. */
export interface MergeRemark {
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/**
 * What a feature does with its own rows when one account takes another over; it runs in the transaction of the change and
 * may refuse. Both accounts were proved: it may widen its sight (`database.widened`) to what is the other's.
 */
export type AccountMerging = (
  change: Change,
  accounts: { readonly from: string; readonly into: string },
) => Promise<readonly MergeRemark[]>;

/** What a link to the other account's address keeps: who asked. */
interface Asked {
  readonly into: string;
}

/** A second factor of the other account as it may be typed. */
export type MergeProof = Pick<ProofInput, 'code' | 'recoveryCode'>;

/**
 * Two accounts of one person become one: signed in to one of them, with a fresh proof, the person proves the other, by its
 * password or by a link that is sent to its address, and in either case by its second factor where it has one. The same
 * address never proves anything.
 */
export function createMerges(context: LinkContext & { readonly contributors: readonly AccountMerging[] }) {
  const { database, changes, clock, links, mailing, passwords, factors, signIns, contributors } = context;

  const ownerOf = async (actor: Actor): Promise<AccountActor> => {
    await factors.requireFresh(actor);
    if (actor.kind !== 'account') throw unauthenticated();
    return actor;
  };

  /** Shows the other account's second factor, where it has one; wrong codes count although nothing else changes. */
  async function showFactor(other: store.AccountRow, given: MergeProof): Promise<void> {
    if (!(await factors.has(other.id))) return;
    if (given.code === undefined && given.recoveryCode === undefined)
      throw refusedAt('code', 'proof-missing');
    const proof = factors.readProof(given);
    const refused = await database.transaction(async (tx) => {
      const now = clock.now();
      if (proof.code !== undefined && (await countAttempts(tx, other.id, now)) >= DAILY_ATTEMPTS) {
        return 'codes-locked';
      }
      const verdict = await factors.tryProof(tx, other.id, proof);
      if ('shown' in verdict) return undefined;
      await countApart(tx, { secretHash: hashSecret(`merge ${other.id}`), accountId: other.id, now });
      return verdict.refused;
    });
    if (refused === 'codes-locked') throw new AppError(429, refused);
    if (refused !== undefined) throw refusedAt(proof.code === undefined ? 'recoveryCode' : 'code', refused);
  }

  const refusedAt = (field: string, code: string): AppError =>
    new AppError(422, code, { errors: [{ field, code }] });

  /** Rights of both as one: of two rights to the same, the stronger stays, and loans hang on it. */
  async function joinGrants(change: Change, from: string, into: string): Promise<void> {
    const { tx } = change;
    const all = await rightsStore.lockGrantsOf(tx, [from, into]);
    const key = ({ role, scopeKind, scopeId }: rightsStore.GrantRow) => `${role} ${scopeKind} ${scopeId}`;
    const kept = new Map(
      all.filter(({ accountId }) => accountId === into).map((grant) => [key(grant), grant]),
    );
    for (const grant of all.filter(({ accountId }) => accountId === from)) {
      const own = kept.get(key(grant));
      if (own === undefined) {
        await moves.moveGrant(tx, grant.id, into);
        continue;
      }
      const asRight = ({ expiresAt, lentFrom }: rightsStore.GrantRow) => ({
        endsAt: expiresAt,
        lent: lentFrom !== null,
      });
      const [mine, theirs] = [asRight(own), asRight(grant)];
      await rightsStore.moveLoans(tx, grant.id, own.id);
      if (stronger(mine, theirs) === theirs) {
        const { expiresAt, lentFrom, grantedBy, note } = grant;
        await rightsStore.updateGrant(tx, own.id, {
          expiresAt,
          lentFrom: lentFrom === own.id ? null : lentFrom,
          grantedBy,
          note,
        });
      }
      await rightsStore.deleteGrant(tx, grant.id);
    }
    await moves.endLoansToOneself(tx, into);
  }

  /** The work itself, after both were proved. */
  async function merge(change: Change, into: string, from: string): Promise<void> {
    const { tx, now } = change;
    await rightsStore.lockRights(tx);
    // In the order of their ids, so that two who merge each other's accounts don't wait for each other.
    const locked = new Map<string, store.AccountRow>();
    for (const id of [into, from].toSorted()) {
      const account = await findAccount(tx, id, 'locked');
      if (account !== undefined) locked.set(id, account);
    }
    const [kept, gone] = [locked.get(into), locked.get(from)];
    if (kept === undefined || kept.disabledAt !== null) throw unauthenticated();
    if (gone === undefined || gone.disabledAt !== null) throw conflict('merge-refused');
    await joinGrants(change, from, into);
    await moves.moveBelongings(tx, { from, into });
    await moves.moveMadeLinks(tx, { from, into });
    await store.withdrawOf(tx, { accountId: from, now });
    await signIns.end(tx, { accountId: from }, 'merged');
    await endSteps(tx, from, now);
    await updateAccount(tx, from, { mergedInto: into, disabledAt: now, passwordHash: null }, now);
    const remarks: MergeRemark[] = [];
    for (const contribute of contributors) remarks.push(...(await contribute(change, { from, into })));
    await change.record({
      action: 'account.merged',
      subject: { kind: 'account', id: into },
      editionId: null,
      quiet: true,
      before: { name: gone.name, account: from },
      after: { name: kept.name, account: into },
    });
    for (const reader of [kept, gone]) {
      await mailing.tell(
        tx,
        'account-merged',
        { ...reader, accountId: into },
        {
          name: reader.name,
          kept: kept.email,
          gone: gone.email,
          remarks: mailing.sentences(reader.language, remarks),
          link: mailing.page(reader, '/account/security'),
        },
      );
    }
  }

  return {
    /**
     * By the other account's password, and its second factor where it has one.
     * @throws 403 `fresh-proof-needed`; 422 `merge-refused` at `password`, the same for an unknown address, a wrong
     * password and a disabled account; 422 `proof-missing`, `code-wrong` …; 409 `merge-same`
     */
    async byPassword(
      actor: Actor,
      input: { readonly email: string; readonly password: string } & MergeProof,
    ): Promise<void> {
      const { accountId } = await ownerOf(actor);
      const other = await findByEmail(database.db, normaliseEmail(input.email));
      const good = await passwords.matches(input.password, other?.passwordHash);
      if (!good || other === undefined || other.disabledAt !== null)
        throw refusedAt('password', 'merge-refused');
      if (other.id === accountId) throw conflict('merge-same');
      await showFactor(other, input);
      await changes.run(actor, ownAccount.name, (change) => merge(change, accountId, other.id));
    },

    /** Sends a link to the other account's address. The answer is the same whatever the address has. */
    async request(actor: Actor, typed: string): Promise<void> {
      const { accountId } = await ownerOf(actor);
      const email = normaliseEmail(typed);
      await database.transaction(async (tx) => {
        const me = await findAccount(tx, accountId, 'locked');
        if (me === undefined) throw unauthenticated();
        const entry = createEntry();
        entry.check(email !== me.email, 'email', 'merge-same');
        entry.done();
        const other = await findByEmail(tx, email, 'locked');
        if (await links.enough(tx, email, 'account-merge')) return;
        if (other === undefined || other.disabledAt !== null) {
          await links.none(tx, { purpose: 'account-merge', email });
          const reader = { email, name: null, language: me.language };
          await mailing.tell(tx, 'no-account', reader, { link: mailing.page(reader, '/register') });
          return;
        }
        const made = await links.make(
          tx,
          {
            purpose: 'account-merge',
            email,
            accountId: other.id,
            createdBy: accountId,
            payload: { into: accountId } satisfies Asked,
          },
          other.language,
        );
        await mailing.link(tx, 'account-merge', { ...other, accountId: other.id }, made, {
          name: other.name,
          asker: me.email,
          period: mailing.periodOf('account-merge', other.language),
        });
      });
    },

    /**
     * What a link would merge, for whoever asked for it.
     * @throws as links do; 403 `link-foreign-account` to everybody else
     */
    async look(
      actor: Actor,
      secret: string,
    ): Promise<{ readonly email: string; readonly asksFactor: boolean }> {
      const { link, account } = await links.look(database.db, secret, 'account-merge');
      if (actor.kind !== 'account') throw unauthenticated();
      if ((link.payload as Asked).into !== actor.accountId) throw forbidden('link-foreign-account');
      return { email: link.email ?? '', asksFactor: account !== null && (await factors.has(account.id)) };
    },

    /** @throws as `look`; 403 `fresh-proof-needed`; 422 for a wrong second factor */
    async use(actor: Actor, secret: string, given: MergeProof): Promise<void> {
      await this.look(actor, secret);
      const { accountId } = await ownerOf(actor);
      const { account: other } = await links.look(database.db, secret, 'account-merge');
      if (other === null || other.disabledAt !== null) throw conflict('link-withdrawn');
      await showFactor(other, given);
      await changes.run(actor, ownAccount.name, async (change) => {
        await links.use(change.tx, secret, 'account-merge');
        await merge(change, accountId, other.id);
      });
    },
  };
}
export type Merges = ReturnType<typeof createMerges>;
