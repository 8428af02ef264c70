import type { Actor } from '../../../platform/actor/index.ts';
import { notFound } from '../../../platform/errors/index.ts';
import { type Api, etagOf } from '../../../platform/http/index.ts';
import { IdParams, placeOf } from '../../series/index.ts';
import { manageOutcomes, readDrafts } from '../policy.ts';
import * as store from '../store/index.ts';
import type { PublicationContext } from './context.ts';
import * as contract from './contract.ts';

const tag = 'outcomes';

const present = (row: store.DocumentRow): contract.ReleaseView => ({
  documentId: row.id,
  requestedAt: row.releaseRequestedAt?.toISOString() ?? null,
  approvedAt: row.releaseApprovedAt?.toISOString() ?? null,
  embargoUntil: row.embargoUntil?.toISOString() ?? null,
  publishedAt: row.publishedAt?.toISOString() ?? null,
  version: row.version,
});

/** Adds the JSON operations of releases and corrections. */
export function addReleasesApi(
  api: Api,
  { database, finder, releases, corrections }: PublicationContext,
): void {
  /** @throws 404 to those who may not know of a text that is not published */
  const known = async (actor: Actor, id: string): Promise<store.DocumentRow> => {
    const document = await store.findDocument(database.db, id);
    const whole = document && (await finder.find(document.editionId));
    if (document === undefined || whole === undefined || !readDrafts.allows(actor, placeOf(whole.edition))) {
      throw notFound();
    }
    return document;
  };

  api.operation({
    method: 'GET',
    url: '/outcome-documents/:id/release',
    id: 'getTextRelease',
    tag,
    summary: 'How far the release of a text is',
    policy: readDrafts,
    params: IdParams,
    reply: contract.ReleaseView,
    handle: async ({ params, raw }, reply) => {
      const row = await known(raw.actor, params.id);
      reply.header('etag', etagOf(row.version));
      return present(row);
    },
  });

  api.operation({
    method: 'POST',
    url: '/outcome-documents/:id/release',
    id: 'requestRelease',
    tag,
    summary: 'Ask for the release of an adopted text, at once or when an embargo ends',
    policy: manageOutcomes,
    params: IdParams,
    body: contract.ReleaseInput,
    reply: contract.ReleaseView,
    handle: async ({ params, body, raw }) => {
      await known(raw.actor, params.id);
      return present(await releases.request(raw.actor, params.id, body));
    },
  });

  api.operation({
    method: 'POST',
    url: '/outcome-documents/:id/release/approval',
    id: 'approveRelease',
    tag,
    summary: 'Approve a release that somebody else asked for',
    policy: manageOutcomes,
    params: IdParams,
    reply: contract.ReleaseView,
    handle: async ({ params, raw }) => {
      await known(raw.actor, params.id);
      return present(await releases.approve(raw.actor, params.id));
    },
  });

  api.operation({
    method: 'POST',
    url: '/outcome-documents/:id/release/withdrawal',
    id: 'withdrawRelease',
    tag,
    summary: 'Take a request for release back',
    policy: manageOutcomes,
    params: IdParams,
    reply: contract.ReleaseView,
    handle: async ({ params, raw }) => {
      await known(raw.actor, params.id);
      return present(await releases.withdraw(raw.actor, params.id));
    },
  });

  api.operation({
    method: 'POST',
    url: '/outcome-documents/:id/corrections',
    id: 'startCorrection',
    tag,
    summary: 'Start a corrigendum or a revision of a published text, as a text of its own',
    policy: manageOutcomes,
    creates: true,
    params: IdParams,
    body: contract.CorrectionInput,
    reply: contract.CorrectionView,
    handle: async ({ params, body, raw }, reply) => {
      await known(raw.actor, params.id);
      const { id, slug } = await corrections.start(raw.actor, params.id, body);
      reply.header('location', `/api/v1/outcome-documents/${id}`);
      return { id, slug, correctsDocumentId: params.id, correction: body.correction };
    },
  });
}
