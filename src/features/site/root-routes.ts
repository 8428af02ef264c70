import type { FastifyInstance } from 'fastify';
import { anyone } from '../../platform/http/index.ts';
import type { Assets } from '../../platform/views/index.ts';
import { preferredLanguage } from './rules.ts';

/** A day, in seconds: how long robots and browsers may keep what hardly changes. */
const DAY = 86_400;

/** What robots may read: the public face in both languages. */
const robots = [
  'User-agent: *',
  ...['ar', 'en'].flatMap((language) =>
    ['manage', 'account', 'sign-in', 'welcome'].map((path) => `Disallow: /${language}/${path}`),
  ),
  'Disallow: /api/',
  '',
].join('\n');

/** Adds the addresses without a language: the root, robots.txt and the icon that browsers ask for unbidden. */
export function addRootRoutes(server: FastifyInstance, assets: Assets): void {
  const hidden = { config: { policy: anyone }, schema: { hide: true } as never };

  server.get('/', hidden, async (request, reply) => {
    const language =
      request.actor.kind === 'account'
        ? request.actor.language
        : preferredLanguage(request.headers['accept-language']);
    return reply
      .headers({ vary: 'accept-language, cookie', 'cache-control': 'private, no-cache' })
      .redirect(`/${language}/`, 302);
  });

  server.get('/robots.txt', hidden, async (_request, reply) =>
    reply.header('cache-control', `public, max-age=${DAY}`).type('text/plain; charset=utf-8').send(robots),
  );

  server.get('/favicon.ico', hidden, async (_request, reply) =>
    reply.header('cache-control', `public, max-age=${DAY}`).redirect(assets.url('favicon.svg'), 302),
  );
}
