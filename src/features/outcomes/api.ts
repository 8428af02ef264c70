import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import type { Actor } from '../../platform/actor/index.ts';
import { notFound } from '../../platform/errors/index.ts';
import { type Api, anyone, etagOf, versionRead } from '../../platform/http/index.ts';
import { EditionParams, IdParams, maySeeEdition, placeOf } from '../series/index.ts';
import * as contract from './contract.ts';
import type { OutcomesFeature } from './index.ts';
import { manageOutcomes, readDrafts } from './policy.ts';
import { presentDocument, presentProvision } from './present.ts';
import * as store from './store/index.ts';

const withVersion = <T extends { readonly version: number }>(reply: FastifyReply, view: T): T => {
  reply.header('etag', etagOf(view.version));
  return view;
};

/** Adds the JSON operations of texts and their provisions. */
export function addOutcomesApi(api: Api, { database, finder, service }: OutcomesFeature): void {
  const { db } = database;
  const tag = 'outcomes';

  /** A text that the actor may know of: published, or worked on by the actor. */
  const visibleDocument = async (actor: Actor, id: string): Promise<store.DocumentRow> => {
    const document = await store.findDocument(db, id);
    const whole = document && (await finder.find(document.editionId));
    if (document === undefined || whole === undefined || !maySeeEdition(actor, whole.edition))
      throw notFound();
    const open = document.status === 'published' || readDrafts.allows(actor, placeOf(whole.edition));
    if (!open) throw notFound();
    return document;
  };

  const documentView = async (document: store.DocumentRow): Promise<contract.DocumentView> =>
    presentDocument(document, await store.listProvisions(db, document.editionId));

  const visibleDocuments = async (actor: Actor, reference: string): Promise<contract.DocumentView[]> => {
    const { edition } = await finder.visible(actor, reference);
    const documents = await store.listDocuments(db, edition.id);
    const provisions = await store.listProvisions(db, edition.id);
    const all = readDrafts.allows(actor, placeOf(edition));
    return documents
      .filter(({ status }) => all || status === 'published')
      .map((document) => presentDocument(document, provisions));
  };

  api.operation({
    method: 'GET',
    url: '/editions/:edition/outcome-documents',
    id: 'listOutcomeDocuments',
    tag,
    summary: 'Texts of an edition with their provisions',
    policy: anyone,
    params: EditionParams,
    reply: contract.DocumentList,
    handle: async ({ params, raw }) => ({ items: await visibleDocuments(raw.actor, params.edition) }),
  });

  api.operation({
    method: 'GET',
    url: '/editions/:edition/recommendations',
    id: 'listRecommendations',
    tag,
    summary: 'Recommendations of an edition, by number',
    policy: anyone,
    params: EditionParams,
    reply: contract.ProvisionList,
    handle: async ({ params, raw }) => ({
      items: (await visibleDocuments(raw.actor, params.edition))
        .filter(({ kind }) => kind === 'recommendations')
        .flatMap(({ provisions }) => provisions.filter(({ kind }) => kind === 'recommendation')),
    }),
  });

  api.operation({
    method: 'POST',
    url: '/editions/:edition/outcome-documents',
    id: 'createOutcomeDocument',
    tag,
    summary: 'Start a text',
    policy: manageOutcomes,
    creates: true,
    params: EditionParams,
    body: contract.DocumentInput,
    reply: contract.DocumentView,
    handle: async ({ params, body, raw }, reply) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      const document = await service.createDocument(raw.actor, edition.id, body);
      reply.header('location', `/api/v1/outcome-documents/${document.id}`);
      return withVersion(reply, await documentView(document));
    },
  });

  api.operation({
    method: 'GET',
    url: '/outcome-documents/:id',
    id: 'getOutcomeDocument',
    tag,
    summary: 'One text with its provisions',
    policy: anyone,
    params: IdParams,
    reply: contract.DocumentView,
    handle: async ({ params, raw }, reply) =>
      withVersion(reply, await documentView(await visibleDocument(raw.actor, params.id))),
  });

  api.operation({
    method: 'PATCH',
    url: '/outcome-documents/:id',
    id: 'editOutcomeDocument',
    tag,
    summary: 'Edit a text that is not adopted',
    policy: manageOutcomes,
    edits: true,
    params: IdParams,
    body: contract.DocumentPatch,
    reply: contract.DocumentView,
    handle: async ({ params, body, raw }, reply) => {
      await visibleDocument(raw.actor, params.id);
      return withVersion(
        reply,
        await documentView(await service.editDocument(raw.actor, params.id, versionRead(raw), body)),
      );
    },
  });

  api.operation({
    method: 'POST',
    url: '/outcome-documents/:id/adoption',
    id: 'adoptOutcomeDocument',
    tag,
    summary: 'Record the adoption; provisions get their numbers',
    policy: manageOutcomes,
    params: IdParams,
    body: contract.AdoptionInput,
    reply: contract.DocumentView,
    handle: async ({ params, body, raw }, reply) => {
      await visibleDocument(raw.actor, params.id);
      return withVersion(reply, await documentView(await service.adopt(raw.actor, params.id, body)));
    },
  });

  api.operation({
    method: 'POST',
    url: '/outcome-documents/:id/publication',
    id: 'publishOutcomeDocument',
    tag,
    summary: 'Publish an adopted text',
    policy: manageOutcomes,
    params: IdParams,
    reply: contract.DocumentView,
    handle: async ({ params, raw }, reply) => {
      await visibleDocument(raw.actor, params.id);
      return withVersion(reply, await documentView(await service.publish(raw.actor, params.id)));
    },
  });

  api.operation({
    method: 'POST',
    url: '/outcome-documents/:id/provisions',
    id: 'createProvision',
    tag,
    summary: 'Add a provision',
    policy: manageOutcomes,
    creates: true,
    params: IdParams,
    body: contract.ProvisionInput,
    reply: contract.ProvisionView,
    handle: async ({ params, body, raw }, reply) => {
      await visibleDocument(raw.actor, params.id);
      const { id } = await service.createProvision(raw.actor, params.id, body);
      reply.header('location', `/api/v1/provisions/${id}`);
      return withVersion(reply, await provisionView(id));
    },
  });

  const provisionView = async (id: string): Promise<contract.ProvisionView> => {
    const provision = await store.findProvision(db, id);
    if (provision === undefined) throw notFound();
    return presentProvision(provision);
  };

  const visibleProvision = async (actor: Actor, id: string): Promise<contract.ProvisionView> => {
    const view = await provisionView(id);
    await visibleDocument(actor, view.documentId);
    return view;
  };

  for (const collection of ['provisions', 'recommendations'] as const) {
    const name = collection === 'provisions' ? 'Provision' : 'Recommendation';
    api.operation({
      method: 'GET',
      url: `/${collection}/:id`,
      id: `get${name}`,
      tag,
      summary: `One ${name.toLowerCase()} with all that it is linked to`,
      policy: anyone,
      params: IdParams,
      reply: contract.ProvisionView,
      handle: async ({ params, raw }, reply) => {
        const view = await visibleProvision(raw.actor, params.id);
        if (collection === 'recommendations' && view.kind !== 'recommendation') throw notFound();
        return withVersion(reply, view);
      },
    });
  }

  api.operation({
    method: 'PATCH',
    url: '/provisions/:id',
    id: 'editProvision',
    tag,
    summary: 'Edit a provision; adopted wording stays',
    policy: manageOutcomes,
    edits: true,
    params: IdParams,
    body: contract.ProvisionPatch,
    reply: contract.ProvisionView,
    handle: async ({ params, body, raw }, reply) => {
      await visibleProvision(raw.actor, params.id);
      await service.editProvision(raw.actor, params.id, versionRead(raw), body);
      return withVersion(reply, await provisionView(params.id));
    },
  });

  api.operation({
    method: 'DELETE',
    url: '/provisions/:id',
    id: 'deleteProvision',
    tag,
    summary: 'Delete a provision of a text that is not adopted',
    policy: manageOutcomes,
    edits: true,
    status: 204,
    params: IdParams,
    reply: Type.Null(),
    handle: async ({ params, raw }) => {
      await visibleProvision(raw.actor, params.id);
      await service.removeProvision(raw.actor, params.id, versionRead(raw));
    },
  });
}
