/**
 * Pages of other sites may call the API where the deployment lists them, with a token in a header and never with
 * cookies (Fetch standard, CORS protocol). Without a list nothing of this exists.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { addVary } from './headers.ts';

/** Headers of a request beyond the safelisted ones, and of an answer that a script may read. */
const ALLOWED = 'Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match';
const EXPOSED = 'ETag, Link, Location, Retry-After, Idempotency-Replayed';
/** How long a browser remembers what it was allowed, in seconds. */
const REMEMBERED = 600;

export interface Cors {
  /** Whether anybody is listed. */
  readonly open: boolean;
  /** Says in the answer whether the asking site may read it. */
  mark(request: FastifyRequest, reply: FastifyReply): void;
  /** Whether the request only asks what it would be allowed. */
  isPreflight(request: FastifyRequest): boolean;
  /** Answers it: the methods that the address has, for a listed site. */
  answer(request: FastifyRequest, reply: FastifyReply, methods: readonly string[]): FastifyReply;
}

/** @param origins sites as browsers name them: `https://portal.example.org` */
export function createCors(origins: readonly string[]): Cors {
  const listed = new Set(origins);
  const isListed = ({ headers }: FastifyRequest): boolean =>
    headers.origin !== undefined && listed.has(headers.origin);
  const open = listed.size > 0;
  return {
    open,
    mark(request, reply) {
      if (!open) return;
      addVary(reply, 'origin');
      if (!isListed(request)) return;
      reply.header('access-control-allow-origin', request.headers.origin);
      reply.header('access-control-expose-headers', EXPOSED);
      // Of another site by its own leave: it reads what CORS gives it.
      reply.header('cross-origin-resource-policy', 'cross-origin');
    },
    isPreflight: ({ method, headers }) =>
      open &&
      method === 'OPTIONS' &&
      headers.origin !== undefined &&
      headers['access-control-request-method'] !== undefined,
    answer(request, reply, methods) {
      addVary(reply, 'access-control-request-method');
      addVary(reply, 'access-control-request-headers');
      if (isListed(request)) {
        reply.headers({
          'access-control-allow-methods': methods.join(', '),
          'access-control-allow-headers': ALLOWED,
          'access-control-max-age': String(REMEMBERED),
        });
      }
      return reply.code(204).send();
    },
  };
}
