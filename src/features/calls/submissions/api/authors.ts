import { notFound, ruleBroken } from '../../../../platform/errors/index.ts';
import { type Api, anyone, isId, readUpload } from '../../../../platform/http/index.ts';
import * as contract from '../contract.ts';
import type { SubmissionServices } from '../feature.ts';
import { fileHeaders } from '../file-headers.ts';
import { manageCalls, ownSubmission } from '../policy.ts';
import { presentAuthor, presentFile } from '../present.ts';
import { inviting, keyOf, secretHeader, tag } from './shared.ts';

/** Adds the JSON operations of co-authors and files of submissions. */
export function addAuthorsApi(api: Api, { coAuthors, paperFiles, opening }: SubmissionServices): void {
  const common = { tag, policy: ownSubmission, headers: secretHeader } as const;

  api.operation({
    ...common,
    method: 'POST',
    url: '/papers/:paper/co-authors',
    id: 'inviteCoAuthor',
    summary: 'Invite a co-author by mail',
    creates: true,
    limit: inviting,
    params: contract.PaperParams,
    body: contract.CoAuthorInput,
    reply: contract.AuthorView,
    handle: async ({ params, body, raw }) =>
      presentAuthor(await coAuthors.invite(raw.actor, keyOf(raw, params.paper), body)),
  });

  api.operation({
    ...common,
    method: 'DELETE',
    url: '/papers/:paper/co-authors/:author',
    id: 'removeCoAuthor',
    summary: 'Take a co-author off',
    status: 204,
    params: contract.PaperAuthorParams,
    handle: async ({ params, raw }) => coAuthors.remove(raw.actor, keyOf(raw, params.paper), params.author),
  });

  api.operation({
    method: 'GET',
    url: '/co-author-invitations/:secret',
    id: 'getCoAuthorInvitation',
    tag,
    summary: 'The invitation of a co-author that a link opens',
    policy: anyone,
    params: contract.SecretParams,
    reply: contract.InvitationView,
    handle: async ({ params }) => {
      const { author, found } = await coAuthors.look(params.secret);
      return {
        paper: {
          title: found.submission.title,
          submitter: found.submission.contactName,
          call: found.call.title,
        },
        author: { name: author.name, state: author.state },
      };
    },
  });

  api.operation({
    method: 'POST',
    url: '/co-author-invitations/:secret',
    id: 'answerCoAuthorInvitation',
    tag,
    summary: 'Say whether one is an author; the link works once',
    policy: ownSubmission,
    status: 200,
    params: contract.SecretParams,
    body: contract.CoAuthorAnswer,
    reply: contract.AuthorView,
    handle: async ({ params, body, raw }) =>
      presentAuthor(await coAuthors.answer(raw.actor, params.secret, body.answer === 'accept')),
  });

  api.operation({
    ...common,
    method: 'POST',
    url: '/papers/:paper/files',
    id: 'addPaperFile',
    takesFile: true,
    summary: 'Send a file as multipart/form-data: `file`, and `questionId` where it answers one',
    status: 201,
    params: contract.PaperParams,
    reply: contract.PaperFileView,
    handle: async ({ params, raw }) => {
      const key = keyOf(raw, params.paper);
      // Whoever may not know of it learns nothing from what is wrong with the file.
      await opening.read(raw.actor, key, manageCalls);
      const { file, fields } = await readUpload(raw);
      if (file === null) throw ruleBroken({ field: 'file', code: 'field-required' });
      const question = String(fields.questionId ?? '');
      if (question !== '' && !isId(question)) {
        throw ruleBroken({ field: 'questionId', code: 'question-unknown' });
      }
      return presentFile(await paperFiles.add(raw.actor, key, question === '' ? null : question, file));
    },
  });

  api.operation({
    ...common,
    method: 'GET',
    url: '/papers/:paper/files/:file',
    id: 'getPaperFile',
    summary: 'The bytes of a file',
    produces: 'application/octet-stream',
    params: contract.PaperFileParams,
    handle: async ({ params, raw }, reply) => {
      const { file, bytes } = await paperFiles.read(raw.actor, keyOf(raw, params.paper), params.file);
      return reply.headers(fileHeaders(file.name)).type(file.mediaType).send(bytes);
    },
  });

  api.operation({
    ...common,
    method: 'DELETE',
    url: '/papers/:paper/files/:file',
    id: 'removePaperFile',
    summary: 'Take a file away',
    status: 204,
    params: contract.PaperFileParams,
    handle: async ({ params, raw }) => {
      const { found } = await opening.read(raw.actor, keyOf(raw, params.paper));
      if (!found.files.some(({ id }) => id === params.file)) throw notFound('file-unknown');
      await paperFiles.remove(raw.actor, keyOf(raw, params.paper), params.file);
    },
  });
}
