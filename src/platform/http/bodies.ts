import formbody from '@fastify/formbody';
import type { FastifyInstance } from 'fastify';
import { AppError } from '../errors/index.ts';
import { isApi } from './headers.ts';

/** Largest body of a request, in bytes; uploads have a limit of their own. */
export const BODY_LIMIT = 1024 * 1024;
/** Deepest that JSON may be nested: no contract comes near. */
export const JSON_DEPTH = 32;

/** How deep brackets nest outside of strings; stops counting at the limit. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (quoted) {
      if (code === 0x5c) at += 1;
      else if (code === 0x22) quoted = false;
    } else if (code === 0x22) quoted = true;
    else if (code === 0x5b || code === 0x7b) {
      depth += 1;
      if (depth > deepest) deepest = depth;
      if (deepest > JSON_DEPTH) return deepest;
    } else if (code === 0x5d || code === 0x7d) depth -= 1;
  }
  return deepest;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function textOf(body: Buffer): string {
  try {
    return utf8.decode(body);
  } catch (cause) {
    throw new AppError(400, 'body-malformed', { cause });
  }
}

/**
 * What a body may be: JSON for the API, form fields and files for pages, each nothing else. JSON is UTF-8, not deep,
 * and names nothing that objects are made of (`__proto__`, `constructor.prototype`).
 */
export function acceptBodies(app: FastifyInstance): void {
  app.removeContentTypeParser(['application/json', 'text/plain']);
  const parse = app.getDefaultJsonParser('error', 'error') as (
    request: unknown,
    body: string,
    done: (error: Error | null, value?: unknown) => void,
  ) => void;
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer', bodyLimit: BODY_LIMIT },
    (request, body, done) => {
      try {
        const text = textOf(body as Buffer);
        if (depthOf(text) > JSON_DEPTH) {
          throw new AppError(400, 'body-too-deep', { params: { limit: JSON_DEPTH } });
        }
        parse(request, text, (error, value) => {
          if (error === null) done(null, value);
          else done(new AppError(400, 'body-malformed', { cause: error }));
        });
      } catch (error) {
        done(error as Error);
      }
    },
  );
  app.register(formbody, { bodyLimit: BODY_LIMIT });

  // After the sign-in and before the body: 401 comes before 415.
  app.addHook('preParsing', async (request) => {
    const type = request.headers['content-type'];
    if (type === undefined) return;
    const [essence = ''] = type.toLowerCase().split(';');
    const json = essence.trim() === 'application/json';
    if (request.routeOptions.config.takesFile && essence.trim() === 'multipart/form-data') return;
    if (json !== isApi(request) && request.headers['content-length'] !== '0') {
      throw new AppError(415, 'media-type-unknown');
    }
  });
}
