import { type Api, cursorPage, decodeCursor, linkNext } from '../../../../platform/http/index.ts';
import * as store from '../../store/mailings.ts';
import * as contract from '../contract.ts';
import { presentReceiver } from '../present.ts';
import { type MailingsApi, single } from './shared.ts';

/** Whom a message would go to, and what became of those whom it went to. */
export function addReceiverOperations(api: Api, deps: MailingsApi): void {
  const { database, mailings } = deps;
  const { db } = database;

  api.operation({
    ...single,
    method: 'GET',
    url: '/mailings/:id/previews',
    id: 'previewMailing',
    summary: 'Whom a message would go to now, and what each would get in either language',
    query: contract.PreviewQuery,
    reply: contract.PreviewReply,
    handle: async ({ params, query, raw }) => {
      const { skip = 0, limit = 10 } = query;
      const { listed, duplicates } = await mailings.reach(raw.actor, params.id);
      const shown = await mailings.previews(raw.actor, params.id, listed.slice(skip, skip + limit));
      const count = (why: string) => listed.filter(({ excluded }) => excluded === why).length;
      return {
        total: listed.length,
        declined: count('declined'),
        bouncing: count('bouncing'),
        duplicates,
        items: shown.map(({ member, excluded, mails }) => ({
          address: member.address,
          name: member.name[member.language],
          language: member.language,
          excluded,
          ar: mails.ar,
          en: mails.en,
        })),
      };
    },
  });

  api.operation({
    ...single,
    method: 'GET',
    url: '/mailings/:id/receivers',
    id: 'listMailingReceivers',
    summary: 'The list of a submitted message, with what became of each receiver',
    query: contract.ReceiverQuery,
    reply: contract.ReceiverList,
    handle: async ({ params, query, raw }, reply) => {
      const { limit = 50, cursor, outcome } = query;
      await mailings.read(raw.actor, params.id);
      const after = cursor === undefined ? -1 : Number(decodeCursor(cursor, ['number'])[0]);
      const rows = await store.listReceivers(db, params.id, { only: outcome, after, limit: limit + 1 });
      const { items, next } = cursorPage(rows, limit, ({ receiver }) => [receiver.position]);
      linkNext(raw, reply, next);
      return { items: items.map(presentReceiver) };
    },
  });
}
