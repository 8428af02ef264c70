import { notFound } from '../../../../platform/errors/index.ts';
import { type Api, anyone, etagOf, versionRead } from '../../../../platform/http/index.ts';
import * as contract from '../contract.ts';
import { presentOwnInvitation } from '../present.ts';
import type { InvitationServices } from '../services.ts';
import { letterHeaders, answering as limit, SecretParams, tag } from './shared.ts';

/** Adds the operations of those who were invited: whoever has the link may answer, and sees nothing else. */
export function addAnswersApi(api: Api, { answering, files }: InvitationServices): void {
  const shown = async (secret: string) => presentOwnInvitation(await answering.look(secret));

  api.operation({
    method: 'GET',
    url: '/invitation-links/:secret',
    id: 'getOwnInvitation',
    tag,
    summary: 'The invitation that a link opens; opening acknowledges nothing',
    policy: anyone,
    limit,
    params: SecretParams,
    reply: contract.OwnInvitationView,
    handle: async ({ params }, reply) => {
      const view = await shown(params.secret);
      reply.header('etag', etagOf(view.version));
      return view;
    },
  });

  api.operation({
    method: 'GET',
    url: '/invitation-links/:secret/letter',
    id: 'getOwnInvitationLetter',
    tag,
    summary: 'The letter, as PDF',
    policy: anyone,
    limit,
    produces: 'application/pdf',
    params: SecretParams,
    handle: async ({ params }, reply) => {
      const { found } = await answering.look(params.secret);
      const file = found.invitation.fileId === null ? undefined : await files.find(found.invitation.fileId);
      if (file === undefined) throw notFound('invitation-letter-none');
      return reply
        .headers(letterHeaders(file.name))
        .type(file.mediaType)
        .send(await files.read(file));
    },
  });

  api.operation({
    method: 'PUT',
    url: '/invitation-links/:secret/acknowledgement',
    id: 'acknowledgeInvitation',
    tag,
    summary: 'Say that the letter arrived',
    policy: anyone,
    limit,
    params: SecretParams,
    reply: contract.OwnInvitationView,
    handle: async ({ params, raw }) => {
      await answering.acknowledge(raw.actor, params.secret);
      return shown(params.secret);
    },
  });

  api.operation({
    method: 'PUT',
    url: '/invitation-links/:secret/answer',
    id: 'answerInvitation',
    tag,
    summary: 'Accept or decline; the answer may be changed until the day of reply',
    policy: anyone,
    limit,
    edits: true,
    params: SecretParams,
    body: contract.AnswerInput,
    reply: contract.OwnInvitationView,
    handle: async ({ params, body, raw }, reply) => {
      await answering.answer(raw.actor, params.secret, versionRead(raw), body);
      const view = await shown(params.secret);
      reply.header('etag', etagOf(view.version));
      return view;
    },
  });
}
