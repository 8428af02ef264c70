import type { Database } from '../../../platform/database/index.ts';
import { notFound, ruleBroken, unauthenticated } from '../../../platform/errors/index.ts';
import { type Api, etagOf, type Policy, versionRead } from '../../../platform/http/index.ts';
import { permit } from '../../../platform/http/policy.ts';
import type { Translator } from '../../../platform/i18n/index.ts';
import { ownAccount } from '../factors/index.ts';
import { AccountParams, EditionReference } from '../links/contract.ts';
import type { FindEdition } from '../links/index.ts';
import * as contract from './contract.ts';
import type { People } from './people.ts';
import { manageInstallation, manageRights } from './policy.ts';
import { presentGrant, wordsInBoth } from './present.ts';
import type { ScopeBook, Scopes } from './scopes.ts';
import type { RightsService } from './service.ts';
import type { PersonRow } from './store/index.ts';

const instant = (text: string | null | undefined): Date | null => (text == null ? null : new Date(text));

/** Adds rights of an edition, accounts of the installation, one's own rights and loans. */
export function addRightsApi(
  api: Api,
  deps: {
    readonly database: Database;
    readonly translator: Translator;
    readonly people: People;
    readonly scopes: Scopes;
    readonly service: RightsService;
    readonly findEdition: FindEdition;
  },
): void {
  const { database, translator, people, scopes, service, findEdition } = deps;
  const { db } = database;
  const tag = 'access';

  const bookOf = (rows: readonly PersonRow[]): Promise<ScopeBook> =>
    scopes.book(
      db,
      rows.flatMap(({ rights }) => rights),
    );
  const presentAccount = (row: PersonRow, book: ScopeBook) => ({
    id: row.id,
    name: row.name,
    email: row.email,
    language: row.language,
    disabled: row.disabledAt !== null,
    mergedInto: row.mergedInto,
    hasSecondFactor: row.hasFactor,
    lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    version: row.version,
    grants: row.rights.map((right) => presentGrant(translator, row, right, book)),
  });

  /** The edition, if the actor manages rights there. @throws 404, 403 */
  const managed = async (actor: Parameters<Policy['admits']>[0], reference: string) => {
    const edition = await findEdition(actor, reference);
    permit(manageRights, actor, { seriesId: edition.seriesId, editionId: edition.id });
    return edition;
  };

  api.operation({
    method: 'GET',
    url: '/editions/:edition/grants',
    id: 'listGrants',
    tag,
    summary:
      'Who has which right in an edition: its own, its delegations’, and those that reach in from above',
    policy: manageRights,
    params: EditionReference,
    query: contract.AccountsQuery,
    reply: contract.GrantList,
    handle: async ({ params, query, raw }) => {
      const edition = await managed(raw.actor, params.edition);
      const { people: rows } = await people.ofEdition(edition, {
        page: query.page ?? 1,
        limit: query.limit ?? 50,
        q: query.q ?? '',
      });
      const book = await bookOf(rows);
      return {
        items: rows.flatMap((row) => row.rights.map((right) => presentGrant(translator, row, right, book))),
      };
    },
  });

  api.operation({
    method: 'POST',
    url: '/editions/:edition/grants',
    id: 'giveGrant',
    tag,
    summary: 'Give a right in the edition to somebody who has one there; others are invited',
    policy: manageRights,
    creates: true,
    params: EditionReference,
    body: contract.GrantInput,
    reply: contract.GrantView,
    handle: async ({ params, body, raw }) => {
      const edition = await managed(raw.actor, params.edition);
      const delegation = body.delegationId ?? null;
      const scope =
        delegation === null
          ? ({ scopeKind: 'edition', scopeId: edition.id } as const)
          : ({ scopeKind: 'delegation', scopeId: delegation } as const);
      const book = await scopes.book(db, [scope]);
      if (book.of(scope)?.place.editionId !== edition.id) {
        throw ruleBroken({ field: 'delegationId', code: 'scope-unknown' });
      }
      const right = { role: body.role, ...scope, endsAt: instant(body.endsAt) };
      const everyone = manageInstallation.admits(raw.actor);
      const [id = ''] = await service.give(raw.actor, body.accountId, [right], {
        note: body.note ?? null,
        visible: async (tx, accountId) => everyone || people.isInEdition(tx, edition, accountId),
      });
      return grantOf(body.accountId, id);
    },
  });

  async function grantOf(accountId: string, id: string) {
    const row = await people.account(accountId);
    const right = row?.rights.find((one) => one.id === id);
    if (row === undefined || right === undefined) throw notFound('grant-unknown');
    return presentGrant(translator, row, right, await scopes.book(db, [right]));
  }

  api.operation({
    method: 'PATCH',
    url: '/grants/:grant',
    id: 'editGrant',
    tag,
    summary: 'Set when a right ends',
    policy: manageRights,
    params: contract.GrantParams,
    body: contract.GrantPatch,
    status: 204,
    handle: async ({ params, body, raw }) => service.setEnd(raw.actor, params.grant, instant(body.endsAt)),
  });

  api.operation({
    method: 'DELETE',
    url: '/grants/:grant',
    id: 'withdrawGrant',
    tag,
    summary: 'Withdraw a right, with what was lent from it: it counts no more from the next request on',
    policy: manageRights,
    params: contract.GrantParams,
    status: 204,
    handle: async ({ params, raw }) => service.withdraw(raw.actor, params.grant),
  });

  api.operation({
    method: 'GET',
    url: '/accounts',
    id: 'listAccounts',
    tag,
    summary: 'Accounts of the installation with their rights',
    policy: manageInstallation,
    query: contract.AccountsQuery,
    reply: contract.AccountList,
    handle: async ({ query }) => {
      const { people: rows, found } = await people.ofInstallation({
        page: query.page ?? 1,
        limit: query.limit ?? 50,
        q: query.q ?? '',
      });
      const book = await bookOf(rows);
      return { items: rows.map((row) => presentAccount(row, book)), total: found };
    },
  });

  const accountOf = async (id: string): Promise<PersonRow> => {
    const row = await people.account(id);
    if (row === undefined) throw notFound('account-unknown');
    return row;
  };

  api.operation({
    method: 'GET',
    url: '/accounts/:account',
    id: 'getAccount',
    tag,
    summary: 'One account with its rights, those that are over as well',
    policy: manageInstallation,
    params: AccountParams,
    reply: contract.AccountView,
    handle: async ({ params }, reply) => {
      const row = await accountOf(params.account);
      reply.header('etag', etagOf(row.version));
      return presentAccount(row, await bookOf([row]));
    },
  });

  api.operation({
    method: 'PATCH',
    url: '/accounts/:account',
    id: 'editAccount',
    tag,
    summary: 'Disable an account, which ends its sign-ins at once, or enable it again',
    policy: manageInstallation,
    edits: true,
    params: AccountParams,
    body: contract.AccountPatch,
    reply: contract.AccountView,
    handle: async ({ params, body, raw }, reply) => {
      await service.setDisabled(raw.actor, params.account, versionRead(raw), {
        disabled: body.disabled,
        reason: body.reason ?? null,
      });
      const row = await accountOf(params.account);
      reply.header('etag', etagOf(row.version));
      return presentAccount(row, await bookOf([row]));
    },
  });

  api.operation({
    method: 'POST',
    url: '/accounts/:account/grants',
    id: 'giveGrantAnywhere',
    tag,
    summary: 'Give an account a right at any scope',
    policy: manageInstallation,
    creates: true,
    params: AccountParams,
    body: contract.AccountGrantInput,
    reply: contract.GrantView,
    handle: async ({ params, body, raw }) => {
      const { role, scopeKind, scopeId = null } = body;
      if ((scopeKind === 'installation') !== (scopeId === null)) {
        throw ruleBroken({ field: 'scopeId', code: 'scope-unknown' });
      }
      const right = { role, scopeKind, scopeId, endsAt: instant(body.endsAt) };
      const [id = ''] = await service.give(raw.actor, params.account, [right], { note: body.note ?? null });
      return grantOf(params.account, id);
    },
  });

  api.operation({
    method: 'GET',
    url: '/me/rights',
    id: 'listMyRights',
    tag,
    summary: 'One’s own rights in words, with what was lent from them',
    policy: ownAccount,
    reply: contract.RightList,
    handle: async ({ raw }) => {
      const { actor } = raw;
      if (actor.kind !== 'account') throw unauthenticated();
      const rights = await people.held(actor.accountId);
      const loans = await people.loans(actor.accountId);
      const book = await scopes.book(db, rights);
      const asleep = actor.asleep ?? [];
      return {
        items: rights.map((right) => ({
          id: right.id,
          role: right.role,
          scopeKind: right.scopeKind,
          scopeId: right.scopeId,
          words: wordsInBoth(translator, right, book),
          endsAt: right.endsAt?.toISOString() ?? null,
          lentBy: right.lentBy,
          asleep: asleep.some(
            ({ role, scopeKind, scopeId }) =>
              role === right.role && scopeKind === right.scopeKind && scopeId === right.scopeId,
          ),
          loans: loans
            .filter(({ lentFrom }) => lentFrom === right.id)
            .map(({ id, borrowerId, borrowerName, endsAt }) => ({
              id,
              to: { id: borrowerId, name: borrowerName },
              endsAt: new Date(endsAt).toISOString(),
            })),
        })),
      };
    },
  });

  api.operation({
    method: 'DELETE',
    url: '/me/loans/:grant',
    id: 'endLoan',
    tag,
    summary: 'Take back a right that one has lent',
    policy: ownAccount,
    params: contract.GrantParams,
    status: 204,
    handle: async ({ params, raw }) => service.endLoan(raw.actor, params.grant),
  });
}
