import type { Actor } from '../../../../platform/actor/index.ts';
import { notFound } from '../../../../platform/errors/index.ts';
import { type Api, etagOf, versionRead } from '../../../../platform/http/index.ts';
import { IdParams } from '../../../series/index.ts';
import { findBadge } from '../../store/badges.ts';
import * as contract from '../contract.ts';
import type { BadgeServices } from '../feature.ts';
import { manageBadges } from '../policy.ts';
import { presentBadge } from '../present.ts';
import { badgeFinder } from './badges.ts';

type Work = (
  actor: Actor,
  id: string,
  version: number | null,
  input: contract.ReasonInput,
) => Promise<{ readonly id: string }>;

/** Adds what becomes of a badge: each a thing that is made below it. */
export function addBadgeStates(api: Api, services: BadgeServices): void {
  const { states } = services;
  const { db } = services.database;
  const known = badgeFinder(services);

  const add = (noun: string, id: string, summary: string, work: Work, status: 200 | 201 = 200): void =>
    api.operation({
      method: 'POST',
      url: `/badges/:id/${noun}`,
      id,
      tag: 'registration',
      summary,
      policy: manageBadges,
      edits: true,
      status,
      params: IdParams,
      body: contract.ReasonInput,
      reply: contract.BadgeView,
      handle: async ({ params, body, raw }, reply) => {
        await known(raw.actor, params.id);
        const after = await work(raw.actor, params.id, versionRead(raw), body);
        const found = await findBadge(db, after.id);
        if (found === undefined) throw notFound();
        reply.header('etag', etagOf(found.badge.version));
        if (status === 201) reply.header('location', `/api/v1/badges/${after.id}`);
        return presentBadge(found);
      },
    });

  add('collection', 'collectBadge', 'The holder was given it', states.collect);
  add('suspension', 'suspendBadge', 'It opens nothing until it is resumed', states.suspend);
  add('resumption', 'resumeBadge', 'It opens doors again', states.resume);
  add('loss', 'loseBadge', 'Nobody knows where it is', states.lose);
  add('revocation', 'revokeBadge', 'It opens nothing any more', states.revoke);
  add('reissue', 'reissueBadge', 'Another in its place, with a serial of its own', states.reissue, 201);
  add('prints', 'printBadge', 'One more print of it; the code stays', async (actor, id) => {
    const found = await findBadge(db, id);
    if (found === undefined) throw notFound();
    await states.countPrints(actor, found.badge.editionId, [id]);
    return { id };
  });
}
