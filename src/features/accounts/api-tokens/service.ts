import { validate } from 'uuid';
import type { Actor } from '../../../platform/actor/index.ts';
import type { Changes } from '../../../platform/changes/index.ts';
import type { Clock } from '../../../platform/clock/index.ts';
import type { Database } from '../../../platform/database/index.ts';
import { createEntry } from '../../../platform/entry/index.ts';
import { conflict, isAppError, notFound, unauthenticated } from '../../../platform/errors/index.ts';
import { permit } from '../../../platform/http/policy.ts';
import { hashSecret, newSecret } from '../../../platform/vault/index.ts';
import { type Factors, ownAccount } from '../factors/index.ts';
import type { FindEdition } from '../links/index.ts';
import { API_TOKEN_PREFIX } from '../sign-ins/index.ts';
import { findAccount } from '../store.ts';
import type { ApiTokenInput } from './contract.ts';
import { MAX_TOKENS, narrowest, SHOWN_CHARACTERS, scopesOf, TOKEN_DAYS } from './rules.ts';
import * as store from './store.ts';

const DAY = 86_400_000;

export type ApiTokensService = ReturnType<typeof createApiTokensService>;

/** Tokens for programs that act in their owner's name, within scopes and until an end. */
export function createApiTokensService(deps: {
  database: Database;
  changes: Changes;
  clock: Clock;
  factors: Factors;
  findEdition: FindEdition;
  /** Areas of the API. */
  areas: () => readonly string[];
}) {
  const { database, changes, clock, factors, findEdition, areas } = deps;

  const ownerOf = (actor: Actor): string => {
    permit(ownAccount, actor);
    if (actor.kind !== 'account') throw unauthenticated();
    return actor.accountId;
  };

  /** The id of an edition that the actor may know of; undefined for another. */
  const editionIdOf = async (actor: Actor, reference: string): Promise<string | undefined> => {
    try {
      return (await findEdition(actor, reference)).id;
    } catch (error) {
      if (isAppError(error) && error.status === 404) return undefined;
      throw error;
    }
  };

  return {
    /** @throws 403 `fresh-proof-needed` before a token can be made */
    requireFresh: factors.requireFresh,

    /** The actor's tokens that work, the latest first. */
    list: (actor: Actor): Promise<store.ApiTokenRow[]> =>
      store.listTokens(database.db, ownerOf(actor), clock.now()),

    /**
     * Makes a token; the secret is told this once.
     * @throws 403 `fresh-proof-needed`; 422 for a scope or edition that there is not, or an end that is past or more than
     * a year away; 409 `too-many-tokens`
     */
    async make(
      actor: Actor,
      input: ApiTokenInput,
    ): Promise<{ readonly token: store.ApiTokenRow; readonly secret: string }> {
      const { accountId, secondFactorAt } = await factors.requireFresh(actor);
      const now = clock.now();
      const expiresAt =
        input.expiresAt === undefined
          ? new Date(now.getTime() + TOKEN_DAYS.standard * DAY)
          : new Date(input.expiresAt);
      const entry = createEntry();
      const name = entry.plain('name', input.name, { required: true }) ?? '';
      const known = scopesOf(areas());
      const unknown = input.scopes.find((scope) => !known.includes(scope));
      entry.check(unknown === undefined, 'scopes', 'token-scope-unknown', { scope: unknown ?? '' });
      entry.check(expiresAt > now, 'expiresAt', 'token-end-past');
      entry.check(
        expiresAt.getTime() <= now.getTime() + TOKEN_DAYS.most * DAY,
        'expiresAt',
        'token-too-long',
      );
      const editionId = input.edition == null ? null : await editionIdOf(actor, input.edition);
      entry.check(editionId !== undefined, 'edition', 'token-edition-unknown');
      entry.done();
      const secret = `${API_TOKEN_PREFIX}${newSecret()}`;
      const scopes = narrowest(input.scopes);
      return changes.run(actor, ownAccount.name, async (change) => {
        // One at a time, so that the count holds.
        await findAccount(change.tx, accountId, 'locked');
        if ((await store.countTokens(change.tx, accountId, now)) >= MAX_TOKENS) {
          throw conflict('too-many-tokens', { limit: MAX_TOKENS });
        }
        const token = await store.insertToken(change.tx, {
          accountId,
          name,
          secretHash: hashSecret(secret),
          prefix: secret.slice(0, SHOWN_CHARACTERS),
          scopes,
          editionId: editionId ?? null,
          secondFactor: secondFactorAt !== undefined,
          expiresAt,
          createdAt: now,
        });
        await change.record({
          action: 'api-token.created',
          subject: { kind: 'api-token', id: token.id },
          editionId: token.editionId,
          after: { name, scopes, expiresAt: expiresAt.toISOString() },
        });
        return { token, secret };
      });
    },

    /** Revokes a token of the actor's; it stops at once. @throws 404 for one that is another's, unknown or over */
    async revoke(actor: Actor, id: string): Promise<void> {
      const accountId = ownerOf(actor);
      if (!validate(id)) throw notFound();
      await changes.run(actor, ownAccount.name, async (change) => {
        const token = await store.revokeToken(change.tx, { id, accountId, now: change.now });
        if (token === undefined) throw notFound();
        await change.record({
          action: 'api-token.revoked',
          subject: { kind: 'api-token', id },
          editionId: token.editionId,
          before: { name: token.name, scopes: token.scopes },
        });
      });
    },
  };
}
