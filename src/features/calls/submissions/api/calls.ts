import type { FastifyReply } from 'fastify';
import type { Actor } from '../../../../platform/actor/index.ts';
import { notFound } from '../../../../platform/errors/index.ts';
import { type Api, anyone, etagOf, versionRead } from '../../../../platform/http/index.ts';
import { EditionParams, maySeeEdition, placeOf } from '../../../series/index.ts';
import * as store from '../../store/calls.ts';
import * as contract from '../contract.ts';
import type { SubmissionServices } from '../feature.ts';
import { manageCalls, ownSubmission, readSubmissions } from '../policy.ts';
import { presentCall, presentGrace, presentQuestion } from '../present.ts';
import { askingLink, tag } from './shared.ts';

/** Adds the JSON operations of calls, what they ask, and grace links. */
export function addCallsApi(api: Api, services: SubmissionServices): void {
  const { database, finder, clock, calls, questions, grace, links, publicUrl } = services;
  const { db } = database;

  /** A call that the actor may know of, and whether they work on it. */
  const known = async (actor: Actor, id: string) => {
    const found = await store.findCall(db, id);
    const whole = found && (await finder.find(found.call.editionId));
    if (found === undefined || whole === undefined || !maySeeEdition(actor, whole.edition)) {
      throw notFound('call-unknown');
    }
    const works = readSubmissions.allows(actor, placeOf(whole.edition));
    if (!works && !found.call.published) throw notFound('call-unknown');
    return { found, whole, works };
  };

  const answer = async (reply: FastifyReply, actor: Actor, id: string) => {
    const { found, works } = await known(actor, id);
    reply.header('etag', etagOf(found.call.version));
    return presentCall(found, clock.now(), works);
  };

  api.operation({
    method: 'GET',
    url: '/editions/:edition/calls-for-papers',
    id: 'listCallsForPapers',
    tag,
    summary: 'Calls for papers by deadline; drafts are for those who work on them',
    policy: anyone,
    params: EditionParams,
    reply: contract.CallList,
    handle: async ({ params, raw }) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      const works = readSubmissions.allows(raw.actor, placeOf(edition));
      const found = await store.listCalls(db, edition.id, works ? {} : { published: true });
      return { items: found.map((one) => presentCall(one, clock.now(), works)) };
    },
  });

  api.operation({
    method: 'POST',
    url: '/editions/:edition/calls-for-papers',
    id: 'createCallForPapers',
    tag,
    summary: 'Add a call for papers',
    policy: manageCalls,
    creates: true,
    params: EditionParams,
    body: contract.CallInput,
    reply: contract.CallView,
    handle: async ({ params, body, raw }, reply) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      const { id } = await calls.create(raw.actor, edition.id, body);
      reply.header('location', `/api/v1/calls-for-papers/${id}`);
      return answer(reply, raw.actor, id);
    },
  });

  api.operation({
    method: 'GET',
    url: '/calls-for-papers/:call',
    id: 'getCallForPapers',
    tag,
    summary: 'One call for papers with what it asks',
    policy: anyone,
    params: contract.CallParams,
    reply: contract.CallView,
    handle: async ({ params, raw }, reply) => answer(reply, raw.actor, params.call),
  });

  api.operation({
    method: 'PATCH',
    url: '/calls-for-papers/:call',
    id: 'editCallForPapers',
    tag,
    summary: 'Edit a call; a later deadline opens it again',
    policy: manageCalls,
    edits: true,
    params: contract.CallParams,
    body: contract.CallPatch,
    reply: contract.CallView,
    handle: async ({ params, body, raw }, reply) => {
      await calls.edit(raw.actor, params.call, versionRead(raw), body);
      return answer(reply, raw.actor, params.call);
    },
  });

  api.operation({
    method: 'DELETE',
    url: '/calls-for-papers/:call',
    id: 'deleteCallForPapers',
    tag,
    summary: 'Delete a call that nobody has answered',
    policy: manageCalls,
    edits: true,
    status: 204,
    params: contract.CallParams,
    handle: async ({ params, raw }) => calls.remove(raw.actor, params.call, versionRead(raw)),
  });

  api.operation({
    method: 'POST',
    url: '/calls-for-papers/:call/links',
    id: 'sendPaperLinks',
    tag,
    summary:
      'Mail the links of what an address has begun or submitted in a call; answers alike whether there is any',
    policy: ownSubmission,
    limit: askingLink,
    status: 202,
    params: contract.CallParams,
    body: contract.LinkAsked,
    handle: async ({ params, body, raw }) => {
      const { found, whole } = await known(raw.actor, params.call);
      await links.sendAgain(raw.actor, whole, found.call, body.email);
    },
  });

  for (const [method, id, summary, published] of [
    ['POST', 'publishCallForPapers', 'Show a call on the public face', true],
    ['DELETE', 'unpublishCallForPapers', 'Take a call off the public face', false],
  ] as const) {
    api.operation({
      method,
      url: '/calls-for-papers/:call/publication',
      id,
      tag,
      summary,
      policy: manageCalls,
      edits: true,
      status: 200,
      params: contract.CallParams,
      reply: contract.CallView,
      handle: async ({ params, raw }, reply) => {
        await calls.publish(raw.actor, params.call, versionRead(raw), published);
        return answer(reply, raw.actor, params.call);
      },
    });
  }

  api.operation({
    method: 'POST',
    url: '/calls-for-papers/:call/closure',
    id: 'closeCallForPapers',
    tag,
    summary: 'Close an open call now',
    policy: manageCalls,
    edits: true,
    params: contract.CallParams,
    reply: contract.CallView,
    handle: async ({ params, raw }, reply) => {
      await calls.close(raw.actor, params.call, versionRead(raw));
      return answer(reply, raw.actor, params.call);
    },
  });

  api.operation({
    method: 'POST',
    url: '/calls-for-papers/:call/questions',
    id: 'addCallQuestion',
    tag,
    summary: 'Ask a further question',
    policy: manageCalls,
    creates: true,
    params: contract.CallParams,
    body: contract.QuestionInput,
    reply: contract.QuestionView,
    handle: async ({ params, body, raw }) =>
      presentQuestion(await questions.add(raw.actor, params.call, body), true),
  });

  /** The call that a question belongs to. */
  const callOf = async (id: string): Promise<string> => {
    const question = await store.findQuestion(db, id);
    if (question === undefined) throw notFound('question-unknown');
    return question.callId;
  };

  api.operation({
    method: 'PATCH',
    url: '/call-questions/:question',
    id: 'editCallQuestion',
    tag,
    summary: 'Edit a question, or move it to a place',
    policy: manageCalls,
    edits: true,
    params: contract.QuestionParams,
    body: contract.QuestionPatch,
    reply: contract.QuestionView,
    handle: async ({ params, body, raw }, reply) => {
      const call = await callOf(params.question);
      const row = await questions.edit(raw.actor, call, params.question, versionRead(raw), body);
      reply.header('etag', etagOf(row.version));
      return presentQuestion(row, true);
    },
  });

  api.operation({
    method: 'DELETE',
    url: '/call-questions/:question',
    id: 'removeCallQuestion',
    tag,
    summary: 'Ask a question no more',
    policy: manageCalls,
    edits: true,
    status: 204,
    params: contract.QuestionParams,
    handle: async ({ params, raw }) =>
      questions.remove(raw.actor, await callOf(params.question), params.question, versionRead(raw)),
  });

  api.operation({
    method: 'GET',
    url: '/calls-for-papers/:call/grace-links',
    id: 'listGraceLinks',
    tag,
    summary: 'Links that open a call after its deadline, newest first',
    policy: manageCalls,
    params: contract.CallParams,
    reply: contract.GraceList,
    handle: async ({ params, raw }) => {
      const { found, whole } = await known(raw.actor, params.call);
      if (!manageCalls.allows(raw.actor, placeOf(whole.edition))) throw notFound('call-unknown');
      const links = await store.listGraceLinks(db, whole.edition.id, found.call.id);
      return { items: links.map(presentGrace) };
    },
  });

  api.operation({
    method: 'POST',
    url: '/calls-for-papers/:call/grace-links',
    id: 'makeGraceLink',
    tag,
    summary: 'Make a link that opens a call after its deadline; its secret is shown this once',
    policy: manageCalls,
    // Without an Idempotency-Key: the answer holds a secret, which must not be kept to be played back.
    status: 201,
    params: contract.CallParams,
    body: contract.GraceInput,
    reply: contract.NewGraceView,
    handle: async ({ params, body, raw }) => {
      const { link, secret } = await grace.make(raw.actor, params.call, body);
      const { found, whole } = await known(raw.actor, params.call);
      const href = `${publicUrl}/${whole.edition.authenticLanguage}/forums/${whole.series.slug}/${whole.edition.slug}/calls/${found.call.slug}/grace/${secret}`;
      return { secret, href, ...presentGrace(link) };
    },
  });

  api.operation({
    method: 'POST',
    url: '/grace-links/:grace/revocation',
    id: 'revokeGraceLink',
    tag,
    summary: 'Revoke a grace link; it stops at once',
    policy: manageCalls,
    params: contract.GraceParams,
    reply: contract.GraceView,
    status: 200,
    handle: async ({ params, raw }) => {
      const link = await store.findGraceLink(db, params.grace);
      if (link === undefined) throw notFound('grace-unknown');
      return presentGrace(await grace.revoke(raw.actor, link.callId, params.grace));
    },
  });
}
