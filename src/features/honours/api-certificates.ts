import type { FastifyReply } from 'fastify';
import type { Actor } from '../../platform/actor/index.ts';
import { notFound } from '../../platform/errors/index.ts';
import {
  type Api,
  cursorPage,
  decodeCursor,
  etagOf,
  linkNext,
  versionRead,
} from '../../platform/http/index.ts';
import { EditionParams, IdParams, placeOf, workInEdition } from '../series/index.ts';
import {
  CertificateList,
  CertificateQuery,
  CertificateView,
  FactList,
  FactQuery,
} from './contract/certificates.ts';
import {
  CertificateBatchInput,
  CertificateInput,
  ReplacementInput,
  RevocationInput,
} from './contract/issuing.ts';
import type { HonoursFeature } from './index.ts';
import { manageHonours } from './policy.ts';
import { presentCertificate, presentFact } from './present.ts';
import * as store from './store/certificates.ts';
import { listFacts } from './store/facts.ts';

const PAGE = 50;

/** Adds the JSON operations of certificates, for those who work in the edition. */
export function addCertificatesApi(api: Api, feature: HonoursFeature): void {
  const { database, finder, certificates, publicUrl } = feature;
  const { db } = database;
  const tag = 'honours';

  /** The edition, for those who work there; for others its certificates do not exist. */
  const worked = async (actor: Actor, reference: string) => {
    const whole = await finder.visible(actor, reference);
    if (!workInEdition.allows(actor, placeOf(whole.edition))) throw notFound();
    return whole;
  };

  const known = async (actor: Actor, id: string): Promise<store.CertificateWhole> => {
    const found = await store.findCertificate(db, id);
    const whole = found && (await finder.find(found.certificate.editionId));
    if (found === undefined || whole === undefined) throw notFound();
    if (!workInEdition.allows(actor, placeOf(whole.edition))) throw notFound();
    return found;
  };

  const answer = async (reply: FastifyReply, id: string): Promise<CertificateView> => {
    const found = await store.findCertificate(db, id);
    if (found === undefined) throw notFound();
    reply.header('etag', etagOf(found.certificate.version));
    return presentCertificate(found, publicUrl);
  };

  api.operation({
    method: 'GET',
    url: '/editions/:edition/certificates',
    id: 'listCertificates',
    tag,
    summary: 'Certificates of an edition, by kind and number',
    policy: workInEdition,
    params: EditionParams,
    query: CertificateQuery,
    reply: CertificateList,
    handle: async ({ params, query, raw }, reply) => {
      const { edition } = await worked(raw.actor, params.edition);
      const limit = query.limit ?? PAGE;
      const [kind = '', ordinal = 0] =
        query.cursor === undefined ? [] : decodeCursor(query.cursor, ['text', 'number']);
      const read = await store.listCertificates(
        db,
        edition.id,
        { q: query.q, kind: query.kind, status: query.status },
        {
          limit: limit + 1,
          ...(query.cursor === undefined ? {} : { after: { kind: String(kind), ordinal: Number(ordinal) } }),
        },
      );
      const { items, next } = cursorPage(read, limit, ({ certificate }) => [
        certificate.kind,
        certificate.ordinal,
      ]);
      linkNext(raw, reply, next);
      return { items: items.map((one) => presentCertificate(one, publicUrl)) };
    },
  });

  api.operation({
    method: 'GET',
    url: '/editions/:edition/certificate-facts',
    id: 'listCertificateFacts',
    tag,
    summary: 'What the record says that certificates of a kind may attest',
    policy: manageHonours,
    params: EditionParams,
    query: FactQuery,
    reply: FactList,
    handle: async ({ params, query, raw }) => {
      const { edition } = await worked(raw.actor, params.edition);
      const facts = await listFacts(db, edition.id, query.kind);
      const issued = await store.listByActs(
        db,
        edition.id,
        facts.map(({ act }) => act),
      );
      return {
        items: facts.map((fact) =>
          presentFact(
            fact,
            issued.find(({ act }) => act === fact.act),
          ),
        ),
      };
    },
  });

  api.operation({
    method: 'POST',
    url: '/editions/:edition/certificates',
    id: 'issueCertificate',
    tag,
    summary: 'Issue a certificate for a recorded act',
    policy: manageHonours,
    creates: true,
    params: EditionParams,
    body: CertificateInput,
    reply: CertificateView,
    handle: async ({ params, body, raw }, reply) => {
      const { edition } = await worked(raw.actor, params.edition);
      const { id } = await certificates.issue(raw.actor, edition.id, body, body);
      reply.header('location', `/api/v1/certificates/${id}`);
      return answer(reply, id);
    },
  });

  api.operation({
    method: 'POST',
    url: '/editions/:edition/certificate-batches',
    id: 'issueCertificates',
    tag,
    summary: 'Issue many certificates: all of them or none',
    policy: manageHonours,
    creates: true,
    params: EditionParams,
    body: CertificateBatchInput,
    reply: CertificateList,
    handle: async ({ params, body, raw }) => {
      const { edition } = await worked(raw.actor, params.edition);
      const issued = await certificates.issueMany(raw.actor, edition.id, body.certificates, body);
      const rows = await store.listCertificatesById(
        db,
        edition.id,
        issued.map(({ id }) => id),
      );
      return { items: rows.map((one) => presentCertificate(one, publicUrl)) };
    },
  });

  api.operation({
    method: 'GET',
    url: '/certificates/:id',
    id: 'getCertificate',
    tag,
    summary: 'One certificate',
    policy: workInEdition,
    params: IdParams,
    reply: CertificateView,
    handle: async ({ params, raw }, reply) => {
      await known(raw.actor, params.id);
      return answer(reply, params.id);
    },
  });

  api.operation({
    method: 'POST',
    url: '/certificates/:id/revocation',
    id: 'revokeCertificate',
    tag,
    summary: 'Revoke a valid certificate; whoever verifies it reads the reason',
    policy: manageHonours,
    edits: true,
    params: IdParams,
    body: RevocationInput,
    reply: CertificateView,
    handle: async ({ params, body, raw }, reply) => {
      await known(raw.actor, params.id);
      await certificates.revoke(raw.actor, params.id, versionRead(raw), body);
      return answer(reply, params.id);
    },
  });

  api.operation({
    method: 'POST',
    url: '/certificates/:id/replacement',
    id: 'replaceCertificate',
    tag,
    summary: 'Issue a new certificate in place of this one, which then leads to it',
    policy: manageHonours,
    edits: true,
    status: 201,
    params: IdParams,
    body: ReplacementInput,
    reply: CertificateView,
    handle: async ({ params, body, raw }, reply) => {
      await known(raw.actor, params.id);
      const { id } = await certificates.replace(raw.actor, params.id, versionRead(raw), body);
      reply.header('location', `/api/v1/certificates/${id}`);
      return answer(reply, id);
    },
  });
}
