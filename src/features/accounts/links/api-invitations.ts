import type { Actor } from '../../../platform/actor/index.ts';
import { ruleBroken } from '../../../platform/errors/index.ts';
import { type Api, anyone, permit } from '../../../platform/http/index.ts';
import type { Translator } from '../../../platform/i18n/index.ts';
import { TokenView } from '../contract.ts';
import { ownAccount } from '../factors/index.ts';
import type { GivenRight } from '../rights/giving.ts';
import { manageInstallation, manageRights } from '../rights/policy.ts';
import { wordsInBoth } from '../rights/present.ts';
import type { ScopeBook } from '../rights/scopes.ts';
import { presentTokens } from '../sign-in/present.ts';
import * as contract from './contract.ts';
import type { FindEdition, InvitationWhole, LinkServices } from './index.ts';

const asRight = ({ endsAt, ...grant }: contract.GivenRightInput): GivenRight => ({
  ...grant,
  endsAt: endsAt == null ? null : new Date(endsAt),
});

/** Adds invitations: made, listed, withdrawn, sent again, seen and accepted; loans are offered by them too. */
export function addInvitationsApi(
  api: Api,
  deps: {
    readonly services: LinkServices;
    readonly findEdition: FindEdition;
    readonly translator: Translator;
  },
): void {
  const { services, findEdition, translator } = deps;
  const { invitations } = services;

  const rightsOf = (rights: readonly GivenRight[], book: ScopeBook) =>
    rights.map((right) => ({
      role: right.role,
      scopeKind: right.scopeKind,
      scopeId: right.scopeId,
      endsAt: right.endsAt?.toISOString() ?? null,
      words: wordsInBoth(translator, right, book),
    }));
  const present = (one: InvitationWhole, book: ScopeBook) => ({
    id: one.id,
    email: one.email,
    name: one.name,
    language: one.language,
    rights: rightsOf(one.rights, book),
    invitedBy: one.invitedBy,
    loan: one.lentFrom !== null,
    createdAt: one.createdAt.toISOString(),
    expiresAt: one.expiresAt.toISOString(),
  });
  const presentAll = async (all: readonly InvitationWhole[]) => {
    const book = await services.scopeBook(all.flatMap(({ rights }) => rights));
    return { items: all.map((one) => present(one, book)) };
  };
  const presentOne = async (one: InvitationWhole) => present(one, await services.scopeBook(one.rights));

  /** Id of the edition, if the actor manages rights there. @throws 404, 403 */
  async function managed(actor: Actor, reference: string): Promise<string> {
    const { id, seriesId } = await findEdition(actor, reference);
    permit(manageRights, actor, { seriesId, editionId: id });
    return id;
  }

  api.operation({
    method: 'GET',
    url: '/editions/:edition/account-invitations',
    id: 'listAccountInvitations',
    tag: 'access',
    summary: 'Open invitations to work in an edition',
    policy: manageRights,
    params: contract.EditionReference,
    reply: contract.InvitationList,
    handle: async ({ params, raw }) => {
      const id = await managed(raw.actor, params.edition);
      return presentAll(await invitations.list({ editionId: id }));
    },
  });

  api.operation({
    method: 'POST',
    url: '/editions/:edition/account-invitations',
    id: 'inviteToEdition',
    tag: 'access',
    summary: 'Offer an address rights in an edition or its delegations; a link is mailed',
    policy: manageRights,
    creates: true,
    params: contract.EditionReference,
    body: contract.InvitationInput,
    reply: contract.InvitationView,
    handle: async ({ params, body, raw }) => {
      const id = await managed(raw.actor, params.edition);
      const grants = body.grants.map(asRight);
      const book = await services.scopeBook(grants);
      if (grants.some((right) => book.of(right)?.place.editionId !== id)) {
        throw ruleBroken({ field: 'grants', code: 'scope-elsewhere' });
      }
      return presentOne(await invitations.invite(raw.actor, { ...body, grants }, id));
    },
  });

  api.operation({
    method: 'GET',
    url: '/account-invitations',
    id: 'listInstallationInvitations',
    tag: 'access',
    summary: 'Open invitations that concern no single edition',
    policy: manageInstallation,
    reply: contract.InvitationList,
    handle: async () => presentAll(await invitations.list({ installation: true })),
  });

  api.operation({
    method: 'POST',
    url: '/account-invitations',
    id: 'inviteToInstallation',
    tag: 'access',
    summary: 'Offer an address rights anywhere; a link is mailed',
    policy: manageInstallation,
    creates: true,
    body: contract.InvitationInput,
    reply: contract.InvitationView,
    handle: async ({ body, raw }) =>
      presentOne(await invitations.invite(raw.actor, { ...body, grants: body.grants.map(asRight) }, null)),
  });

  api.operation({
    method: 'DELETE',
    url: '/account-invitations/:invitation',
    id: 'withdrawAccountInvitation',
    tag: 'access',
    summary: 'Withdraw an invitation; its link works no longer',
    policy: manageRights,
    params: contract.InvitationParams,
    status: 204,
    handle: async ({ params, raw }) => invitations.withdraw(raw.actor, params.invitation),
  });

  api.operation({
    method: 'POST',
    url: '/account-invitations/:invitation/dispatches',
    id: 'resendAccountInvitation',
    tag: 'access',
    summary: 'Send an invitation again, with a new link; the old one works no longer',
    policy: manageRights,
    params: contract.InvitationParams,
    status: 201,
    reply: contract.InvitationView,
    handle: async ({ params, raw }) => presentOne(await invitations.resend(raw.actor, params.invitation)),
  });

  api.operation({
    method: 'GET',
    url: '/auth/invitations/:secret',
    id: 'getOffer',
    tag: 'access',
    summary: 'What the link of an invitation offers; looking does not use it up',
    policy: anyone,
    params: contract.SecretParams,
    reply: contract.OfferView,
    handle: async ({ params }) => {
      const { invitation, account } = await invitations.look(params.secret);
      const book = await services.scopeBook(invitation.rights);
      return {
        email: invitation.email,
        name: invitation.name,
        invitedBy: invitation.invitedBy?.name ?? null,
        rights: rightsOf(invitation.rights, book),
        hasAccount: account !== null,
        expiresAt: invitation.expiresAt.toISOString(),
      };
    },
  });

  api.operation({
    method: 'POST',
    url: '/auth/invitations/:secret',
    id: 'acceptInvitation',
    tag: 'access',
    summary: 'Accept: 201 with tokens for a new account; 204 for the account of the address, signed in to it',
    policy: anyone,
    limit: { max: 30, minutes: 10 },
    params: contract.SecretParams,
    body: contract.AcceptanceInput,
    status: 201,
    reply: TokenView,
    otherReplies: { 204: { type: 'null', description: 'Accepted' } as never },
    handle: async ({ params, body, raw }, reply) => {
      const { account, isNew } = await invitations.accept(raw.actor, params.secret, body);
      if (!isNew) {
        reply.code(204);
        return undefined;
      }
      return presentTokens(await services.open(account.id, raw.actor));
    },
  });

  api.operation({
    method: 'GET',
    url: '/me/loan-offers',
    id: 'listLoanOffers',
    tag: 'access',
    summary: 'Loans that one has offered and that wait to be accepted',
    policy: ownAccount,
    reply: contract.InvitationList,
    handle: async ({ raw }) =>
      presentAll(
        raw.actor.kind === 'account' ? await invitations.list({ lenderId: raw.actor.accountId }) : [],
      ),
  });

  api.operation({
    method: 'POST',
    url: '/me/loan-offers',
    id: 'offerLoan',
    tag: 'access',
    summary: 'Lend a right of one’s own until an end; it begins when it is accepted, and is not lent again',
    policy: ownAccount,
    creates: true,
    body: contract.LoanInput,
    reply: contract.InvitationView,
    handle: async ({ body, raw }) =>
      presentOne(
        await invitations.lend(raw.actor, {
          ...body,
          scope: body.scope ?? null,
          until: new Date(body.until),
        }),
      ),
  });

  api.operation({
    method: 'DELETE',
    url: '/me/loan-offers/:invitation',
    id: 'withdrawLoanOffer',
    tag: 'access',
    summary: 'Withdraw a loan that waits to be accepted',
    policy: ownAccount,
    params: contract.InvitationParams,
    status: 204,
    handle: async ({ params, raw }) => invitations.withdrawOffer(raw.actor, params.invitation),
  });
}
