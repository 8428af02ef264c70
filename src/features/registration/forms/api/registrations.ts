import { notFound } from '../../../../platform/errors/index.ts';
import {
  type Api,
  cursorPage,
  decodeCursor,
  etagOf,
  isId,
  linkNext,
  versionRead,
} from '../../../../platform/http/index.ts';
import { permit } from '../../../../platform/http/policy.ts';
import { EditionParams, placeOf } from '../../../series/index.ts';
import * as formStore from '../../store/forms.ts';
import * as store from '../../store/registrations.ts';
import * as contract from '../contract.ts';
import type { FormServices } from '../feature.ts';
import { fileHeaders } from '../file-headers.ts';
import { searchRegistrations } from '../filter.ts';
import { manageRegistrations, ownRegistration, readNeeds, readRegistrations } from '../policy.ts';
import { presentRegistration } from '../present.ts';
import { keyOf, registering, secretHeader, tag } from './shared.ts';

/** Adds the JSON operations of registrations, as those whose they are and those who decide see them. */
export function addRegistrationsApi(api: Api, services: FormServices): void {
  const { database, finder, own, drafts, opening, deciding, mailing, registrationFiles } = services;

  const answer = async (raw: Parameters<typeof keyOf>[0], id: string) => {
    const { found, standing, whole } = await opening.read(raw.actor, keyOf(raw, id));
    if (found.registration.id !== id) throw notFound('registration-unknown');
    const needs = standing === 'own' || readNeeds.allows(raw.actor, placeOf(whole.edition));
    return { view: presentRegistration(found, needs), etag: etagOf(found.registration.version) };
  };

  api.operation({
    method: 'GET',
    url: '/editions/:edition/registrations',
    id: 'listRegistrations',
    tag,
    summary: 'Registrations that were handed in, newest first',
    policy: readRegistrations,
    params: EditionParams,
    query: contract.RegistrationQuery,
    reply: contract.RegistrationList,
    handle: async ({ params, query, raw }, reply) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      permit(readRegistrations, raw.actor, placeOf(edition));
      const needs = readNeeds.allows(raw.actor, placeOf(edition));
      const rows = await store.listRegistrations(database.db, edition.id, {
        states: query.state === undefined ? undefined : [query.state],
        formId: query.form,
        category: query.category,
      });
      const found = searchRegistrations(rows, query.q ?? '');
      const after = query.cursor === undefined ? undefined : decodeCursor(query.cursor, ['text'])[0];
      const start =
        after === undefined ? 0 : found.findIndex(({ registration }) => registration.id === after) + 1;
      const limit = query.limit ?? 50;
      const { items, next } = cursorPage(found.slice(start, start + limit + 1), limit, ({ registration }) => [
        registration.id,
      ]);
      linkNext(raw, reply, next);
      return { items: items.map((one) => presentRegistration(one, needs)) };
    },
  });

  api.operation({
    method: 'POST',
    url: '/editions/:edition/registrations',
    id: 'register',
    tag,
    summary: 'Register by a form, at once or as a draft. The secret of its link is shown this once',
    policy: ownRegistration,
    limit: registering,
    // Without an Idempotency-Key: the answer holds a secret, which must not be kept to be played back.
    status: 201,
    params: EditionParams,
    body: contract.RegistrationInput,
    reply: contract.NewRegistrationView,
    handle: async ({ params, body, raw }, reply) => {
      const whole = await finder.visible(raw.actor, params.edition);
      const form = isId(body.form)
        ? await formStore.findForm(database.db, body.form)
        : await formStore.findFormBySlug(database.db, whole.edition.id, body.form);
      if (form === undefined || form.form.editionId !== whole.edition.id || !form.form.published) {
        throw notFound('form-unknown');
      }
      const language = body.language ?? raw.language;
      const { form: _form, draft = false, ...patch } = body;
      const made = draft
        ? {
            attendee: null,
            position: null,
            consents: [],
            ...(await drafts.begin(raw.actor, whole, form, patch, language, [])),
          }
        : await own.register(raw.actor, whole, form, body, { language });
      const { registration, secret } = made;
      reply.header('location', `/api/v1/registrations/${registration.id}`);
      const whatItIs = { ...made, form: form.form, files: [] };
      return { secret, href: mailing.linkOf(registration), ...presentRegistration(whatItIs, true) };
    },
  });

  api.operation({
    method: 'POST',
    url: '/editions/:edition/registrations/decisions',
    id: 'decideRegistrations',
    tag,
    summary: 'Approve or refuse registrations: all of them, or none',
    policy: manageRegistrations,
    params: EditionParams,
    body: contract.DecisionInput,
    status: 200,
    reply: contract.DecisionView,
    handle: async ({ params, body, raw }) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      return deciding.decide(raw.actor, edition.id, body);
    },
  });

  const one = { tag, policy: ownRegistration, headers: secretHeader } as const;

  api.operation({
    ...one,
    method: 'GET',
    url: '/registrations/:registration',
    id: 'getRegistration',
    summary: 'One registration, for whose it is and those who decide',
    params: contract.RegistrationParams,
    reply: contract.RegistrationView,
    handle: async ({ params, raw }, reply) => {
      const { view, etag } = await answer(raw, params.registration);
      reply.header('etag', etag);
      return view;
    },
  });

  api.operation({
    ...one,
    method: 'PATCH',
    url: '/registrations/:registration',
    id: 'editRegistration',
    summary: 'Edit what was handed in, as long as the form lets one; or go on with a draft',
    edits: true,
    params: contract.RegistrationParams,
    body: contract.RegistrationPatch,
    reply: contract.RegistrationView,
    handle: async ({ params, body, raw }, reply) => {
      const key = keyOf(raw, params.registration);
      const { found } = await opening.read(raw.actor, key);
      if (found.registration.state === 'draft') await drafts.keep(raw.actor, key, body, []);
      else await own.edit(raw.actor, key, versionRead(raw), body);
      const { view, etag } = await answer(raw, params.registration);
      reply.header('etag', etag);
      return view;
    },
  });

  api.operation({
    ...one,
    method: 'POST',
    url: '/registrations/:registration/submission',
    id: 'submitRegistration',
    summary: 'Hand a draft in',
    edits: true,
    params: contract.RegistrationParams,
    reply: contract.RegistrationView,
    handle: async ({ params, raw }, reply) => {
      await drafts.submit(raw.actor, keyOf(raw, params.registration), versionRead(raw));
      const { view, etag } = await answer(raw, params.registration);
      reply.header('etag', etag);
      return view;
    },
  });

  api.operation({
    ...one,
    method: 'POST',
    url: '/registrations/:registration/cancellation',
    id: 'cancelRegistration',
    summary: 'Cancel it: the place goes to whoever waits first',
    edits: true,
    params: contract.RegistrationParams,
    body: contract.ReasonInput,
    reply: contract.RegistrationView,
    handle: async ({ params, body, raw }, reply) => {
      await own.cancel(raw.actor, keyOf(raw, params.registration), versionRead(raw), body.reason);
      const { view, etag } = await answer(raw, params.registration);
      reply.header('etag', etag);
      return view;
    },
  });

  api.operation({
    ...one,
    method: 'GET',
    url: '/registrations/:registration/files/:file',
    id: 'getRegistrationFile',
    summary: 'The bytes of a file that came with it',
    produces: 'application/octet-stream',
    params: contract.RegistrationFileParams,
    handle: async ({ params, raw }, reply) => {
      const { file, bytes } = await registrationFiles.read(
        raw.actor,
        keyOf(raw, params.registration),
        params.file,
      );
      return reply.headers(fileHeaders(file.name)).type(file.mediaType).send(bytes);
    },
  });
}
