import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import type { Actor } from '../../../platform/actor/index.ts';
import { forbidden, notFound } from '../../../platform/errors/index.ts';
import {
  type Api,
  cursorPage,
  decodeCursor,
  etagOf,
  linkNext,
  permit,
  versionRead,
} from '../../../platform/http/index.ts';
import { EditionParams, IdParams, placeOf } from '../../series/index.ts';
import { findCall, listCalls, listCriteria, listCriteriaOfEdition } from '../store/reviewing-criteria.ts';
import { listReviewers } from '../store/reviewing-people.ts';
import { CallParams } from '../submissions/contract.ts';
import { decidesIn, isOpenTo } from './access.ts';
import { addPapersApi } from './api-papers.ts';
import { readBoard } from './board.ts';
import type { Reviewing } from './context.ts';
import * as contract from './contract.ts';
import { readOwnList } from './own-list.ts';
import { decidePapers, readReviews, reviewPapers } from './policy.ts';
import { presentCriterion, presentPaper, presentReview, presentReviewer } from './present.ts';

const tag = 'reviews';

/** Adds the JSON operations of criteria, reviewers and reviews. */
export function addReviewingApi(api: Api, reviewing: Reviewing): void {
  const { database, finder, clock, access, criteria, reviewers, reviews, assigning } = reviewing;
  const { db } = database;

  async function callOf(actor: Actor, id: string) {
    const call = await findCall(db, id);
    const whole = call && (await finder.find(call.editionId));
    if (call === undefined || whole === undefined) throw notFound();
    if (!readReviews.allows(actor, placeOf(whole.edition))) throw forbidden();
    return call;
  }
  const answerCriteria = async (reply: FastifyReply, actor: Actor, id: string) => {
    const call = await callOf(actor, id);
    reply.header('etag', etagOf(call.version));
    return { maxScore: call.maxScore, items: (await listCriteria(db, id)).map(presentCriterion) };
  };

  api.operation({
    method: 'GET',
    url: '/calls-for-papers/:call/criteria',
    id: 'listReviewCriteria',
    tag,
    summary: 'Criteria of a call in their order, with weights',
    policy: readReviews,
    params: CallParams,
    reply: contract.CriteriaView,
    handle: async ({ params, raw }, reply) => answerCriteria(reply, raw.actor, params.call),
  });

  api.operation({
    method: 'PUT',
    url: '/calls-for-papers/:call/criteria',
    id: 'setReviewCriteria',
    tag,
    summary: 'Set the criteria of a call; those named by id keep their scores',
    policy: decidePapers,
    edits: true,
    params: CallParams,
    body: contract.CriteriaInput,
    reply: contract.CriteriaView,
    handle: async ({ params, body, raw }, reply) => {
      await criteria.replace(raw.actor, params.call, versionRead(raw), body);
      return answerCriteria(reply, raw.actor, params.call);
    },
  });

  api.operation({
    method: 'GET',
    url: '/editions/:edition/reviewers',
    id: 'listReviewers',
    tag,
    summary: 'Reviewers of an edition with themes and load',
    policy: decidePapers,
    params: EditionParams,
    reply: contract.ReviewerList,
    handle: async ({ params, raw }) => {
      const whole = await finder.visible(raw.actor, params.edition);
      permit(decidePapers, raw.actor, placeOf(whole.edition));
      const found = await listReviewers(database, db, whole.edition, clock.now());
      return { items: found.map(presentReviewer) };
    },
  });

  api.operation({
    method: 'PUT',
    url: '/editions/:edition/reviewers/:account',
    id: 'setReviewer',
    tag,
    summary: 'Set what a reviewer takes on, and where they belong',
    policy: decidePapers,
    params: Type.Object({ ...EditionParams.properties, account: IdParams.properties.id }),
    body: contract.ReviewerInput,
    reply: contract.ReviewerView,
    handle: async ({ params, body, raw }) => {
      const whole = await finder.visible(raw.actor, params.edition);
      await reviewers.put(raw.actor, whole.edition.id, params.account, body);
      const found = await listReviewers(database, db, whole.edition, clock.now());
      const one = found.find(({ accountId }) => accountId === params.account);
      if (one === undefined) throw notFound();
      return presentReviewer(one);
    },
  });

  api.operation({
    method: 'GET',
    url: '/editions/:edition/reviews',
    id: 'listReviews',
    tag,
    summary: 'Reviews of an edition: all for those who decide, their own for reviewers',
    policy: readReviews,
    params: EditionParams,
    query: contract.ReviewsQuery,
    reply: contract.ReviewList,
    handle: async ({ params, query, raw }, reply) => {
      const whole = await finder.visible(raw.actor, params.edition);
      permit(readReviews, raw.actor, placeOf(whole.edition));
      const { limit = 50, cursor } = query;
      const after = cursor === undefined ? '' : String(decodeCursor(cursor, ['id'])[0]);
      /** In the order of their ids, which is the order in which they were assigned. */
      const paged = <T extends { readonly id: string }>(all: readonly T[]) => {
        const sorted = all.filter(({ id }) => id > after).sort((one, other) => (one.id < other.id ? -1 : 1));
        const { items, next } = cursorPage(sorted, limit, ({ id }) => [id]);
        linkNext(raw, reply, next);
        return { items: [...items] };
      };
      const ofEdition = await listCriteriaOfEdition(db, whole.edition.id);
      const criteriaOf = (callId: string) => ofEdition.filter((one) => one.callId === callId);
      if (decidesIn(raw.actor, whole)) {
        const calls = new Map((await listCalls(db, whole.edition.id)).map((call) => [call.id, call]));
        const { papers } = await readBoard(database, whole);
        return paged(
          papers.flatMap((paper) =>
            paper.reviews.map((review) =>
              presentReview(
                { ...review, submissionId: paper.id, version: review.version },
                paper,
                criteriaOf(paper.callId),
                calls.get(paper.callId)?.maxScore ?? 0,
              ),
            ),
          ),
        );
      }
      const own = await readOwnList(database, whole, raw.actor);
      return paged(
        own.map((one) =>
          presentReview(
            { ...one, reviewerId: raw.actor.kind === 'account' ? raw.actor.accountId : '' },
            one,
            criteriaOf(one.callId),
            one.maxScore,
          ),
        ),
      );
    },
  });

  const answerReview = async (reply: FastifyReply, actor: Actor, id: string, language: 'ar' | 'en') => {
    const seen = await access.seeReview(actor, id);
    const { review, paper } = seen;
    reply.header('etag', etagOf(review.version));
    const { comment, confidential, reason } = review;
    return {
      ...presentReview(review, paper, await listCriteria(db, paper.call.id), paper.call.maxScore),
      comment,
      confidential,
      reason,
      paper: presentPaper(seen, language),
    };
  };

  api.operation({
    method: 'GET',
    url: '/reviews/:id',
    id: 'getReview',
    tag,
    summary: 'One review, with the paper as its reader may see it',
    policy: readReviews,
    params: IdParams,
    reply: contract.ReviewWhole,
    handle: async ({ params, raw }, reply) => answerReview(reply, raw.actor, params.id, raw.language),
  });

  api.operation({
    method: 'PATCH',
    url: '/reviews/:id',
    id: 'writeReview',
    tag,
    summary:
      'Write one’s own review: keep a draft, hand it in, decline it, or declare a conflict of interest',
    policy: reviewPapers,
    edits: true,
    params: IdParams,
    body: contract.ReviewPatch,
    reply: contract.ReviewView,
    handle: async ({ params, body, raw }, reply) => {
      const { paper } = await access.seeReview(raw.actor, params.id);
      const review = await reviews.write(raw.actor, params.id, versionRead(raw), body);
      reply.header('etag', etagOf(review.version));
      // Once it was given back, its reviewer sees the paper no more.
      const shown = (await isOpenTo(database, db, review)) ? paper : { code: paper.code, title: '' };
      return presentReview(review, shown, await listCriteria(db, paper.call.id), paper.call.maxScore);
    },
  });

  api.operation({
    method: 'DELETE',
    url: '/reviews/:id',
    id: 'takeReviewBack',
    tag,
    summary: 'Take an assignment back that was not handed in',
    policy: decidePapers,
    edits: true,
    status: 204,
    params: IdParams,
    reply: Type.Null(),
    handle: async ({ params, raw }) => {
      await assigning.takeBack(raw.actor, params.id, versionRead(raw));
    },
  });

  addPapersApi(api, reviewing);
}
