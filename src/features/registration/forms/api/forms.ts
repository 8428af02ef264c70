import { notFound } from '../../../../platform/errors/index.ts';
import { type Api, anyone, etagOf, versionRead } from '../../../../platform/http/index.ts';
import { EditionParams, findEdition, maySeeEdition, placeOf } from '../../../series/index.ts';
import * as store from '../../store/forms.ts';
import * as contract from '../contract.ts';
import type { FormServices } from '../feature.ts';
import { manageForms, readRegistrations } from '../policy.ts';
import { presentForm, presentManagedForm, presentQuestion } from '../present.ts';
import { tag } from './shared.ts';

/** Adds the JSON operations of forms and their questions. */
export function addFormsApi(api: Api, services: FormServices): void {
  const { database, finder, forms, questions, clock } = services;

  api.operation({
    method: 'GET',
    url: '/editions/:edition/forms',
    id: 'listForms',
    tag,
    summary: 'Forms by which people register; those not published for those who work there',
    policy: anyone,
    params: EditionParams,
    reply: contract.FormList,
    handle: async ({ params, raw }) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      const inside = readRegistrations.allows(raw.actor, placeOf(edition));
      const found = await store.listForms(database.db, edition.id, inside ? {} : { published: true });
      const now = clock.now();
      return { items: found.map((one) => (inside ? presentManagedForm(one, now) : presentForm(one, now))) };
    },
  });

  api.operation({
    method: 'POST',
    url: '/editions/:edition/forms',
    id: 'addForm',
    tag,
    summary: 'Add a form',
    policy: manageForms,
    creates: true,
    params: EditionParams,
    body: contract.FormInput,
    reply: contract.FormView,
    handle: async ({ params, body, raw }) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      const form = await forms.create(raw.actor, edition.id, body);
      return presentManagedForm({ form, questions: [] }, clock.now());
    },
  });

  const known = async (id: string) => {
    const found = await store.findForm(database.db, id);
    if (found === undefined) throw notFound('form-unknown');
    return found;
  };

  api.operation({
    method: 'GET',
    url: '/forms/:form',
    id: 'getForm',
    tag,
    summary: 'One form with its questions',
    policy: anyone,
    params: contract.FormParams,
    reply: contract.FormView,
    handle: async ({ params, raw }, reply) => {
      const found = await known(params.form);
      const whole = await findEdition(database.db, found.form.editionId);
      if (whole === undefined) throw notFound('form-unknown');
      const inside = readRegistrations.allows(raw.actor, placeOf(whole.edition));
      if (!inside && !(found.form.published && maySeeEdition(raw.actor, whole.edition))) {
        throw notFound('form-unknown');
      }
      reply.header('etag', etagOf(found.form.version));
      return inside ? presentManagedForm(found, clock.now()) : presentForm(found, clock.now());
    },
  });

  api.operation({
    method: 'PATCH',
    url: '/forms/:form',
    id: 'editForm',
    tag,
    summary: 'Edit a form; more places let in those who wait',
    policy: manageForms,
    edits: true,
    params: contract.FormParams,
    body: contract.FormPatch,
    reply: contract.FormView,
    handle: async ({ params, body, raw }, reply) => {
      const form = await forms.edit(raw.actor, params.form, versionRead(raw), body);
      reply.header('etag', etagOf(form.version));
      return presentManagedForm(await known(form.id), clock.now());
    },
  });

  api.operation({
    method: 'DELETE',
    url: '/forms/:form',
    id: 'deleteForm',
    tag,
    summary: 'Delete a form by which nobody has registered',
    policy: manageForms,
    edits: true,
    status: 204,
    params: contract.FormParams,
    handle: async ({ params, raw }) => forms.remove(raw.actor, params.form, versionRead(raw)),
  });

  api.operation({
    method: 'POST',
    url: '/forms/:form/closure',
    id: 'closeForm',
    tag,
    summary: 'Close an open form now; a later `closesAt` opens it again',
    policy: manageForms,
    edits: true,
    params: contract.FormParams,
    reply: contract.FormView,
    handle: async ({ params, raw }, reply) => {
      const form = await forms.close(raw.actor, params.form, versionRead(raw));
      reply.header('etag', etagOf(form.version));
      return presentManagedForm(await known(form.id), clock.now());
    },
  });

  api.operation({
    method: 'POST',
    url: '/forms/:form/questions',
    id: 'addFormQuestion',
    tag,
    summary: 'Add a question at the end of a form',
    policy: manageForms,
    creates: true,
    params: contract.FormParams,
    body: contract.QuestionInput,
    reply: contract.QuestionView,
    handle: async ({ params, body, raw }) =>
      presentQuestion(await questions.add(raw.actor, params.form, body)),
  });

  api.operation({
    method: 'PATCH',
    url: '/forms/:form/questions/:question',
    id: 'editFormQuestion',
    tag,
    summary: 'Edit a question, or move it; a condition may only name an earlier one',
    policy: manageForms,
    edits: true,
    params: contract.QuestionParams,
    body: contract.QuestionPatch,
    reply: contract.QuestionView,
    handle: async ({ params, body, raw }, reply) => {
      const row = await questions.edit(raw.actor, params.form, params.question, versionRead(raw), body);
      reply.header('etag', etagOf(row.version));
      return presentQuestion(row);
    },
  });

  api.operation({
    method: 'DELETE',
    url: '/forms/:form/questions/:question',
    id: 'deleteFormQuestion',
    tag,
    summary: 'Remove a question',
    policy: manageForms,
    edits: true,
    status: 204,
    params: contract.QuestionParams,
    handle: async ({ params, raw }) =>
      questions.remove(raw.actor, params.form, params.question, versionRead(raw)),
  });
}
