import { type Api, versionRead } from '../../../../platform/http/index.ts';
import { textIn } from '../../../../platform/language/index.ts';
import { EditionParams } from '../../../series/index.ts';
import { writeMailings } from '../../policy.ts';
import * as store from '../../store/mailings.ts';
import * as contract from '../contract.ts';
import { presentMailing } from '../present.ts';
import { answer, editionOf, type MailingsApi, single, tag } from './shared.ts';

/** Messages to many: listed, written, edited, deleted as drafts. */
export function addMessageOperations(api: Api, deps: MailingsApi): void {
  const { database, mailings, translator } = deps;
  const { db } = database;

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
      const edition = await editionOf(deps, raw.actor, params.edition);
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
      const edition = await editionOf(deps, raw.actor, params.edition);
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
      const edition = await editionOf(deps, raw.actor, params.edition);
      const { id } = await mailings.create(raw.actor, edition.id, body);
      reply.header('location', `/api/v1/mailings/${id}`);
      return answer(deps, raw.actor, id, reply);
    },
  });

  api.operation({
    ...single,
    method: 'GET',
    url: '/mailings/:id',
    id: 'getMailing',
    summary: 'One message',
    reply: contract.MailingView,
    handle: async ({ params, raw }, reply) => answer(deps, raw.actor, params.id, reply),
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
      return answer(deps, raw.actor, params.id, reply);
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
}
