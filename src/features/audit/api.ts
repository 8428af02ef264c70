import { notFound, ruleBroken } from '../../platform/errors/index.ts';
import { type Api, cursorPage, decodeCursor, linkNext, permit } from '../../platform/http/index.ts';
import { EditionParams, placeOf } from '../series/index.ts';
import * as contract from './contract.ts';
import type { AuditDeps } from './index.ts';
import { mayReadEvent, readAudit } from './policy.ts';
import { presentDetail, presentEvent } from './present.ts';
import * as store from './store.ts';

const tag = 'access';

/**
 * The event that the page before ended with.
 * @throws 422 at `cursor` for one that no list of ours gave
 */
export function readCursor(cursor: string): number {
  // Text: ids outgrow what a number of a cursor may be.
  const id = Number(decodeCursor(cursor, ['text'])[0] || Number.NaN);
  if (!Number.isSafeInteger(id)) throw ruleBroken({ field: 'cursor', code: 'format-wrong' });
  return id;
}

/** Adds the JSON operations of the log of changes. */
export function addAuditApi(api: Api, { database, finder }: AuditDeps): void {
  const { db } = database;

  const list = async (
    query: contract.AuditQuery,
    filter: Pick<store.EventFilter, 'scope' | 'editionId'>,
    timeZone: string,
  ) => {
    const { limit = 50, cursor, accountId, from, to, action, kind, subjectId, q } = query;
    const before = cursor === undefined ? undefined : readCursor(cursor);
    const rows = await store.listEvents(
      db,
      {
        ...filter,
        action,
        kind,
        subjectId,
        q,
        person: accountId,
        from,
        to,
        timeZone,
      },
      { limit: limit + 1, before },
    );
    return cursorPage(rows, limit, ({ id }) => [String(id)]);
  };

  api.operation({
    method: 'GET',
    url: '/editions/:edition/audit-events',
    id: 'listEditionAuditEvents',
    tag,
    summary: 'Changes of an edition, newest first',
    policy: readAudit,
    params: EditionParams,
    query: contract.AuditQuery,
    reply: contract.AuditEventList,
    handle: async ({ params, query, raw }, reply) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      permit(readAudit, raw.actor, placeOf(edition));
      const scope = readAudit.scope(raw.actor);
      const { items, next } = await list(query, { scope, editionId: edition.id }, edition.timeZone);
      linkNext(raw, reply, next);
      return { items: items.map(presentEvent) };
    },
  });

  api.operation({
    method: 'GET',
    url: '/audit-events',
    id: 'listAuditEvents',
    tag,
    summary: 'Changes of all editions that the caller owns, and of the installation, newest first',
    policy: readAudit,
    query: contract.AuditQuery,
    reply: contract.AuditEventList,
    handle: async ({ query, raw }, reply) => {
      const { items, next } = await list(query, { scope: readAudit.scope(raw.actor) }, 'UTC');
      linkNext(raw, reply, next);
      return { items: items.map(presentEvent) };
    },
  });

  api.operation({
    method: 'GET',
    url: '/audit-events/:id',
    id: 'getAuditEvent',
    tag,
    summary: 'One change, with what was before and after and from where',
    policy: readAudit,
    params: contract.AuditEventParams,
    reply: contract.AuditEventDetail,
    handle: async ({ params, raw }) => {
      const event = await store.findEvent(db, Number(params.id));
      if (event === undefined || !mayReadEvent(raw.actor, event)) throw notFound();
      return presentDetail(event);
    },
  });
}
