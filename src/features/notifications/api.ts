import type { Actor } from '../../platform/actor/index.ts';
import type { Database } from '../../platform/database/index.ts';
import { type Api, cursorPage, decodeCursor, linkNext, permit } from '../../platform/http/index.ts';
import { type EditionFinder, EditionParams, placeOf } from '../series/index.ts';
import * as contract from './contract.ts';
import { manageMail } from './policy.ts';
import { presentDetail, presentMessage } from './present.ts';
import type { NotificationsService } from './service.ts';
import * as store from './store.ts';

const tag = 'notifications';

/** Adds the JSON operations of the mail log. */
export function addNotificationsApi(
  api: Api,
  deps: { database: Database; finder: EditionFinder; service: NotificationsService },
): void {
  const { database, finder, service } = deps;
  const { db } = database;

  const detailOf = async (actor: Actor, id: string) =>
    presentDetail(await service.read(actor, id), await store.listAttachments(db, id));

  const list = async (
    query: contract.MessageQuery,
    filter: Pick<store.MailFilter, 'scope' | 'editionId'>,
  ) => {
    const { limit = 50, cursor, q, state } = query;
    const before = cursor === undefined ? undefined : String(decodeCursor(cursor, ['id'])[0]);
    const rows = await store.listMails(db, { ...filter, q, state }, { limit: limit + 1, before });
    return cursorPage(rows, limit, ({ id }) => [id]);
  };

  api.operation({
    method: 'GET',
    url: '/editions/:edition/messages',
    id: 'listEditionMessages',
    tag,
    summary: 'Mails of an edition, newest first',
    policy: manageMail,
    params: EditionParams,
    query: contract.MessageQuery,
    reply: contract.MessageList,
    handle: async ({ params, query, raw }, reply) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      permit(manageMail, raw.actor, placeOf(edition));
      const { items, next } = await list(query, {
        scope: manageMail.scope(raw.actor),
        editionId: edition.id,
      });
      linkNext(raw, reply, next);
      return { items: items.map(presentMessage) };
    },
  });

  api.operation({
    method: 'POST',
    url: '/editions/:edition/messages/resends',
    id: 'resendEditionMessages',
    tag,
    summary: 'Send every mail of an edition again that failed or is held',
    policy: manageMail,
    creates: true,
    params: EditionParams,
    body: contract.ResendInput,
    reply: contract.ResentView,
    handle: async ({ params, raw }) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      return { count: await service.resendUnsent(raw.actor, edition) };
    },
  });

  api.operation({
    method: 'GET',
    url: '/messages',
    id: 'listMessages',
    tag,
    summary: 'Mails of all editions that the caller manages, newest first',
    policy: manageMail,
    query: contract.MessageQuery,
    reply: contract.MessageList,
    handle: async ({ query, raw }, reply) => {
      const { items, next } = await list(query, { scope: manageMail.scope(raw.actor) });
      linkNext(raw, reply, next);
      return { items: items.map(presentMessage) };
    },
  });

  api.operation({
    method: 'POST',
    url: '/messages/resends',
    id: 'resendMessages',
    tag,
    summary: 'Send every mail again that failed or is held',
    policy: manageMail,
    creates: true,
    body: contract.ResendInput,
    reply: contract.ResentView,
    handle: async ({ raw }) => ({ count: await service.resendUnsent(raw.actor, null) }),
  });

  api.operation({
    method: 'GET',
    url: '/messages/:id',
    id: 'getMessage',
    tag,
    summary: 'One mail with its texts',
    policy: manageMail,
    params: contract.MessageParams,
    reply: contract.MessageDetail,
    handle: async ({ params, raw }) => detailOf(raw.actor, params.id),
  });

  api.operation({
    method: 'POST',
    url: '/messages/:id/resends',
    id: 'resendMessage',
    tag,
    summary: 'Send a mail again, as a new one',
    policy: manageMail,
    creates: true,
    params: contract.MessageParams,
    body: contract.ResendInput,
    reply: contract.MessageDetail,
    handle: async ({ params, raw }, reply) => {
      const id = await service.resend(raw.actor, params.id);
      reply.header('location', `/api/v1/messages/${id}`);
      return detailOf(raw.actor, id);
    },
  });
}
