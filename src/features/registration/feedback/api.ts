import { notFound } from '../../../platform/errors/index.ts';
import { type Api, anyone, etagOf, permit, versionRead } from '../../../platform/http/index.ts';
import { EditionParams, findEdition, maySeeEdition, placeOf } from '../../series/index.ts';
import * as store from '../store/feedback.ts';
import * as contract from './contract.ts';
import type { FeedbackServices } from './feature.ts';
import { manageFeedback, ownFeedback, readFeedback } from './policy.ts';
import { presentFeedbackForm, presentResults } from './present.ts';
import { readResults } from './reading.ts';

const tag = 'registration';

/** Adds the JSON operations of feedback forms, their answers and results. */
export function addFeedbackApi(api: Api, services: FeedbackServices): void {
  const { database, finder, clock, forms, answering, inviting } = services;
  const { db } = database;

  api.operation({
    method: 'GET',
    url: '/editions/:edition/feedback-forms',
    id: 'listFeedbackForms',
    tag,
    summary: 'Feedback forms; those not published for those who read feedback',
    policy: anyone,
    params: EditionParams,
    reply: contract.FeedbackFormList,
    handle: async ({ params, raw }) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      const inside = readFeedback.allows(raw.actor, placeOf(edition));
      const found = await store.listFeedbackForms(db, edition.id, inside ? {} : { published: true });
      return { items: found.map((form) => presentFeedbackForm(form, clock.now())) };
    },
  });

  api.operation({
    method: 'POST',
    url: '/editions/:edition/feedback-forms',
    id: 'addFeedbackForm',
    tag,
    summary: 'Add a feedback form',
    policy: manageFeedback,
    creates: true,
    params: EditionParams,
    body: contract.FeedbackFormInput,
    reply: contract.FeedbackFormView,
    handle: async ({ params, body, raw }) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      return presentFeedbackForm(await forms.create(raw.actor, edition.id, body), clock.now());
    },
  });

  const known = async (id: string) => {
    const form = await store.findFeedbackForm(db, id);
    const whole = form && (await findEdition(db, form.editionId));
    if (form === undefined || whole === undefined) throw notFound('feedback-form-unknown');
    return { form, whole };
  };

  api.operation({
    method: 'GET',
    url: '/feedback-forms/:form',
    id: 'getFeedbackForm',
    tag,
    summary: 'One feedback form with its questions',
    policy: anyone,
    params: contract.FormParams,
    reply: contract.FeedbackFormView,
    handle: async ({ params, raw }, reply) => {
      const { form, whole } = await known(params.form);
      const inside = readFeedback.allows(raw.actor, placeOf(whole.edition));
      if (!inside && !(form.published && maySeeEdition(raw.actor, whole.edition))) {
        throw notFound('feedback-form-unknown');
      }
      reply.header('etag', etagOf(form.version));
      return presentFeedbackForm(form, clock.now());
    },
  });

  api.operation({
    method: 'PATCH',
    url: '/feedback-forms/:form',
    id: 'editFeedbackForm',
    tag,
    summary: 'Edit a feedback form; questions that have answers stay',
    policy: manageFeedback,
    edits: true,
    params: contract.FormParams,
    body: contract.FeedbackFormPatch,
    reply: contract.FeedbackFormView,
    handle: async ({ params, body, raw }, reply) => {
      const form = await forms.edit(raw.actor, params.form, versionRead(raw), body);
      reply.header('etag', etagOf(form.version));
      return presentFeedbackForm(form, clock.now());
    },
  });

  api.operation({
    method: 'DELETE',
    url: '/feedback-forms/:form',
    id: 'deleteFeedbackForm',
    tag,
    summary: 'Delete a feedback form that nobody has answered',
    policy: manageFeedback,
    edits: true,
    status: 204,
    params: contract.FormParams,
    handle: async ({ params, raw }) => forms.remove(raw.actor, params.form, versionRead(raw)),
  });

  api.operation({
    method: 'POST',
    url: '/feedback-forms/:form/invitations',
    id: 'mailFeedbackLinks',
    tag,
    summary: 'Mail a personal link to those who were there and were sent none; 2,000 at most',
    policy: manageFeedback,
    params: contract.FormParams,
    reply: contract.InvitationsView,
    handle: ({ params, raw }) => inviting.invite(raw.actor, params.form, versionRead(raw)),
  });

  api.operation({
    method: 'POST',
    url: '/feedback-forms/:form/answers',
    id: 'answerFeedback',
    tag,
    summary:
      'Answer for oneself, once; of somebody without an account, by the header `feedback-secret` of their link',
    policy: ownFeedback,
    params: contract.FormParams,
    body: contract.AnswersInput,
    status: 201,
    reply: contract.AnswersKept,
    handle: async ({ params, body, raw }) => {
      const secret = raw.headers['feedback-secret'];
      if (typeof secret === 'string') {
        const own = await answering.openLink(secret);
        if (!own.slots.some(({ form }) => form.id === params.form)) throw notFound('feedback-link-unknown');
        return { kept: await answering.answer(raw.actor, { secret }, body) };
      }
      return { kept: await answering.answer(raw.actor, { formId: params.form }, body) };
    },
  });

  api.operation({
    method: 'GET',
    url: '/feedback-forms/:form/results',
    id: 'getFeedbackResults',
    tag,
    summary: 'What was answered, of all sessions or one; never of fewer than five answers',
    policy: readFeedback,
    params: contract.FormParams,
    query: contract.ResultsQuery,
    reply: contract.ResultsView,
    handle: async ({ params, query, raw }) => {
      const { form, whole } = await known(params.form);
      permit(readFeedback, raw.actor, placeOf(whole.edition));
      return presentResults(await readResults(database, form, query.session));
    },
  });
}
