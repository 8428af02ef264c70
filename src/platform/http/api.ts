import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Static, type TObject, type TSchema, Type } from 'typebox';
import type { Idempotency } from './idempotency.ts';
import { limited, type RouteLimit } from './limits/index.ts';
import type { Policy } from './policy.ts';
import { ProblemSchema } from './schemas.ts';
import { narrowPrograms } from './scopes.ts';
import { compileValidator } from './validation.ts';

/** A request whose parts are typed by the operation's contract. */
export interface ApiRequest<P extends TSchema, Q extends TSchema, B extends TSchema> {
  readonly params: Static<P>;
  readonly query: Static<Q>;
  readonly body: Static<B>;
  readonly raw: FastifyRequest;
}

export interface Operation<P extends TObject, Q extends TObject, B extends TSchema, R extends TSchema> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api/v1`, Fastify's notation. */
  readonly url: string;
  /** Unique, verb first: `listSessions`. */
  readonly id: string;
  /** The area that it belongs to, of `openapi/tags`; scopes of programs' tokens name it. */
  readonly tag: string;
  readonly summary: string;
  readonly policy: Policy;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** Success status; default 200, 201 for a POST that creates. */
  readonly status?: 200 | 201 | 202 | 204;
  readonly reply?: R;
  /** Further answers that are no failure, by their status. */
  readonly otherReplies?: Readonly<Partial<Record<200 | 201 | 202 | 204, TSchema>>>;
  /** Media type of a reply that is not JSON. */
  readonly produces?: string;
  /** Takes a file, as multipart/form-data: the handler reads it with `readUpload`. */
  readonly takesFile?: boolean;
  /** A POST that creates: takes an Idempotency-Key. */
  readonly creates?: boolean;
  /** Most requests of one address in a time. */
  readonly limit?: RouteLimit;
  /** Needs If-Match. */
  readonly edits?: boolean;
  /** Further headers that it listens to, by their names in small letters. */
  readonly headers?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly handle: (request: ApiRequest<P, Q, B>, reply: FastifyReply) => Promise<unknown>;
}

const Empty = Type.Object({}, { additionalProperties: false });
const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: ProblemSchema } },
});

const headersFor = (
  operation: Pick<Operation<TObject, TObject, TSchema, TSchema>, 'creates' | 'edits' | 'headers'>,
) => ({
  type: 'object',
  properties: {
    ...operation.headers,
    ...(operation.creates ? { 'idempotency-key': { type: 'string', minLength: 1, maxLength: 200 } } : {}),
    ...(operation.edits ? { 'if-match': { type: 'string', description: 'The ETag last read, or *' } } : {}),
  },
});

function responsesOf(operation: Operation<TObject, TObject, TSchema, TSchema>): Record<string, unknown> {
  const status = operation.status ?? (operation.creates ? 201 : 200);
  const success =
    operation.produces !== undefined
      ? { description: operation.summary, content: { [operation.produces]: { schema: { type: 'string' } } } }
      : (operation.reply ?? { type: 'null', description: 'Nothing' });
  const reads = operation.method === 'GET';
  return {
    [status]: success,
    ...operation.otherReplies,
    ...(reads ? { 304: { type: 'null', description: 'The reader has this version' } } : {}),
    400: problem('The request can’t be read'),
    ...(operation.policy.public ? {} : { 401: problem('A sign-in is needed'), 403: problem('Not allowed') }),
    404: problem('Not found'),
    ...(reads
      ? {}
      : {
          409: problem('The present state does not allow it'),
          413: problem('Too large'),
          415: problem('Unknown media type'),
        }),
    ...(operation.edits
      ? { 412: problem('Changed since it was read'), 428: problem('If-Match is needed') }
      : {}),
    422: problem('Fields are wrong'),
    500: problem('Our fault'),
    503: problem('Away for a moment'),
  };
}

/** Whether the reader has the version that the reply is tagged with. */
const isKnown = ({ headers }: FastifyRequest, reply: FastifyReply): boolean => {
  const tag = reply.getHeader('etag');
  const known = headers['if-none-match']?.split(',').map((one) => one.trim().replace(/^W\//, '')) ?? [];
  return typeof tag === 'string' && known.includes(tag);
};

/** What is remembered of a reply, to be played back. */
const replayedHeaders = ['content-type', 'etag', 'location'] as const;

/** Adds JSON operations to the app and to its OpenAPI document. */
export interface Api {
  operation<P extends TObject, Q extends TObject, B extends TSchema, R extends TSchema>(
    operation: Operation<P, Q, B, R>,
  ): void;
}

export function createApi(app: FastifyInstance, deps: { idempotency: Idempotency }): Api {
  narrowPrograms(app);
  return {
    operation(operation) {
      const status = operation.status ?? (operation.creates ? 201 : 200);
      app.route({
        method: operation.method,
        url: `/api/v1${operation.url}`,
        config: {
          policy: operation.policy,
          area: operation.tag,
          ...limited(operation.limit),
          ...(operation.takesFile ? { takesFile: true } : {}),
        },
        schema: {
          operationId: operation.id,
          tags: [operation.tag],
          summary: operation.summary,
          ...(operation.policy.public ? { security: [] } : {}),
          ...(operation.params === undefined ? {} : { params: operation.params }),
          querystring: operation.query ?? Empty,
          ...(operation.body === undefined ? {} : { body: operation.body }),
          ...(operation.creates || operation.edits || operation.headers !== undefined
            ? { headers: headersFor(operation as never) }
            : {}),
          response: responsesOf(operation as never),
        } as never,
        validatorCompiler: compileValidator as never,
        // Contracts are for the document and for what comes in; presenters answer, so nothing is dropped silently.
        serializerCompiler: () => JSON.stringify,
        handler: async (request, reply) => {
          const typed = {
            params: request.params,
            query: request.query,
            body: request.body,
            raw: request,
          } as never;
          const key = request.headers['idempotency-key'];
          if (!operation.creates || typeof key !== 'string') {
            const answer = await operation.handle(typed, reply);
            if (operation.method === 'GET' && answer !== reply && isKnown(request, reply)) {
              return reply.code(304).send();
            }
            return reply.sent
              ? reply
              : reply.code(reply.statusCode === 200 ? status : reply.statusCode).send(answer);
          }
          return once(deps.idempotency, request, reply, { operation: operation.id, key, status }, () =>
            operation.handle(typed, reply),
          );
        },
      });
    },
  };
}

async function once(
  idempotency: Idempotency,
  request: FastifyRequest,
  reply: FastifyReply,
  { operation, key, status }: { operation: string; key: string; status: number },
  work: () => Promise<unknown>,
): Promise<FastifyReply> {
  const caller = request.actor.kind === 'account' ? request.actor.accountId : request.actor.kind;
  // The address is part of the operation: one key may create in two editions.
  const use = { caller, operation: `${operation} ${request.url.split('?')[0]}`, key, body: request.body };
  const kept = await idempotency.begin(use);
  if (kept !== undefined) {
    return reply
      .code(kept.status)
      .headers({ ...kept.headers, 'idempotency-replayed': 'true' })
      .send(kept.body);
  }
  try {
    const body = JSON.stringify(await work());
    reply.type('application/json; charset=utf-8');
    const headers = Object.fromEntries(
      replayedHeaders.flatMap((name) => {
        const value = reply.getHeader(name);
        return value === undefined ? [] : [[name, String(value)]];
      }),
    );
    await idempotency.finish(use, { status, headers, body });
    return reply.code(status).send(body);
  } catch (error) {
    await idempotency.abandon(use);
    throw error;
  }
}
