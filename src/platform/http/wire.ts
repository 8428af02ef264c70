/** What happens before Fastify sees a request: broken ones that Node refuses, and answers from memory. */
import { randomUUID } from 'node:crypto';
import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { AppError } from '../errors/index.ts';
import { type Describe, problemOf } from './errors.ts';

const broken: Readonly<Record<string, readonly [status: number, code: string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'headers-too-large'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'request-late'],
};

/** Answers a request that is no HTTP, has headers beyond the limit, or never ends; then hangs up. */
export const refuseBroken =
  (describe: Describe, headers: Readonly<Record<string, string>>) =>
  (error: NodeJS.ErrnoException, socket: Socket): void => {
    if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) return;
    const [status, code] = broken[error.code ?? ''] ?? [400, 'request-malformed'];
    const body = JSON.stringify(problemOf(new AppError(status, code), 'ar', describe, randomUUID()));
    const head = {
      ...headers,
      'cache-control': 'no-store',
      'content-language': 'ar',
      'content-type': 'application/problem+json; charset=utf-8',
      'content-length': String(Buffer.byteLength(body)),
      connection: 'close',
    };
    const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}`);
    socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('\r\n')}\r\n\r\n${body}`);
  };

/** Answers a request when it can; false leaves it to the server. */
export type AnswerAtOnce = (
  request: IncomingMessage,
  response: ServerResponse,
  headers: readonly string[],
) => boolean;

/** Lets `answer` have each request first, until the server closes: then Fastify tells the connections to end. */
export function putBefore(app: FastifyInstance, answer: AnswerAtOnce, headers: readonly string[]): void {
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
