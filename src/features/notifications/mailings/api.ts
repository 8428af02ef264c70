import type { Actor } from '../../../platform/actor/index.ts';
import type { Database } from '../../../platform/database/index.ts';
import {
  type Api,
  anyone,
  cursorPage,
  decodeCursor,
  etagOf,
  linkNext,
  permit,
  versionRead,
} from '../../../platform/http/index.ts';
import type { Translator } from '../../../platform/i18n/index.ts';
import { textIn } from '../../../platform/language/index.ts';
import type { Bounces } from '../../../platform/outbox/index.ts';
import { type EditionFinder, EditionParams, IdParams, placeOf } from '../../series/index.ts';
import { approveMailings, manageInstallationMail, writeMailings } from '../policy.ts';
import * as store from '../store/mailings.ts';
import * as contract from './contract.ts';
import type { Declining } from './declining.ts';
import { presentBounce, presentMailing, presentReceiver } from './present.ts';
import type { MailingsService } from './service.ts';

const tag = 'notifications';

export interface MailingsApi {
  readonly database: Database;
  readonly finder: EditionFinder;
  readonly mailings: MailingsService;
  readonly declining: Declining;
  readonly bounces: Bounces;
  readonly translator: Translator;
}

/** Adds the JSON operations of messages to many, of those who declined and of addresses that bounce. */
export function addMailingsApi(api: Api, deps: MailingsApi): void {
  const { database, finder, mailings, declining, bounces, translator } = deps;
  const { db } = database;

  const editionOf = async (actor: Actor, reference: string) => {
    const { edition } = await finder.visible(actor, reference);
    permit(writeMailings, actor, placeOf(edition));
    return edition;
  };
  const answer = async (
    actor: Actor,
    id: string,
    reply: { header(name: string, value: string): unknown },
  ) => {
    const entry = await mailings.read(actor, id);
    reply.header('etag', etagOf(entry.mailing.version));
    return presentMailing(entry);
  };

  api.operation({
    method: 'GET',
    url: '/editions/:edition/audiences',
    id: 'listAudiences',
    tag,
    summary: 'Lists of receivers that a message can go to, with their merge fields and filters',
    policy: writeMailings,
    params: EditionParams,
    reply: contract.AudienceList,
    handle: async ({ params, raw }) => {
      const edition = await editionOf(raw.actor, params.edition);
      const { language } = raw;
      const t = translator.t(language);
      return {
        items: await Promise.all(
          mailings.sources.map(async ({ key, label, fields, filters }) => ({
            key,
            label: t(label),
            fields: fields.map((field) => ({ key: field.key, label: t(field.label) })),
            filters: await Promise.all(
              filters.map(async (filter) => ({
                name: filter.name,
                label: t(filter.label),
                options: (await filter.options(db, edition.id)).map(({ value, label: words }) => ({
                  value,
                  label: 'word' in words ? t(words.word) : textIn(words, language).text,
                })),
              })),
            ),
          })),
        ),
      };
    },
  });

  api.operation({
    method: 'GET',
    url: '/editions/:edition/mailings',
    id: 'listMailings',
    tag,
    summary: 'Messages to many, newest first, each with its receivers by what became of them',
    policy: writeMailings,
    params: EditionParams,
    reply: contract.MailingList,
    handle: async ({ params, raw }) => {
      const edition = await editionOf(raw.actor, params.edition);
      return { items: (await store.listMailings(db, edition.id)).map(presentMailing) };
    },
  });

  api.operation({
    method: 'POST',
    url: '/editions/:edition/mailings',
    id: 'createMailing',
    tag,
    summary: 'Write a message: a draft, which goes nowhere yet',
    policy: writeMailings,
    creates: true,
    params: EditionParams,
    body: contract.MailingInput,
    reply: contract.MailingView,
    handle: async ({ params, body, raw }, reply) => {
      const edition = await editionOf(raw.actor, params.edition);
      const { id } = await mailings.create(raw.actor, edition.id, body);
      reply.header('location', `/api/v1/mailings/${id}`);
      return answer(raw.actor, id, reply);
    },
  });

  const single = { tag, policy: writeMailings, params: IdParams } as const;

  api.operation({
    ...single,
    method: 'GET',
    url: '/mailings/:id',
    id: 'getMailing',
    summary: 'One message',
    reply: contract.MailingView,
    handle: async ({ params, raw }, reply) => answer(raw.actor, params.id, reply),
  });

  api.operation({
    ...single,
    method: 'PATCH',
    url: '/mailings/:id',
    id: 'editMailing',
    summary: 'Edit a draft',
    edits: true,
    body: contract.MailingPatch,
    reply: contract.MailingView,
    handle: async ({ params, body, raw }, reply) => {
      await mailings.edit(raw.actor, params.id, versionRead(raw), body);
      return answer(raw.actor, params.id, reply);
    },
  });

  api.operation({
    ...single,
    method: 'DELETE',
    url: '/mailings/:id',
    id: 'deleteMailing',
    summary: 'Delete a draft',
    edits: true,
    status: 204,
    handle: async ({ params, raw }) => mailings.remove(raw.actor, params.id, versionRead(raw)),
  });

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

  const step = { ...single, method: 'POST', status: 200, edits: true, reply: contract.MailingView } as const;

  api.operation({
    ...step,
    url: '/mailings/:id/submission',
    id: 'submitMailing',
    summary: 'Make the list and give the message to an approver',
    body: contract.NothingInput,
    handle: async ({ params, raw }, reply) => {
      await mailings.submit(raw.actor, params.id, versionRead(raw));
      return answer(raw.actor, params.id, reply);
    },
  });

  api.operation({
    ...step,
    url: '/mailings/:id/return',
    id: 'returnMailing',
    summary: 'Give a submitted message back, to be changed',
    body: contract.ReasonInput,
    handle: async ({ params, body, raw }, reply) => {
      await mailings.giveBack(raw.actor, params.id, versionRead(raw), body.reason);
      return answer(raw.actor, params.id, reply);
    },
  });

  api.operation({
    ...step,
    policy: approveMailings,
    url: '/mailings/:id/approval',
    id: 'approveMailing',
    summary: 'Let a message go that another wrote',
    body: contract.NothingInput,
    handle: async ({ params, raw }, reply) => {
      await mailings.approve(raw.actor, params.id, versionRead(raw));
      return answer(raw.actor, params.id, reply);
    },
  });

  api.operation({
    ...step,
    url: '/mailings/:id/cancellation',
    id: 'cancelMailing',
    summary: 'Take back what has not left yet',
    body: contract.ReasonInput,
    handle: async ({ params, body, raw }, reply) => {
      await mailings.cancel(raw.actor, params.id, versionRead(raw), body.reason);
      return answer(raw.actor, params.id, reply);
    },
  });

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
      const edition = await editionOf(raw.actor, params.edition);
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
      const edition = await editionOf(raw.actor, params.edition);
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
