import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import type { Actor } from '../../../../platform/actor/index.ts';
import { notFound } from '../../../../platform/errors/index.ts';
import {
  type Api,
  cursorPage,
  decodeCursor,
  etagOf,
  linkNext,
  type Policy,
} from '../../../../platform/http/index.ts';
import { EditionParams, IdParams, placeOf } from '../../../series/index.ts';
import { readRevocations } from '../../store/badge-changes.ts';
import * as store from '../../store/badges.ts';
import * as contract from '../contract.ts';
import type { BadgeServices } from '../feature.ts';
import { manageBadges, ownBadge, readBadges } from '../policy.ts';
import { presentBadge } from '../present.ts';

const PAGE = 50;

/** Finds a badge for those who may read badges of its edition. @throws 404 for everybody else */
export const badgeFinder =
  ({ database, finder }: Pick<BadgeServices, 'database' | 'finder'>) =>
  async (actor: Actor, id: string): Promise<store.BadgeWhole> => {
    const found = await store.findBadge(database.db, id);
    const edition = found && (await finder.find(found.badge.editionId))?.edition;
    if (found === undefined || edition === undefined || !readBadges.allows(actor, placeOf(edition))) {
      throw notFound();
    }
    return found;
  };

/** Adds badges: their list, issuing, and what doors must know of them. */
export function addBadgeOperations(api: Api, services: BadgeServices): void {
  const { database, finder, issuing } = services;
  const { db } = database;
  const tag = 'registration';
  const known = badgeFinder(services);

  const within = async (actor: Actor, reference: string, policy: Policy) => {
    const whole = await finder.visible(actor, reference);
    if (!policy.allows(actor, placeOf(whole.edition))) throw notFound();
    return whole.edition;
  };

  const answer = async (reply: FastifyReply, id: string): Promise<contract.BadgeView> => {
    const found = await store.findBadge(db, id);
    if (found === undefined) throw notFound();
    reply.header('etag', etagOf(found.badge.version));
    return presentBadge(found);
  };

  api.operation({
    method: 'GET',
    url: '/editions/:edition/badges',
    id: 'listBadges',
    tag,
    summary: 'Badges of an edition, by serial',
    policy: readBadges,
    params: EditionParams,
    query: contract.BadgeQuery,
    reply: contract.BadgeList,
    handle: async ({ params, query, raw }, reply) => {
      const edition = await within(raw.actor, params.edition, readBadges);
      const { limit = PAGE, cursor, lang: _, ...filter } = query;
      const [after = 0] = cursor === undefined ? [] : decodeCursor(cursor, ['number']);
      const read = await store.listBadgesAfter(db, edition.id, filter, {
        after: Number(after),
        limit: limit + 1,
      });
      const { items, next } = cursorPage(read, limit, ({ badge }) => [badge.serial]);
      linkNext(raw, reply, next);
      return { items: items.map(presentBadge) };
    },
  });

  api.operation({
    method: 'POST',
    url: '/editions/:edition/badges',
    id: 'issueBadge',
    tag,
    summary: 'Issue a badge for somebody who was approved',
    policy: manageBadges,
    creates: true,
    params: EditionParams,
    body: contract.BadgeInput,
    reply: contract.BadgeView,
    handle: async ({ params, body, raw }, reply) => {
      const edition = await within(raw.actor, params.edition, manageBadges);
      const { id } = await issuing.issue(raw.actor, edition.id, body);
      reply.header('location', `/api/v1/badges/${id}`);
      return answer(reply, id);
    },
  });

  api.operation({
    method: 'POST',
    url: '/editions/:edition/badge-issues',
    id: 'issueBadges',
    tag,
    summary: 'Issue a badge for everybody of a filter who was approved and holds none',
    policy: manageBadges,
    creates: true,
    params: EditionParams,
    body: contract.IssueInput,
    reply: contract.IssueReply,
    handle: async ({ params, body, raw }) => {
      const edition = await within(raw.actor, params.edition, manageBadges);
      const issued = await issuing.issueMany(raw.actor, edition.id, body);
      return {
        issued: issued.length,
        firstSerial: issued[0]?.serial ?? null,
        lastSerial: issued.at(-1)?.serial ?? null,
      };
    },
  });

  api.operation({
    method: 'GET',
    url: '/editions/:edition/badge-revocations',
    id: 'listBadgeRevocations',
    tag,
    summary: 'Serials that open nothing: what doors keep for when they have no connection',
    policy: readBadges,
    params: EditionParams,
    reply: contract.RevocationList,
    handle: async ({ params, raw }, reply) => {
      const edition = await within(raw.actor, params.edition, readBadges);
      const list = await readRevocations(db, edition.id);
      const etag = `"${createHash('sha256').update(JSON.stringify(list)).digest('base64url').slice(0, 22)}"`;
      reply.header('etag', etag).header('cache-control', 'private, no-cache');
      // Doors ask every few seconds: word that nothing changed is all that they need.
      if (raw.headers['if-none-match'] === etag) reply.code(304);
      return list;
    },
  });

  api.operation({
    method: 'GET',
    url: '/badges/:id',
    id: 'getBadge',
    tag,
    summary: 'One badge',
    policy: readBadges,
    params: IdParams,
    reply: contract.BadgeView,
    handle: async ({ params, raw }, reply) => {
      await known(raw.actor, params.id);
      return answer(reply, params.id);
    },
  });

  api.operation({
    method: 'GET',
    url: '/me/badges',
    id: 'listOwnBadges',
    tag,
    summary: 'One’s own badges',
    policy: ownBadge,
    params: Type.Object({}),
    reply: contract.BadgeList,
    handle: async ({ raw }) => ({
      items:
        raw.actor.kind === 'account'
          ? (await store.listBadgesOfAccount(db, raw.actor.accountId)).map(presentBadge)
          : [],
    }),
  });
}
