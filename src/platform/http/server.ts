import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import rateLimit from '@fastify/rate-limit';
import Fastify, {
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import type { Config } from '../../config.ts';
import { type Actor, anonymous } from '../actor/index.ts';
import { AppError, forbidden, notFound } from '../errors/index.ts';
import type { Language } from '../language/index.ts';
import { asAppError, type Describe, sendProblem } from './errors.ts';
import { type Policy, refusalOf } from './policy.ts';

/** A route as it was declared: the matrix of access is made from these. */
export interface DeclaredRoute {
  readonly method: string;
  /** Fastify's notation, with `:parameters`. */
  readonly url: string;
  readonly policy: Policy;
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
  }
  interface FastifyRequest {
    actor: Actor;
    language: Language;
  }
}

/** Names of fields that are secret wherever they stand, three levels deep. */
const secretPaths = [
  'authorization',
  'cookie',
  'password',
  'passwordHash',
  'token',
  'accessToken',
  'secret',
  'passport',
].flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

/** Largest body of a request, in bytes; uploads have a limit of their own. */
const BODY_LIMIT = 1024 * 1024;

/** No inline script or style anywhere, nothing from elsewhere. */
const contentSecurityPolicy = [
  "default-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "img-src 'self' data:",
  "object-src 'none'",
].join('; ');

const securityHeaders = (secure: boolean): Record<string, string> => ({
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
  'x-frame-options': 'DENY',
  ...(secure ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
});

export interface ServerDeps {
  readonly config: Config;
  /** Who asks; called only for requests that carry a credential. */
  readonly authenticate: (request: FastifyRequest, reply: FastifyReply) => Promise<Actor>;
  readonly describe: Describe;
  /**
   * Answers before routing what is in memory for everybody; true when it did.
   * @param headers what every answer carries, names and values in turn
   */
  readonly answerAtOnce?: (
    request: IncomingMessage,
    response: ServerResponse,
    headers: readonly string[],
  ) => boolean;
  /** Where the log goes. Default: standard output. */
  readonly logTo?: NodeJS.WritableStream;
  /** Sends a failure of a page. */
  readonly errorPage: (
    request: FastifyRequest,
    error: AppError,
  ) => { readonly html: string } | { readonly redirect: string };
}

const isApi = (request: FastifyRequest): boolean => request.url.startsWith('/api/');

/** The language of a page is in its path; the API takes `?lang=`, then Accept-Language; Arabic is the default. */
function languageOf(request: FastifyRequest): Language {
  const path = request.url;
  if (path.startsWith('/en/') || path === '/en') return 'en';
  if (path.startsWith('/ar/') || path === '/ar') return 'ar';
  const asked = (request.query as { lang?: unknown } | undefined)?.lang;
  if (asked === 'ar' || asked === 'en') return asked;
  const accepted = request.headers['accept-language'];
  return accepted !== undefined && /^\s*en\b/i.test(accepted) ? 'en' : 'ar';
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A cookie counts only for requests that our own pages made: browsers say where a request comes from. */
function refuseForeignOrigin(request: FastifyRequest, publicUrl: string): void {
  if (safeMethods.has(request.method) || request.headers.authorization !== undefined) return;
  if (request.headers.cookie === undefined) return;
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const own =
    origin === undefined
      ? site === undefined || site === 'same-origin' || site === 'none'
      : origin === publicUrl ||
        new RegExp(`^https?://${request.headers.host?.replace(/[.]/g, '\\.')}$`).test(origin);
  if (!own) throw forbidden('foreign-origin');
}

/**
 * An HTTP server with what every route shares: logs with redaction, the actor, policies, safe headers, one error
 * handler for both faces, 405 with Allow. It does not listen.
 */
export function createServer(deps: ServerDeps): FastifyInstance {
  const { config } = deps;
  const headers = securityHeaders(config.publicUrl.startsWith('https:'));
  const app = Fastify({
    logger: {
      level: config.logLevel,
      ...(deps.logTo === undefined ? {} : { stream: deps.logTo as never }),
      redact: {
        paths: secretPaths,
        censor: '[redacted]',
      },
    },
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT,
    trustProxy: config.trustedProxies.length > 0 ? [...config.trustedProxies] : false,
    // An address that can't be read, or whose parts are longer than any of ours, is of nothing that exists.
    frameworkErrors: (_error, given, answered) => {
      const request = given as FastifyRequest;
      const reply = answered as unknown as FastifyReply;
      request.language = languageOf(request);
      request.actor = anonymous;
      const error = notFound();
      if (isApi(request)) return sendProblem(request, reply, error, request.language, deps.describe);
      const answer = deps.errorPage(request, error);
      return reply
        .code(404)
        .headers(headers)
        .type('text/html; charset=utf-8')
        .send('html' in answer ? answer.html : '');
    },
    genReqId: () => randomUUID(),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    ajv: {
      customOptions: { removeAdditional: false, coerceTypes: false, allErrors: true, useDefaults: true },
    },
    forceCloseConnections: 'idle',
  });
  const methodsOf = new Map<string, Set<string>>();

  if (deps.answerAtOnce !== undefined) putBefore(app, deps.answerAtOnce, Object.entries(headers).flat());
  app.decorateRequest('actor');
  app.decorateRequest('language');
  app.register(cookie);
  app.register(formbody, { bodyLimit: BODY_LIMIT });
  app.register(rateLimit, { global: false });

  const declared: DeclaredRoute[] = [];
  app.decorate('declaredRoutes', declared);
  app.addHook('onRoute', (route) => {
    const { policy } = route.config ?? {};
    const method = Array.isArray(route.method) ? route.method.join(',') : route.method;
    if (policy === undefined) throw new Error(`Route ${method} ${route.url} names no policy.`);
    const methods = methodsOf.get(route.url) ?? new Set<string>();
    for (const one of [route.method].flat()) {
      methods.add(one);
      declared.push({
        method: one,
        url: route.url,
        policy,
        schema: (route.schema ?? {}) as DeclaredRoute['schema'],
      });
    }
    methodsOf.set(route.url, methods);
  });

  app.addHook('onRequest', async (request, reply) => {
    reply.headers(headers);
    request.actor = {
      kind: 'anonymous',
      origin: { requestId: request.id, ip: request.ip, userAgent: request.headers['user-agent'] ?? null },
    };
    request.language = languageOf(request);
    if (request.headers.cookie !== undefined || request.headers.authorization !== undefined) {
      refuseForeignOrigin(request, config.publicUrl);
      request.actor = await deps.authenticate(request, reply);
    }
    const { policy } = request.routeOptions.config;
    if (policy !== undefined && !policy.admits(request.actor)) throw refusalOf(policy, request.actor);
  });

  app.setErrorHandler((thrown: Error, request, reply) => {
    const error = asAppError(thrown);
    if (error.status >= 500) request.log.error({ err: thrown, url: request.url }, 'request failed');
    if (isApi(request)) return sendProblem(request, reply, error, request.language, deps.describe);
    const answer = deps.errorPage(request, error);
    if ('redirect' in answer) return reply.redirect(answer.redirect, 303);
    return reply.code(error.status).type('text/html; charset=utf-8').send(answer.html);
  });

  app.setNotFoundHandler((request, reply) => {
    request.actor ??= anonymous;
    request.language ??= languageOf(request);
    const allowed = otherMethods(app, request);
    if (allowed.length > 0) {
      reply.header('allow', allowed.join(', '));
      throw new AppError(405, 'method-not-allowed');
    }
    throw notFound();
  });

  return app;
}

/** Lets `answer` have each request first, until the server closes: then Fastify tells the connections to end. */
function putBefore(
  app: FastifyInstance,
  answer: NonNullable<ServerDeps['answerAtOnce']>,
  headers: readonly string[],
): void {
  let closing = false;
  app.addHook('preClose', async () => {
    closing = true;
  });
  const usual = app.server.listeners('request') as ((
    request: IncomingMessage,
    response: ServerResponse,
  ) => void)[];
  app.server.removeAllListeners('request');
  app.server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (!closing && answer(request, response, headers)) return;
    for (const listener of usual) listener.call(app.server, request, response);
  });
}

const everyMethod = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** The methods that the address knows, when it does not know the one asked for. */
function otherMethods(app: FastifyInstance, request: FastifyRequest): string[] {
  const [path = '/'] = request.url.split('?');
  return everyMethod.filter(
    (method) => app.findRoute({ method, url: path } as never) != null || matches(app, method, path),
  );
}

function matches(app: FastifyInstance, method: string, path: string): boolean {
  return app.hasRoute({ method, url: path } as never);
}
