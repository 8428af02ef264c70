import { type Static, Type } from 'typebox';
import type { Actor } from '../../../platform/actor/index.ts';
import type { Clock } from '../../../platform/clock/index.ts';
import type { Database } from '../../../platform/database/index.ts';
import { notFound } from '../../../platform/errors/index.ts';
import {
  type Api,
  cursorPage,
  decodeCursor,
  etagOf,
  linkNext,
  permit,
  versionRead,
} from '../../../platform/http/index.ts';
import { dayOf } from '../../../platform/language/index.ts';
import {
  IdentityEditionParams,
  IdentityInput,
  IdentityList,
  IdentityParams,
  IdentityPatch,
  IdentityQuery,
  IdentityView,
  UnmaskedView,
  UnmaskingInput,
} from './contract.ts';
import type { DocumentEdition, DocumentEditions } from './editions.ts';
import { manageIdentity, readMaskedIdentity, unmaskIdentity } from './policy.ts';
import { presentIdentity } from './present.ts';
import type { IdentityService } from './service.ts';
import { findIdentity, type IdentityDays, type IdentityWhole, listIdentities } from './store.ts';

const tag = 'directory';
/** Unmaskings from one address in a minute: a person reads one after the other. */
const UNMASKINGS = { max: 30, minutes: 1 };

export interface IdentityDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly service: IdentityService;
  readonly editions: DocumentEditions;
}

/** Local days that remarks are told by. */
export const daysOfEdition = ({ timeZone, endsOn }: DocumentEdition, now: Date): IdentityDays => ({
  today: dayOf(now, timeZone),
  endsOn,
});

/** Adds the JSON operations of identity documents; every number in them is masked but one. */
export function addIdentityApi(api: Api, { database, clock, service, editions }: IdentityDeps): void {
  const { db } = database;

  /** @throws 404 where one may not know of the edition, 403 where one may not see its documents */
  const seen = async (actor: Actor, reference: string): Promise<DocumentEdition> => {
    const edition = await editions.visible(actor, reference);
    permit(readMaskedIdentity, actor, { editionId: edition.id, seriesId: edition.seriesId });
    return edition;
  };

  const viewOf = async (edition: DocumentEdition, id: string): Promise<Static<typeof IdentityView>> => {
    const whole = await findIdentity(db, edition.id, id);
    if (whole === undefined) throw notFound();
    return presentIdentity(whole, daysOfEdition(edition, clock.now()));
  };

  api.operation({
    method: 'GET',
    url: '/editions/:edition/identity-documents',
    id: 'listIdentityDocuments',
    tag,
    summary: 'Passports and identity cards of an edition, numbers masked, by the names of their holders',
    policy: readMaskedIdentity,
    params: IdentityEditionParams,
    query: IdentityQuery,
    reply: IdentityList,
    async handle({ params, query, raw }, reply) {
      const edition = await seen(raw.actor, params.edition);
      const { limit = 50, cursor, ...filter } = query;
      const days = daysOfEdition(edition, clock.now());
      const rows = await listIdentities(db, edition.id, raw.language, filter, days, {
        limit: limit + 1,
        after: cursor === undefined ? undefined : decodeCursor(cursor, ['text', 'text']),
      });
      const keyOf = ({ person, document }: IdentityWhole) => [
        raw.language === 'ar' ? person.sortAr : person.sortEn,
        document.id,
      ];
      const { items, next } = cursorPage(rows, limit, keyOf);
      linkNext(raw, reply, next);
      return { items: items.map((whole) => presentIdentity(whole, days)) };
    },
  });

  // No Idempotency-Key: what is remembered of a request would tell its number. A repeat is refused by its number anyway.
  api.operation({
    method: 'POST',
    url: '/editions/:edition/identity-documents',
    id: 'createIdentityDocument',
    tag,
    summary: 'Take down a passport or identity card of a person',
    policy: manageIdentity,
    status: 201,
    params: IdentityEditionParams,
    body: IdentityInput,
    reply: IdentityView,
    async handle({ params, body, raw }, reply) {
      const edition = await seen(raw.actor, params.edition);
      const view = await viewOf(edition, await service.create(raw.actor, edition, body));
      reply.header('location', `/api/v1/editions/${params.edition}/identity-documents/${view.id}`);
      reply.header('etag', etagOf(view.version));
      return view;
    },
  });

  api.operation({
    method: 'GET',
    url: '/editions/:edition/identity-documents/:id',
    id: 'getIdentityDocument',
    tag,
    summary: 'One document, its number masked',
    policy: readMaskedIdentity,
    params: IdentityParams,
    reply: IdentityView,
    async handle({ params, raw }, reply) {
      const view = await viewOf(await seen(raw.actor, params.edition), params.id);
      reply.header('etag', etagOf(view.version));
      return view;
    },
  });

  api.operation({
    method: 'PATCH',
    url: '/editions/:edition/identity-documents/:id',
    id: 'editIdentityDocument',
    tag,
    summary: 'Correct a document; what is left out stays',
    policy: manageIdentity,
    edits: true,
    params: IdentityParams,
    body: IdentityPatch,
    reply: IdentityView,
    async handle({ params, body, raw }, reply) {
      const edition = await seen(raw.actor, params.edition);
      await service.edit(raw.actor, edition, params.id, versionRead(raw), body);
      const view = await viewOf(edition, params.id);
      reply.header('etag', etagOf(view.version));
      return view;
    },
  });

  api.operation({
    method: 'DELETE',
    url: '/editions/:edition/identity-documents/:id',
    id: 'deleteIdentityDocument',
    tag,
    summary: 'Delete a document',
    policy: manageIdentity,
    edits: true,
    status: 204,
    params: IdentityParams,
    reply: Type.Null(),
    async handle({ params, raw }) {
      const edition = await seen(raw.actor, params.edition);
      await service.remove(raw.actor, edition, params.id, versionRead(raw));
    },
  });

  api.operation({
    method: 'POST',
    url: '/editions/:edition/identity-documents/:id/unmaskings',
    id: 'unmaskIdentityDocument',
    tag,
    summary: 'The whole number, for one answer; who asked and why is recorded',
    policy: unmaskIdentity,
    limit: UNMASKINGS,
    params: IdentityParams,
    body: UnmaskingInput,
    reply: UnmaskedView,
    async handle({ params, body, raw }, reply) {
      const edition = await seen(raw.actor, params.edition);
      const unmasked = await service.unmask(raw.actor, edition, params.id, body.reason);
      reply.header('cache-control', 'no-store');
      return unmasked;
    },
  });
}
