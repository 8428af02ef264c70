import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import Fastify, {
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import type { Config } from '../../config.ts';
import { type Actor, anonymous } from '../actor/index.ts';
import { AppError, notFound } from '../errors/index.ts';
import type { Language } from '../language/index.ts';
import { acceptBodies, BODY_LIMIT } from './bodies.ts';
import { createCors } from './cors.ts';
import { asAppError, type Describe, sendProblem, tellWhen } from './errors.ts';
import { answersData, isApi, safeHeaders, settleCaching } from './headers.ts';
import { keepTelling, type Limits } from './limits/index.ts';
import { loggedError } from './log-errors.ts';
import { placeAt } from './origin.ts';
import { refusalOf } from './policy.ts';
import { keepRoutes } from './routes.ts';
import { type AnswerAtOnce, putBefore, refuseBroken } from './wire.ts';

export type { DeclaredRoute } from './routes.ts';

declare module 'fastify' {
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
  'refreshToken',
  'secret',
  'passport',
].flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

/** Longest that a request may take to come in, in milliseconds: an upload over a slow line. */
const REQUEST_TIME = 120_000;

/** Routes that tell nothing and cost nothing: they are not counted, and probes ask for them under any host. */
const plainRoutes: ReadonlySet<string> = new Set(['/livez', '/readyz', '/assets/*']);

export interface ServerDeps {
  readonly config: Config;
  /** Who asks; called only for requests that carry a credential. */
  readonly authenticate: (request: FastifyRequest, reply: FastifyReply) => Promise<Actor>;
  readonly describe: Describe;
  /**
   * Answers before routing what is in memory for everybody; true when it did.
   * @param headers what every answer carries, names and values in turn
   */
  readonly answerAtOnce?: AnswerAtOnce;
  /** How often somebody may ask. Default: as often as they like. */
  readonly limits?: Limits;
  /** Where the log goes. Default: standard output. */
  readonly logTo?: NodeJS.WritableStream;
  /** Sends a failure of a page. */
  readonly errorPage: (
    request: FastifyRequest,
    error: AppError,
  ) => { readonly html: string } | { readonly redirect: string };
}

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

const anonymousAt = (request: FastifyRequest): Actor => ({
  ...anonymous,
  origin: { requestId: request.id, ip: request.ip, userAgent: request.headers['user-agent'] ?? null },
});

/** No database takes NUL, so nothing of ours has it in its address. */
function refuseNul(url: string): void {
  if (url.includes('%00')) throw new AppError(422, 'text-unstorable');
}

/**
 * An HTTP server with what every route shares: logs with redaction, the actor, policies, limits, safe headers, one
 * error handler for both faces, 405 with Allow. It does not listen.
 */
export function createServer(deps: ServerDeps): FastifyInstance {
  const { config, describe, limits } = deps;
  const headers = safeHeaders(config.publicUrl.startsWith('https:'));
  const place = placeAt(config.publicUrl);
  const cors = createCors(config.corsOrigins);
  const headersFor = (request: FastifyRequest) =>
    answersData(request.url) ? headers.ofData : headers.ofPages;

  const sendFailure = (request: FastifyRequest, reply: FastifyReply, error: AppError): FastifyReply => {
    tellWhen(reply, error);
    // What the route had said of the answer that it did not get to send.
    for (const name of ['content-disposition', 'content-encoding', 'etag']) reply.removeHeader(name);
    if (isApi(request)) return sendProblem(request, reply, error, request.language, describe);
    const answer = deps.errorPage(request, error);
    if ('redirect' in answer) return reply.redirect(answer.redirect, 303);
    return reply.code(error.status).type('text/html; charset=utf-8').send(answer.html);
  };

  const app = Fastify({
    logger: {
      level: config.logLevel,
      ...(deps.logTo === undefined ? {} : { stream: deps.logTo as never }),
      redact: {
        paths: secretPaths,
        censor: '[redacted]',
      },
      serializers: { err: (error: unknown) => ({ ...loggedError(error) }) },
    },
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_TIME,
    trustProxy: config.trustedProxies.length > 0 ? [...config.trustedProxies] : false,
    // An address that can't be read, or whose parts are longer than any of ours, is of nothing that exists.
    frameworkErrors: (_error, given, answered) => {
      const request = given as FastifyRequest;
      const reply = answered as unknown as FastifyReply;
      request.language = languageOf(request);
      request.actor = anonymous;
      reply.headers({ ...headersFor(request), 'cache-control': 'no-store' });
      return sendFailure(request, reply, notFound());
    },
    clientErrorHandler: refuseBroken(describe, headers.ofData) as never,
    genReqId: () => randomUUID(),
    // Two slashes in front would make of our own address, in a link, another host's.
    rewriteUrl: ({ url = '/' }) => url.replace(/^[/\\]{2,}/, '/'),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    ajv: {
      customOptions: { removeAdditional: false, coerceTypes: false, allErrors: true, useDefaults: true },
    },
    forceCloseConnections: 'idle',
  });

  if (deps.answerAtOnce !== undefined) {
    const { answerAtOnce } = deps;
    // What CORS says hangs on who asks.
    const answer: AnswerAtOnce = cors.open
      ? (request, response, every) =>
          !request.url?.startsWith('/api/') && answerAtOnce(request, response, every)
      : answerAtOnce;
    putBefore(app, answer, Object.entries(headers.ofPages).flat());
  }
  app.decorateRequest('actor');
  app.decorateRequest('language');
  app.register(cookie);
  acceptBodies(app);
  const methodsAt = keepRoutes(app);

  let warned = false;
  const warnOfProxy = (request: FastifyRequest): void => {
    if (warned || config.trustedProxies.length > 0 || request.headers['x-forwarded-for'] === undefined)
      return;
    warned = true;
    app.log.warn(
      { from: request.socket.remoteAddress },
      'X-Forwarded-For is not believed: name the proxy in TRUSTED_PROXIES',
    );
  };

  app.addHook('onRequest', async (request, reply) => {
    reply.headers(headersFor(request));
    request.actor = anonymousAt(request);
    request.language = languageOf(request);
    const plain = plainRoutes.has(request.routeOptions.url ?? '');
    if (!plain) {
      place.requireOwnHost(request);
      warnOfProxy(request);
    }
    refuseNul(request.url);
    if (isApi(request)) {
      cors.mark(request, reply);
      if (cors.isPreflight(request)) return cors.answer(request, reply, methodsAt(request.url));
    }
    const hasCredential = request.headers.cookie !== undefined || request.headers.authorization !== undefined;
    if (!plain) limits?.before(request, hasCredential);
    place.refuseForeign(request);
    if (hasCredential && !plain) {
      try {
        request.actor = await deps.authenticate(request, reply);
      } catch (error) {
        limits?.after(request, undefined);
        throw error;
      }
      limits?.after(request, request.actor.kind === 'account' ? request.actor.accountId : undefined);
    }
    const { policy, rateLimit } = request.routeOptions.config;
    if (rateLimit !== undefined) {
      const { actor } = request;
      await limits?.ofRoute(request, rateLimit, actor.kind === 'account' ? actor.accountId : undefined);
    }
    if (policy !== undefined && !policy.admits(request.actor)) throw refusalOf(policy, request.actor);
  });

  app.addHook('preHandler', async (request) => {
    const { rateLimit } = request.routeOptions.config;
    if (rateLimit?.about !== undefined) await limits?.ofSubject(request, rateLimit);
  });

  app.addHook('onSend', async (request, reply, payload) => {
    settleCaching(request, reply, request.routeOptions.url === '/assets/*');
    return payload;
  });

  app.setErrorHandler((thrown: Error, request, reply) => {
    const error = asAppError(thrown);
    if (error.status >= 500)
      request.log.error({ err: thrown, url: request.url.split('?')[0] }, 'request failed');
    return sendFailure(request, reply, error);
  });

  app.setNotFoundHandler((request, reply) => {
    request.actor ??= anonymous;
    request.language ??= languageOf(request);
    const allowed = methodsAt(request.url);
    if (allowed.length === 0) throw notFound();
    reply.header('allow', allowed.join(', '));
    if (request.method === 'OPTIONS') return reply.code(204).send();
    throw new AppError(405, 'method-not-allowed');
  });

  let stopTelling: (() => Promise<void>) | undefined;
  if (limits !== undefined) {
    app.addHook('onListen', async () => {
      stopTelling = keepTelling(limits, app.log);
    });
    app.addHook('onClose', async () => stopTelling?.());
  }
  return app;
}
