import { notFound } from '../../../platform/errors/index.ts';
import { type Api, LanguageQuerySchema, signedIn } from '../../../platform/http/index.ts';
import type { AgendaSession } from '../../programme/index.ts';
import { EditionParams } from '../../series/index.ts';
import { ownFeed } from '../policy.ts';
import { listFavouriteTimes } from '../store/favourites.ts';
import { type AgendasContext, readOwnAgenda, releaseOf } from './context.ts';
import * as contract from './contract.ts';
import { clashesOf } from './rules.ts';
import { accountOf, type PersonalService } from './service.ts';

const sessionRef = ({ id, code, slug, title, startsAt, endsAt, status, sequence }: AgendaSession) => ({
  id,
  code,
  slug,
  title,
  startsAt: startsAt?.toISOString() ?? null,
  endsAt: endsAt?.toISOString() ?? null,
  status,
  sequence,
});

/** Adds the JSON operations of favourites, of one's own agenda, and of its calendar address. */
export function addPersonalApi(api: Api, deps: AgendasContext & { readonly service: PersonalService }): void {
  const { database, finder, announced, service, publicUrl } = deps;
  const tag = 'agendas';

  api.operation({
    method: 'GET',
    url: '/editions/:edition/favourites',
    id: 'listFavourites',
    tag,
    summary: 'Sessions that the caller marked, in the order of the agenda',
    policy: signedIn,
    params: EditionParams,
    query: LanguageQuerySchema,
    reply: contract.FavouriteList,
    handle: async ({ params, raw }) => {
      const { accountId } = accountOf(raw.actor);
      const whole = await finder.visible(raw.actor, params.edition);
      const [{ sessions }, times] = await Promise.all([
        announced(whole),
        listFavouriteTimes(database, whole.edition.id, accountId),
      ]);
      return {
        items: sessions.flatMap((session) => {
          const since = times.get(session.id);
          return since === undefined ? [] : [{ session: sessionRef(session), since: since.toISOString() }];
        }),
      };
    },
  });

  for (const method of ['PUT', 'DELETE'] as const) {
    api.operation({
      method,
      url: '/editions/:edition/favourites/:session',
      id: method === 'PUT' ? 'addFavourite' : 'removeFavourite',
      tag,
      summary: method === 'PUT' ? 'Mark a session; once is enough' : 'Take the mark off a session',
      policy: signedIn,
      params: contract.FavouriteParams,
      query: LanguageQuerySchema,
      status: 204,
      handle: async ({ params, raw }) => {
        accountOf(raw.actor);
        const whole = await finder.visible(raw.actor, params.edition);
        const data = await announced(whole);
        if (!data.sessions.some(({ id }) => id === params.session)) throw notFound('session-unknown');
        const target = { editionId: whole.edition.id, sessionId: params.session, release: releaseOf(data) };
        await service.setFavourite(raw.actor, target, method === 'PUT');
      },
    });
  }

  api.operation({
    method: 'GET',
    url: '/editions/:edition/my-agenda',
    id: 'getOwnAgenda',
    tag,
    summary: 'The caller’s own agenda: favourites and roles, and what meets in time',
    policy: signedIn,
    params: EditionParams,
    query: LanguageQuerySchema,
    reply: contract.OwnAgendaView,
    handle: async ({ params, raw }) => {
      const { accountId } = accountOf(raw.actor);
      const whole = await finder.visible(raw.actor, params.edition);
      const { data, mine, entries } = await readOwnAgenda(deps, whole, accountId);
      const clashes = clashesOf(entries);
      return {
        release: releaseOf(data),
        seen: mine.look?.release ?? null,
        items: entries.map(({ session, favourite, roles }) => ({
          session: sessionRef(session),
          favourite,
          roles: [...roles],
          clashes: (clashes.get(session.id) ?? []).map(({ id }) => id),
        })),
      };
    },
  });

  api.operation({
    method: 'GET',
    url: '/editions/:edition/my-agenda/feed',
    id: 'getOwnFeed',
    tag,
    summary: 'Since when the caller’s calendar address works, and when it was read last; never the address',
    policy: ownFeed,
    params: EditionParams,
    query: LanguageQuerySchema,
    reply: contract.FeedState,
    handle: async ({ params, raw }) => {
      const { accountId } = accountOf(raw.actor, ownFeed);
      const whole = await finder.visible(raw.actor, params.edition);
      const { mine } = await readOwnAgenda(deps, whole, accountId);
      if (mine.feed === null) throw notFound();
      return {
        createdAt: mine.feed.createdAt.toISOString(),
        lastReadAt: mine.feed.lastReadAt?.toISOString() ?? null,
      };
    },
  });

  api.operation({
    method: 'PUT',
    url: '/editions/:edition/my-agenda/feed',
    id: 'makeOwnFeed',
    tag,
    summary: 'Make a calendar address, or a new one for the one that is there',
    policy: ownFeed,
    params: EditionParams,
    query: LanguageQuerySchema,
    reply: contract.FeedView,
    handle: async ({ params, raw }) => {
      accountOf(raw.actor, ownFeed);
      const { edition } = await finder.visible(raw.actor, params.edition);
      const secret = await service.makeFeed(raw.actor, edition.id);
      return { address: `${publicUrl}/${raw.language}/feeds/${secret}.ics`, language: raw.language };
    },
  });

  api.operation({
    method: 'DELETE',
    url: '/editions/:edition/my-agenda/feed',
    id: 'revokeOwnFeed',
    tag,
    summary: 'Revoke the calendar address',
    policy: ownFeed,
    params: EditionParams,
    query: LanguageQuerySchema,
    status: 204,
    handle: async ({ params, raw }) => {
      accountOf(raw.actor, ownFeed);
      const { edition } = await finder.visible(raw.actor, params.edition);
      await service.revokeFeed(raw.actor, edition.id);
    },
  });
}
