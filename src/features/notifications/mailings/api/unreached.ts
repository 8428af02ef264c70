import { type Api, anyone } from '../../../../platform/http/index.ts';
import { EditionParams, IdParams } from '../../../series/index.ts';
import { manageInstallationMail, writeMailings } from '../../policy.ts';
import * as store from '../../store/mailings.ts';
import * as contract from '../contract.ts';
import { presentBounce } from '../present.ts';
import { editionOf, type MailingsApi, tag } from './shared.ts';

/** Who is not reached: those who declined messages, and addresses whose mails come back. */
export function addUnreachedOperations(api: Api, deps: MailingsApi): void {
  const { database, mailings, declining, bounces } = deps;
  const { db } = database;

  api.operation({
    method: 'GET',
    url: '/editions/:edition/declines',
    id: 'listDeclines',
    tag,
    summary: 'Who declined messages of the edition or of its series',
    policy: writeMailings,
    params: EditionParams,
    reply: contract.DeclineList,
    handle: async ({ params, raw }) => {
      const edition = await editionOf(deps, raw.actor, params.edition);
      const rows = await store.listDeclines(db, edition);
      return {
        items: rows.map(({ id, address, editionId, createdAt }) => ({
          id,
          address,
          editionId,
          declinedAt: createdAt.toISOString(),
        })),
      };
    },
  });

  api.operation({
    method: 'GET',
    url: '/editions/:edition/bounces',
    id: 'listBounces',
    tag,
    summary: 'Mails of the edition that came back, newest first',
    policy: writeMailings,
    params: EditionParams,
    reply: contract.BounceList,
    handle: async ({ params, raw }) => {
      const edition = await editionOf(deps, raw.actor, params.edition);
      return { items: (await store.listBounces(db, edition.id)).map(presentBounce) };
    },
  });

  api.operation({
    method: 'POST',
    url: '/bounces/:id/clearance',
    id: 'clearBounce',
    tag,
    summary: 'Mail the address again from now on',
    policy: writeMailings,
    status: 200,
    params: IdParams,
    body: contract.NothingInput,
    reply: contract.ClearedView,
    handle: async ({ params, raw }) => ({ cleared: await mailings.clearBounce(raw.actor, params.id) }),
  });

  api.operation({
    method: 'POST',
    url: '/bounces',
    id: 'takeBounce',
    tag,
    summary: 'Hand in a delivery status notification (RFC 3464), as a mail server received it',
    policy: manageInstallationMail,
    status: 200,
    body: contract.NotificationInput,
    reply: contract.NotificationView,
    handle: async ({ body }) => ({
      outcome: await bounces.take(Buffer.from(body.message), body.deliveredTo),
    }),
  });

  api.operation({
    method: 'POST',
    url: '/unsubscriptions',
    id: 'declineMessages',
    tag,
    summary: 'Decline messages by the link that each of them carries, or take it back',
    policy: anyone,
    status: 200,
    limit: { name: 'unsubscribe', max: 60, minutes: 10 },
    body: contract.DeclineInput,
    reply: contract.DeclinedView,
    handle: async ({ body, raw }) => {
      const { address, scope } = await declining.decline(raw.actor, body.link, body.scope ?? 'series');
      return { address, declined: scope };
    },
  });
}
