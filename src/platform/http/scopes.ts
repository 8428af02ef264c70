/** What tokens of programs open: an area of the API to read or to change, and no page at all. */
import type { FastifyInstance } from 'fastify';
import { AppError, forbidden } from '../errors/index.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Tag of an operation of the API: the area that a token's scope names. */
    area?: string;
  }
}

const safe: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/** The scope that a request asks for: `programme:read`. */
export const scopeFor = (area: string, method: string): string =>
  `${area}:${safe.has(method) ? 'read' : 'write'}`;

/**
 * Whether the scopes of a token contain one.
 * @example hasScope(['*:read'], 'programme:read') // true
 * @example hasScope(['programme:write'], 'programme:read') // false: to change is not to read
 */
export const hasScope = (scopes: readonly string[], wanted: string): boolean =>
  scopes.includes(wanted) || scopes.includes(`*:${wanted.split(':')[1]}`);

/** Areas that have operations, in the order of their registration; whole once every route is there. */
export const areasOf = (app: FastifyInstance): readonly string[] => [
  ...new Set(app.declaredRoutes.flatMap(({ area }) => (area === undefined ? [] : [area]))),
];

/**
 * Keeps tokens of programs to their scopes. They call operations of the API alone: a published page answers them as it
 * answers everybody, any other refuses them with 403 `token-not-here`; an operation outside their scopes with 403
 * `scope-missing`.
 */
export function narrowPrograms(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    const { actor } = request;
    if (actor.kind !== 'account' || actor.narrowing === undefined) return;
    const { policy, area } = request.routeOptions.config;
    if (policy === undefined) return;
    if (area === undefined) {
      if (!policy.public) throw forbidden('token-not-here');
      request.actor = { kind: 'anonymous', ...(actor.origin === undefined ? {} : { origin: actor.origin }) };
      return;
    }
    const shut = policy.programs === 'never' || (policy.programs === 'read' && !safe.has(request.method));
    if (shut) throw forbidden('person-needed');
    const scope = scopeFor(area, request.method);
    if (hasScope(actor.narrowing.scopes, scope)) return;
    // As RFC 6750 §3.1 tells programs what is missing.
    reply.header('www-authenticate', `Bearer error="insufficient_scope", scope="${scope}"`);
    throw new AppError(403, 'scope-missing', { params: { scope } });
  });
}
