import type { OidcConfig } from '../../../config.ts';
import type { Actor } from '../../../platform/actor/index.ts';
import type { Change, Changes } from '../../../platform/changes/index.ts';
import type { Clock } from '../../../platform/clock/index.ts';
import { type Database, guarded, newId } from '../../../platform/database/index.ts';
import { createEntry } from '../../../platform/entry/index.ts';
import { conflict, notFound, unauthenticated } from '../../../platform/errors/index.ts';
import { permit } from '../../../platform/http/policy.ts';
import type { Language } from '../../../platform/language/index.ts';
import type { Vault } from '../../../platform/vault/index.ts';
import { hashSecret } from '../../../platform/vault/index.ts';
import { type Factors, ownAccount } from '../factors/index.ts';
import { findHeld } from '../factors/store.ts';
import { asOwner } from '../links/as-owner.ts';
import { normaliseEmail } from '../rules.ts';
import { type AccountRow, findAccount, insertAccount } from '../store.ts';
import { type FlowSecrets, fault, type ProvenIdentity, type Provider } from './provider.ts';
import { FLOW_MINUTES } from './rules.ts';
import * as store from './store.ts';

/** Name of the authority of whoever comes from the provider. */
const BY_PROVIDER = 'identity-provider';
const TICKET = 'oidc-tickets';

/** What came of a sign-in at the provider. */
export type Arrival =
  /** Of an account here. */
  | {
      readonly kind: 'known';
      readonly account: AccountRow;
      readonly secondFactor: boolean;
      readonly next: string;
    }
  /** Of nobody here yet: what was proved waits, sealed, for what its owner decides. */
  | { readonly kind: 'unknown'; readonly ticket: string; readonly next: string }
  /** Of somebody who asked to link it: sealed, until they confirm. */
  | { readonly kind: 'to-link'; readonly ticket: string };

/** What waits to be linked or to become an account. */
export type Waiting = ProvenIdentity & {
  /** The account that asked to link it; null: nobody did. */
  readonly accountId: string | null;
  readonly next: string;
};

export type OidcService = ReturnType<typeof createOidcService>;

/** How an identity is named in addresses: it opens nothing. */
export const identityId = ({
  issuer,
  subject,
}: {
  readonly issuer: string;
  readonly subject: string;
}): string => hashSecret(`${issuer} ${subject}`).slice(0, 24);

/**
 * Signing in through a provider of identities. Who somebody is, is said by issuer and subject alone: an address that the
 * provider names opens no account here, whosever it is.
 */
export function createOidcService(deps: {
  database: Database;
  changes: Changes;
  clock: Clock;
  vault: Vault;
  factors: Factors;
  provider: Provider;
  config: OidcConfig;
}) {
  const { database, changes, clock, vault, factors, provider, config } = deps;
  const inMinutes = (): Date => new Date(clock.now().getTime() + FLOW_MINUTES * 60_000);

  const sealed = (waiting: Waiting): string =>
    vault.seal(TICKET, '', JSON.stringify({ ...waiting, until: inMinutes().getTime() }));

  const linked = (change: Change, accountId: string, { issuer, subject, email }: ProvenIdentity) =>
    guarded({ identities_issuer_subject_pk: () => fault('identity-taken') }, async () => {
      await store.insertIdentity(change.tx, {
        issuer,
        subject,
        accountId,
        email,
        lastUsedAt: null,
        createdAt: change.now,
      });
      await change.record({
        action: 'identity.linked',
        subject: { kind: 'account', id: accountId },
        editionId: null,
        quiet: true,
        after: { issuer, email },
      });
    });

  const service = {
    /** What people know the provider by. */
    name: config.name,
    /** Whether accounts are made here for whom it knows. */
    registration: config.registration,

    /**
     * Begins a sign-in at the provider, or, for `linkFor`, a link to that account.
     * @returns where the browser goes, and what it must bring back
     */
    async begin(
      next: string,
      linkFor: Actor | null,
    ): Promise<{ readonly address: string; readonly state: string }> {
      const accountId = linkFor === null ? null : (await factors.requireFresh(linkFor)).accountId;
      const secrets = provider.newSecrets();
      const address = await provider.address(secrets);
      const now = clock.now();
      await database.transaction((tx) =>
        store.insertFlow(
          tx,
          {
            stateHash: hashSecret(secrets.state),
            nonce: secrets.nonce,
            codeVerifier: secrets.codeVerifier,
            next,
            accountId,
            expiresAt: inMinutes(),
            createdAt: now,
          },
          now,
        ),
      );
      return { address, state: secrets.state };
    },

    /**
     * Ends a sign-in at the provider.
     * @param answer the query with which the browser came back
     * @param kept the state that the browser was given when it went
     * @throws an `OidcFault` as a code
     */
    async arrive(answer: URLSearchParams, kept: string | undefined): Promise<Arrival> {
      const states = answer.getAll('state');
      const [state] = states;
      // Somebody else's answer, put into this browser.
      if (state === undefined || states.length > 1 || state !== kept) throw fault('state-wrong');
      const flow = await database.transaction((tx) => store.takeFlow(tx, hashSecret(state)));
      if (flow === undefined || flow.expiresAt <= clock.now()) throw fault('flow-over');
      const { nonce, codeVerifier, next, accountId } = flow;
      const secrets: FlowSecrets = { state, nonce, codeVerifier };
      const proven = await provider.exchange(answer, secrets);
      if (accountId !== null) return { kind: 'to-link', ticket: sealed({ ...proven, accountId, next }) };
      const owner = await store.findOwner(database.db, proven);
      if (owner === undefined) {
        return { kind: 'unknown', ticket: sealed({ ...proven, accountId: null, next }), next };
      }
      if (owner.account.disabledAt !== null) throw fault('account-disabled');
      await store.markUsed(database.db, proven, clock.now());
      return { kind: 'known', account: owner.account, secondFactor: proven.secondFactor, next };
    },

    /** What waits for a decision. @throws `flow-over` */
    waiting(ticket: string | undefined): Waiting {
      try {
        const { until, ...waiting } = JSON.parse(vault.open(TICKET, '', ticket ?? '')) as Waiting & {
          until: number;
        };
        if (until > clock.now().getTime()) return waiting;
      } catch {
        // A ticket that was changed is none.
      }
      throw fault('flow-over');
    },

    /**
     * Links what waits to the account that asked for it.
     * @throws 403 `fresh-proof-needed`; `flow-over`, `other-account`, `identity-taken`
     */
    async link(actor: Actor, ticket: string | undefined): Promise<void> {
      const { accountId } = await factors.requireFresh(actor);
      const waiting = service.waiting(ticket);
      if (waiting.accountId !== accountId) throw fault('other-account');
      const owner = await store.findOwner(database.db, waiting);
      if (owner?.account.id === accountId) return;
      await changes.run(actor, ownAccount.name, (change) => linked(change, accountId, waiting));
    },

    /** Whether what waits can become an account: where that is allowed, with an address that the provider vouches for. */
    mayRegister: ({ accountId, email, emailVerified }: Waiting): boolean =>
      config.registration && accountId === null && email !== null && emailVerified,

    /**
     * Makes an account without rights of what waits.
     * @throws `flow-over`, `identity-taken`; 403 where that is not allowed; 409 `email-taken`: the address is another
     * account's, which this does not open
     */
    async register(
      actor: Actor,
      ticket: string | undefined,
      input: { readonly name: string; readonly language: Language },
    ): Promise<{ readonly account: AccountRow; readonly secondFactor: boolean; readonly next: string }> {
      const waiting = service.waiting(ticket);
      if (!service.mayRegister(waiting)) throw fault('other-account');
      const entry = createEntry();
      const name = entry.plain('name', input.name, { required: true }) ?? '';
      entry.done();
      const { language } = input;
      const id = newId();
      const account = await changes.run(asOwner({ id, name, language }, actor), BY_PROVIDER, (change) =>
        guarded({ accounts_email_key: () => conflict('email-taken-link') }, async () => {
          const made = await insertAccount(
            change.tx,
            { id, email: normaliseEmail(waiting.email ?? ''), name, language, createdAt: change.now },
            [],
          );
          await change.record({
            action: 'account.created',
            subject: { kind: 'account', id },
            editionId: null,
            quiet: true,
            after: { name },
          });
          await linked(change, id, waiting);
          return made;
        }),
      );
      return { account, secondFactor: waiting.secondFactor, next: waiting.next };
    },

    /** Identities linked to the actor's account, the oldest first. */
    list(actor: Actor): Promise<store.IdentityRow[]> {
      permit(ownAccount, actor);
      if (actor.kind !== 'account') throw unauthenticated();
      return store.listIdentities(database.db, actor.accountId);
    },

    /**
     * Unlinks an identity of the actor's.
     * @throws 403 `fresh-proof-needed`; 404 for one that is another's or unknown; 409 `last-way-in` when nothing else opens
     * the account
     */
    async unlink(actor: Actor, id: string): Promise<void> {
      const { accountId } = await factors.requireFresh(actor);
      await changes.run(actor, ownAccount.name, async (change) => {
        const account = await findAccount(change.tx, accountId, 'locked');
        const held = await store.listIdentities(change.tx, accountId);
        const identity = held.find((one) => identityId(one) === id);
        if (account === undefined || identity === undefined) throw notFound();
        const { passkeys } = await findHeld(change.tx, accountId);
        if (account.passwordHash === null && passkeys.length === 0 && held.length === 1) {
          throw conflict('last-way-in');
        }
        await store.deleteIdentity(change.tx, identity, accountId);
        await change.record({
          action: 'identity.unlinked',
          subject: { kind: 'account', id: accountId },
          editionId: null,
          quiet: true,
          before: { issuer: identity.issuer, email: identity.email },
        });
      });
    },
  };
  return service;
}
