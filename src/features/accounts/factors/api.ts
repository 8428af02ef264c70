import type { Api } from '../../../platform/http/index.ts';
import * as contract from './contract.ts';
import { presentHeld, presentPasskey } from './present.ts';
import { needsFactor, ownAccount } from './rules.ts';
import type { Factors } from './service.ts';

/** Guesses are slow work: so many changes to one's own factors from one address. */
const limit = { max: 30, minutes: 1 } as const;

/** Adds the operations on one's own second factors. */
export function addFactorsApi(api: Api, factors: Factors): void {
  api.operation({
    method: 'GET',
    url: '/me/second-factors',
    id: 'getSecondFactors',
    tag: 'access',
    summary: 'What the caller can show as a second factor',
    policy: ownAccount,
    reply: contract.FactorsView,
    handle: async ({ raw: { actor } }) =>
      actor.kind === 'account'
        ? presentHeld(await factors.held(actor.accountId), needsFactor(actor))
        : undefined,
  });

  api.operation({
    method: 'POST',
    url: '/me/totp-enrolments',
    id: 'beginTotp',
    tag: 'access',
    summary: 'A secret for an authenticator app; it counts once its first code was sent',
    policy: ownAccount,
    limit,
    status: 201,
    reply: contract.TotpEnrolmentView,
    handle: async ({ raw }) => factors.beginTotp(raw.actor),
  });

  api.operation({
    method: 'PUT',
    url: '/me/totp',
    id: 'confirmTotp',
    tag: 'access',
    summary: 'Enrol an authenticator app by its first code, in the place of the one before',
    policy: ownAccount,
    limit,
    body: contract.TotpInput,
    reply: contract.EnrolledView,
    handle: async ({ body, raw }) => factors.confirmTotp(raw.actor, body),
  });

  api.operation({
    method: 'DELETE',
    url: '/me/totp',
    id: 'removeTotp',
    tag: 'access',
    summary: 'Remove the authenticator app',
    policy: ownAccount,
    status: 204,
    handle: async ({ raw }) => factors.removeTotp(raw.actor),
  });

  api.operation({
    method: 'POST',
    url: '/me/passkey-enrolments',
    id: 'beginPasskey',
    tag: 'access',
    summary: 'What a browser needs to make a passkey',
    policy: ownAccount,
    limit,
    status: 201,
    reply: contract.PasskeyOptionsView,
    handle: async ({ raw }) => factors.beginPasskey(raw.actor),
  });

  api.operation({
    method: 'POST',
    url: '/me/passkeys',
    id: 'addPasskey',
    tag: 'access',
    summary: 'Add the passkey that a browser made',
    policy: ownAccount,
    limit,
    status: 201,
    body: contract.PasskeyInput,
    reply: contract.AddedPasskeyView,
    handle: async ({ body, raw }, reply) => {
      const { passkey, recoveryCodes } = await factors.addPasskey(raw.actor, body);
      reply.header('location', `/api/v1/me/passkeys/${passkey.id}`);
      return { passkey: presentPasskey(passkey), recoveryCodes };
    },
  });

  api.operation({
    method: 'PATCH',
    url: '/me/passkeys/:passkey',
    id: 'renamePasskey',
    tag: 'access',
    summary: 'Name a passkey',
    policy: ownAccount,
    params: contract.PasskeyParams,
    body: contract.PasskeyPatch,
    reply: contract.PasskeyView,
    handle: async ({ params, body, raw }) =>
      presentPasskey(await factors.renamePasskey(raw.actor, params.passkey, body.name)),
  });

  api.operation({
    method: 'DELETE',
    url: '/me/passkeys/:passkey',
    id: 'removePasskey',
    tag: 'access',
    summary: 'Remove a passkey',
    policy: ownAccount,
    params: contract.PasskeyParams,
    status: 204,
    handle: async ({ params, raw }) => factors.removePasskey(raw.actor, params.passkey),
  });

  api.operation({
    method: 'POST',
    url: '/me/recovery-codes',
    id: 'renewRecoveryCodes',
    tag: 'access',
    summary: 'New recovery codes, shown this once; the old ones stop working',
    policy: ownAccount,
    limit,
    status: 201,
    reply: contract.EnrolledView,
    handle: async ({ raw }) => ({ recoveryCodes: await factors.renewRecoveryCodes(raw.actor) }),
  });
}
