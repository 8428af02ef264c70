import { Type } from 'typebox';
import type { Actor } from '../../../../platform/actor/index.ts';
import { notFound } from '../../../../platform/errors/index.ts';
import { type Api, etagOf, permit, versionRead } from '../../../../platform/http/index.ts';
import { EditionParams, placeOf } from '../../../series/index.ts';
import * as store from '../../store/letters.ts';
import * as contract from '../contract.ts';
import { approveInvitations, writeInvitations } from '../policy.ts';
import { presentLetterSettings, presentTemplate } from '../present.ts';
import type { InvitationServices } from '../services.ts';
import { TemplateParams, tag } from './shared.ts';

/** Adds the JSON operations of letter templates and of how letters are numbered. */
export function addTemplatesApi(api: Api, { database, finder, templates }: InvitationServices): void {
  const { db } = database;

  const worked = async (actor: Actor, reference: string) => {
    const { edition } = await finder.visible(actor, reference);
    permit(writeInvitations, actor, placeOf(edition));
    return edition;
  };

  const known = async (actor: Actor, id: string): Promise<store.LetterTemplateRow> => {
    const found = await store.findTemplate(db, id);
    const whole = found && (await finder.find(found.editionId));
    if (found === undefined || whole === undefined) throw notFound('letter-template-unknown');
    if (!writeInvitations.allows(actor, placeOf(whole.edition))) throw notFound('letter-template-unknown');
    return found;
  };

  api.operation({
    method: 'GET',
    url: '/editions/:edition/letter-templates',
    id: 'listLetterTemplates',
    tag,
    summary: 'What letters say: templates with the merge fields that they may name',
    policy: writeInvitations,
    params: EditionParams,
    reply: contract.TemplateList,
    handle: async ({ params, raw }) => {
      const edition = await worked(raw.actor, params.edition);
      return { items: (await store.listTemplates(db, edition.id)).map(presentTemplate) };
    },
  });

  api.operation({
    method: 'POST',
    url: '/editions/:edition/letter-templates',
    id: 'addLetterTemplate',
    tag,
    summary: 'Add a template',
    policy: writeInvitations,
    creates: true,
    params: EditionParams,
    body: contract.TemplateInput,
    reply: contract.TemplateView,
    handle: async ({ params, body, raw }) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      return presentTemplate(await templates.create(raw.actor, edition.id, body));
    },
  });

  api.operation({
    method: 'GET',
    url: '/letter-templates/:template',
    id: 'getLetterTemplate',
    tag,
    summary: 'One template',
    policy: writeInvitations,
    params: TemplateParams,
    reply: contract.TemplateView,
    handle: async ({ params, raw }, reply) => {
      const row = await known(raw.actor, params.template);
      reply.header('etag', etagOf(row.version));
      return presentTemplate(row);
    },
  });

  api.operation({
    method: 'PATCH',
    url: '/letter-templates/:template',
    id: 'editLetterTemplate',
    tag,
    summary: 'Edit a template; letters that left stay as they are',
    policy: writeInvitations,
    edits: true,
    params: TemplateParams,
    body: contract.TemplatePatch,
    reply: contract.TemplateView,
    handle: async ({ params, body, raw }, reply) => {
      await known(raw.actor, params.template);
      const row = await templates.edit(raw.actor, params.template, versionRead(raw), body);
      reply.header('etag', etagOf(row.version));
      return presentTemplate(row);
    },
  });

  api.operation({
    method: 'DELETE',
    url: '/letter-templates/:template',
    id: 'deleteLetterTemplate',
    tag,
    summary: 'Delete a template that no letter names',
    policy: writeInvitations,
    edits: true,
    status: 204,
    params: TemplateParams,
    reply: Type.Null(),
    handle: async ({ params, raw }) => {
      await known(raw.actor, params.template);
      await templates.remove(raw.actor, params.template, versionRead(raw));
    },
  });

  api.operation({
    method: 'GET',
    url: '/editions/:edition/letter-settings',
    id: 'getLetterSettings',
    tag,
    summary: 'How letters are numbered, the day of reply, reminders, places of those who accept',
    policy: writeInvitations,
    params: EditionParams,
    reply: contract.LetterSettingsView,
    handle: async ({ params, raw }, reply) => {
      const edition = await worked(raw.actor, params.edition);
      const settings = await store.readLetterSettings(db, edition.id);
      reply.header('etag', etagOf(settings.version));
      return presentLetterSettings(settings);
    },
  });

  api.operation({
    method: 'PATCH',
    url: '/editions/:edition/letter-settings',
    id: 'editLetterSettings',
    tag,
    summary: 'Set them; numbers that were given stay',
    policy: approveInvitations,
    edits: true,
    params: EditionParams,
    body: contract.LetterSettingsPatch,
    reply: contract.LetterSettingsView,
    handle: async ({ params, body, raw }, reply) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      const settings = await templates.editSettings(raw.actor, edition.id, versionRead(raw), body);
      reply.header('etag', etagOf(settings.version));
      return presentLetterSettings(settings);
    },
  });
}
