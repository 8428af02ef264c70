import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { sqlState } from '../database/index.ts';
import { AppError, isAppError, notFound } from '../errors/index.ts';
import { fieldErrorsOf } from './validation.ts';

/** Words for an error, in the caller's language. `key` is the error's code. */
export type Describe = (
  language: 'ar' | 'en',
  code: string,
  params: Readonly<Record<string, string | number>>,
) => string;

const clientErrors: Readonly<Record<string, readonly [status: number, code: string]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: [413, 'body-too-large'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [415, 'media-type-unknown'],
  FST_ERR_CTP_EMPTY_JSON_BODY: [400, 'body-malformed'],
  FST_ERR_CTP_INVALID_JSON_BODY: [400, 'body-malformed'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [400, 'body-malformed'],
  FST_REQ_FILE_TOO_LARGE: [413, 'file-too-large'],
  FST_FILES_LIMIT: [413, 'file-too-large'],
  FST_PARTS_LIMIT: [413, 'body-too-large'],
  FST_FIELDS_LIMIT: [413, 'body-too-large'],
  FST_PROTO_VIOLATION: [400, 'body-malformed'],
  FST_INVALID_MULTIPART_CONTENT_TYPE: [415, 'media-type-unknown'],
};

/** SQLSTATEs that say the database is away for a moment. */
const databaseAway = /^(08|57P0|53300)/;

/** SQLSTATEs of text that no database takes: it holds NUL or half a character. */
const unstorable = new Set(['22021', '22P05']);

/** Any failure as one of ours: what is unknown becomes 500 and tells nothing. */
export function asAppError(error: FastifyError | Error): AppError {
  if (isAppError(error)) return error;
  const { validation, validationContext, code, statusCode } = error as FastifyError;
  // An address that no contract has names nothing.
  if (validationContext === 'params') return notFound();
  if (validation !== undefined) {
    return new AppError(422, 'invalid', { errors: fieldErrorsOf(validation as never), cause: error });
  }
  const known = clientErrors[code];
  if (known !== undefined) return new AppError(known[0], known[1], { cause: error });
  if (unstorable.has(sqlState(error) ?? '')) return new AppError(422, 'text-unstorable', { cause: error });
  if (/^(ECONNREFUSED|CONNECTION_|CONNECT_TIMEOUT)/.test(code ?? '') || databaseAway.test(code ?? '')) {
    return new AppError(503, 'database-away', { cause: error });
  }
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return new AppError(statusCode, 'request-refused', { cause: error });
  }
  return new AppError(500, 'internal', { cause: error });
}

/** The body of an error answer: RFC 9457 with a stable code and the fields that are wrong. */
export function problemOf(error: AppError, language: 'ar' | 'en', describe: Describe, requestId: string) {
  // One wrong field gives the whole its code: then the title speaks of that field.
  const field = error.errors.length === 1 ? { field: error.errors[0]?.field ?? '' } : {};
  return {
    ...error.details,
    type: 'about:blank',
    title: describe(language, error.code, { ...field, ...error.params }),
    status: error.status,
    code: error.code,
    requestId,
    ...(error.errors.length === 0
      ? {}
      : {
          errors: error.errors.map(({ field, code, params }) => ({
            field,
            code,
            message: describe(language, code, { field, ...(params ?? {}) }),
          })),
        }),
  };
}

/** Says when it is worth to ask again, where that is known. */
export function tellWhen(reply: FastifyReply, error: AppError): void {
  if (error.status === 503) reply.header('retry-after', '2');
  if (error.status === 429) reply.header('retry-after', String(error.params.seconds ?? 60));
}

/** Sends a failure of the API. */
export function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  error: AppError,
  language: 'ar' | 'en',
  describe: Describe,
): FastifyReply {
  return reply
    .code(error.status)
    .header('content-language', language)
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problemOf(error, language, describe, request.id)));
}
