import type { FastifyInstance } from 'fastify';
import type { Clock } from '../../platform/clock/index.ts';
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

/** How long what security.txt says may be relied on, in days: RFC 9116 advises less than a year. */
const SECURITY_DAYS = 180;

/** Where holes are reported, by RFC 9116. It expires a half year after the day on which it is read. */
export function securityText(contact: string, publicUrl: string, now: Date): string {
  const expires = new Date(
    Math.floor(now.getTime() / (DAY * 1000)) * DAY * 1000 + SECURITY_DAYS * DAY * 1000,
  );
  return [
    `Contact: ${contact}`,
    `Expires: ${expires.toISOString().replace('.000', '')}`,
    'Preferred-Languages: ar, en',
    `Canonical: ${publicUrl}/.well-known/security.txt`,
    '',
  ].join('\n');
}

/**
 * Adds the addresses without a language: the root, robots.txt, the icon that browsers ask for unbidden, and
 * security.txt where somebody is named to whom holes are reported.
 */
export function addRootRoutes(deps: {
  readonly server: FastifyInstance;
  readonly assets: Assets;
  readonly clock: Clock;
  readonly publicUrl: string;
  readonly securityContact: string | undefined;
}): void {
  const { server, assets, clock, publicUrl, securityContact } = deps;
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

  if (securityContact === undefined) return;
  server.get('/.well-known/security.txt', hidden, async (_request, reply) =>
    reply
      .header('cache-control', `public, max-age=${DAY}`)
      .type('text/plain; charset=utf-8')
      .send(securityText(securityContact, publicUrl, clock.now())),
  );
}
