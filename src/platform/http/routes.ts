import type { FastifyInstance } from 'fastify';
import type { RouteLimit } from './limits/index.ts';
import type { Policy } from './policy.ts';

/** A route as it was declared: the matrix of access is made from these. */
export interface DeclaredRoute {
  readonly method: string;
  /** Fastify's notation, with `:parameters`. */
  readonly url: string;
  readonly policy: Policy;
  /** Area of the API that it belongs to; undefined for a page. */
  readonly area: string | undefined;
  /** Its contract, where it has one. */
  readonly schema: Readonly<Record<string, unknown>>;
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Every route, in the order of registration. */
    readonly declaredRoutes: readonly DeclaredRoute[];
  }
  interface FastifyContextConfig {
    /** Every route names one, or the app refuses to boot. */
    policy?: Policy;
    /** How often it may be called; the general limits hold besides. */
    rateLimit?: RouteLimit;
    /** An operation of the API that takes a file, as multipart/form-data. */
    takesFile?: boolean;
  }
}

/** The address as a pattern: a parameter is one segment, a star is the rest. */
const patternOf = (url: string): RegExp =>
  new RegExp(
    `^${url
      .split('/')
      .map((part) =>
        part
          .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
          .replace(/:\w+/g, '[^/]+')
          .replace('*', '.*'),
      )
      .join('/')}/?$`,
  );

/**
 * Keeps every route as it is declared, and refuses one without a policy.
 * @returns the methods that an address has, for 405 and for preflights
 */
export function keepRoutes(app: FastifyInstance): (url: string) => string[] {
  const declared: DeclaredRoute[] = [];
  const known = new Map<string, { readonly pattern: RegExp; readonly methods: Set<string> }>();
  app.decorate('declaredRoutes', declared);
  app.addHook('onRoute', (route) => {
    const { policy, area } = route.config ?? {};
    const methods = [route.method].flat();
    if (policy === undefined) throw new Error(`Route ${methods.join(',')} ${route.url} names no policy.`);
    const entry = known.get(route.url) ?? { pattern: patternOf(route.url), methods: new Set<string>() };
    known.set(route.url, entry);
    for (const method of methods) {
      entry.methods.add(method);
      declared.push({
        method,
        url: route.url,
        policy,
        area,
        schema: (route.schema ?? {}) as DeclaredRoute['schema'],
      });
    }
  });
  return (url) => {
    const [path = '/'] = url.split('?');
    const found = [...known.values()].filter(({ pattern }) => pattern.test(path));
    return [...new Set(found.flatMap(({ methods }) => [...methods]))].toSorted();
  };
}
