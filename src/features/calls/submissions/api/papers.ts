import {
  type Api,
  cursorPage,
  decodeCursor,
  linkNext,
  versionRead,
} from '../../../../platform/http/index.ts';
import { permit } from '../../../../platform/http/policy.ts';
import { EditionParams, placeOf } from '../../../series/index.ts';
import * as store from '../../store/submissions.ts';
import * as contract from '../contract.ts';
import type { SubmissionServices } from '../feature.ts';
import { searchSubmissions } from '../filter.ts';
import { ownSubmission, readSubmissions } from '../policy.ts';
import { presentPaper } from '../present.ts';
import { answerPaper, beginning, keyOf, secretHeader, tag } from './shared.ts';

/** Adds the JSON operations of submissions, as their authors and those who decide see them. */
export function addPapersApi(api: Api, services: SubmissionServices): void {
  const { database, finder, papers, mailing } = services;

  api.operation({
    method: 'GET',
    url: '/editions/:edition/papers',
    id: 'listPapers',
    tag,
    summary: 'What was submitted, by code; drafts last',
    policy: readSubmissions,
    params: EditionParams,
    query: contract.PaperQuery,
    reply: contract.PaperList,
    handle: async ({ params, query, raw }, reply) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      permit(readSubmissions, raw.actor, placeOf(edition));
      const rows = await store.listSubmissions(database.db, edition.id, {
        states: query.state === undefined ? undefined : [query.state],
        kind: query.kind,
        callId: query.call,
        themeId: query.theme,
      });
      const found = searchSubmissions(rows, query.q ?? '');
      const after = query.cursor === undefined ? undefined : decodeCursor(query.cursor, ['text'])[0];
      const start =
        after === undefined ? 0 : found.findIndex(({ submission }) => submission.id === after) + 1;
      const limit = query.limit ?? 50;
      const { items, next } = cursorPage(found.slice(start, start + limit + 1), limit, ({ submission }) => [
        submission.id,
      ]);
      linkNext(raw, reply, next);
      return { items: items.map(presentPaper) };
    },
  });

  api.operation({
    method: 'POST',
    url: '/editions/:edition/papers',
    id: 'beginPaper',
    tag,
    summary: 'Answer a call: as a draft, or sent at once. The secret of its link is shown this once',
    policy: ownSubmission,
    limit: beginning,
    // Without an Idempotency-Key: the answer holds a secret, which must not be kept to be played back.
    status: 201,
    params: EditionParams,
    body: contract.PaperInput,
    reply: contract.NewPaperView,
    handle: async ({ params, body, raw }, reply) => {
      const whole = await finder.visible(raw.actor, params.edition);
      const { submission, secret } = await papers.create(raw.actor, whole, body);
      const { found } = await services.opening.read(raw.actor, { id: submission.id, secret });
      reply.header('location', `/api/v1/papers/${submission.id}`);
      return { secret, href: mailing.linkOf(submission), ...presentPaper(found) };
    },
  });

  api.operation({
    method: 'GET',
    url: '/papers/:paper',
    id: 'getPaper',
    tag,
    summary: 'One submission, for its authors and those who decide',
    policy: ownSubmission,
    headers: secretHeader,
    params: contract.PaperParams,
    reply: contract.PaperView,
    handle: async ({ params, raw }, reply) => answerPaper(services, raw, reply, params.paper),
  });

  api.operation({
    method: 'PATCH',
    url: '/papers/:paper',
    id: 'editPaper',
    tag,
    summary: 'Write in a submission, while the call is open to it',
    policy: ownSubmission,
    edits: true,
    headers: secretHeader,
    params: contract.PaperParams,
    body: contract.PaperPatch,
    reply: contract.PaperView,
    handle: async ({ params, body, raw }, reply) => {
      await papers.edit(raw.actor, keyOf(raw, params.paper), versionRead(raw), body);
      return answerPaper(services, raw, reply, params.paper);
    },
  });

  api.operation({
    method: 'DELETE',
    url: '/papers/:paper',
    id: 'deletePaper',
    tag,
    summary: 'Delete a draft that was never sent',
    policy: ownSubmission,
    edits: true,
    headers: secretHeader,
    status: 204,
    params: contract.PaperParams,
    handle: async ({ params, raw }) => papers.remove(raw.actor, keyOf(raw, params.paper), versionRead(raw)),
  });

  const step = { method: 'POST', tag, policy: ownSubmission, edits: true, headers: secretHeader } as const;

  api.operation({
    ...step,
    url: '/papers/:paper/submission',
    id: 'submitPaper',
    summary: 'Send a draft; with a grace link after the deadline',
    params: contract.PaperParams,
    body: contract.SubmissionAct,
    reply: contract.PaperView,
    handle: async ({ params, body, raw }, reply) => {
      await papers.submit(raw.actor, keyOf(raw, params.paper), versionRead(raw), body);
      return answerPaper(services, raw, reply, params.paper);
    },
  });

  api.operation({
    ...step,
    url: '/papers/:paper/withdrawal',
    id: 'withdrawPaper',
    summary: 'Withdraw what was sent',
    params: contract.PaperParams,
    body: contract.NoteInput,
    reply: contract.PaperView,
    handle: async ({ params, body, raw }, reply) => {
      await papers.withdraw(raw.actor, keyOf(raw, params.paper), versionRead(raw), body);
      return answerPaper(services, raw, reply, params.paper);
    },
  });

  api.operation({
    ...step,
    url: '/papers/:paper/confirmation',
    id: 'confirmPaper',
    summary: 'Confirm an accepted submission: it will be presented',
    params: contract.PaperParams,
    reply: contract.PaperView,
    handle: async ({ params, raw }, reply) => {
      await papers.confirm(raw.actor, keyOf(raw, params.paper), versionRead(raw));
      return answerPaper(services, raw, reply, params.paper);
    },
  });
}
