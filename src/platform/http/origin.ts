/** Where a request comes from and whom it was meant for: what browsers say in Host, Origin and Sec-Fetch-Site. */
import type { FastifyRequest } from 'fastify';
import { AppError, forbidden } from '../errors/index.ts';

export const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Names that always mean this machine; nobody else can make them point elsewhere (RFC 6761). */
const isLoopbackName = (hostname: string): boolean =>
  ['localhost', '127.0.0.1', '[::1]'].includes(hostname) || hostname.endsWith('.localhost');

/** What the server goes by when it is asked where a request comes from. */
export interface Place {
  /**
   * Refuses a request that was meant for another host: its address was forged, or points here by mistake.
   * @throws 421 `host-unknown`
   */
  requireOwnHost(request: FastifyRequest): void;
  /**
   * Refuses a change that another site's page asks a browser for. A credential in a header is no such case: browsers
   * never add one by themselves.
   * @throws 403 `foreign-origin`
   */
  refuseForeign(request: FastifyRequest): void;
}

/** @param publicUrl origin under which people reach the system */
export function placeAt(publicUrl: string): Place {
  const { protocol, host: publicHost } = new URL(publicUrl);
  const secure = protocol === 'https:';

  /**
   * Over https ours is one origin, whatever Host says. On localhost the port may be another than the configured one, so
   * there Host decides, as long as it names this machine: a name of somebody else's may be made to point here.
   */
  const isOwn = (origin: string, host: string): boolean => {
    if (origin === publicUrl) return true;
    if (secure || !URL.canParse(origin)) return false;
    const named = new URL(origin);
    return named.origin === origin && named.host === host.toLowerCase() && isLoopbackName(named.hostname);
  };

  return {
    requireOwnHost(request) {
      if (!secure) return;
      const host = (request.host ?? '').toLowerCase().replace(/:443$/, '');
      if (host !== publicHost) throw new AppError(421, 'host-unknown', { params: { host: publicHost } });
    },
    refuseForeign(request) {
      const { headers, method, url } = request;
      if (safeMethods.has(method) || headers.authorization !== undefined) return;
      const site = headers['sec-fetch-site'];
      const { origin } = headers;
      // A page without a referrer says `null`, and so does a sandbox: only the browser's own word tells them apart.
      const named = origin === undefined || origin === 'null' ? undefined : origin;
      const sameSite = site === 'same-origin' || site === 'none';
      const ours =
        (site === undefined || sameSite) &&
        (named === undefined ? sameSite : isOwn(named, request.host ?? ''));
      if (ours) return;
      // Programs without a browser say nothing at all; without a cookie they act in nobody's name.
      const silent = origin === undefined && site === undefined;
      const counts = headers.cookie !== undefined || (!url.startsWith('/api/') && !silent);
      if (counts) throw forbidden('foreign-origin');
    },
  };
}
