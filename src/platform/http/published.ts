import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

const compress = promisify(gzip);

/** Bytes ready to send: made once for a revision, sent many times. */
export interface PublishedBytes {
  readonly revision: number;
  readonly etag: string;
  readonly type: string;
  readonly plain: Buffer;
  readonly gzip: Buffer | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

/** What published bytes are made from: they are good as long as it stands. */
export interface Basis {
  readonly revision: number;
  /**
   * Whether everybody may still have the bytes of this revision, told without waiting. Without it every request is
   * asked anew what it depends on.
   */
  readonly stands?: (() => boolean) | undefined;
}

export interface Rendered {
  readonly type: string;
  readonly body: string | Buffer;
  /** Further headers, such as Content-Disposition. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Kept in memory for all published answers together, in bytes. */
const CACHE_BYTES = 128 * 1024 * 1024;
/** Answers smaller than this are sent as they are. */
const COMPRESS_FROM = 860;

export interface PublishedCache {
  /**
   * The bytes under a key at a revision; two callers at once make them once.
   * @param key the request's address where that alone decides, so that {@link PublishedCache.answer} finds it
   */
  get(key: string, basis: Basis, render: () => Promise<Rendered>): Promise<PublishedBytes>;
  /** Sends the bytes, or 304 when the reader has them. */
  send(request: FastifyRequest, reply: FastifyReply, bytes: PublishedBytes): FastifyReply;
  /**
   * Answers an anonymous reader whose address has bytes that still stand, alike to {@link PublishedCache.send} and
   * before anything else looks at the request: routing and hooks cost more than the answer.
   * @param headers what every answer carries, names and values in turn
   * @returns false when the request must go its usual way
   */
  answer(request: IncomingMessage, response: ServerResponse, headers: readonly string[]): boolean;
  clear(): void;
}

async function publish(revision: number, rendered: Rendered): Promise<PublishedBytes> {
  const plain = typeof rendered.body === 'string' ? Buffer.from(rendered.body) : rendered.body;
  const small = plain.length < COMPRESS_FROM || /^application\/(pdf|zip)/.test(rendered.type);
  const zipped = small ? undefined : await compress(plain, { level: 9 });
  return {
    revision,
    etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
    type: rendered.type,
    plain,
    gzip: zipped,
    headers: rendered.headers ?? {},
  };
}

const headersOf = ({ etag, headers }: PublishedBytes): Record<string, string> => ({
  etag,
  'cache-control': 'public, no-cache',
  vary: 'accept-encoding, cookie',
  ...headers,
});

/** What the reader gets: nothing but 304 if it has them, else the bytes as its program takes them. */
function answerFor(headers: IncomingMessage['headers'], bytes: PublishedBytes) {
  const known = headers['if-none-match'];
  if (known !== undefined && (known === bytes.etag || known.includes(bytes.etag))) return undefined;
  const zipped = bytes.gzip !== undefined && /\bgzip\b/.test(String(headers['accept-encoding'] ?? ''));
  return zipped ? { body: bytes.gzip, encoding: 'gzip' } : { body: bytes.plain, encoding: undefined };
}

/** What every answer carries, without what the bytes say otherwise: a header is sent once. */
function besides(headers: readonly string[], own: PublishedBytes['headers']): readonly string[] {
  if (headers.every((name, index) => index % 2 === 1 || own[name] === undefined)) return headers;
  return headers.filter((_, index) => own[headers[index - (index % 2)] ?? ''] === undefined);
}

interface Kept {
  readonly bytes: PublishedBytes;
  readonly stands: Basis['stands'];
  /** Headers of {@link headersOf}, names and values in turn. */
  readonly headers: readonly string[];
}

const sizeOf = (bytes: PublishedBytes): number => bytes.plain.length + (bytes.gzip?.length ?? 0);

export function createPublishedCache(limit: number = CACHE_BYTES): PublishedCache {
  const kept = new Map<string, Kept>();
  const making = new Map<string, Promise<PublishedBytes>>();
  let size = 0;

  const keep = (key: string, bytes: PublishedBytes, stands: Basis['stands']): void => {
    const former = kept.get(key);
    if (former !== undefined) size -= sizeOf(former.bytes);
    kept.delete(key);
    kept.set(key, { bytes, stands, headers: Object.entries(headersOf(bytes)).flat() });
    size += sizeOf(bytes);
    for (const [oldest, dropped] of kept) {
      if (size <= limit || oldest === key) break;
      kept.delete(oldest);
      size -= sizeOf(dropped.bytes);
    }
  };

  return {
    async get(key, { revision, stands }, render) {
      const present = kept.get(key)?.bytes;
      if (present?.revision === revision) return present;
      const job = `${revision} ${key}`;
      const running = making.get(job);
      if (running !== undefined) return running;
      const made = render()
        .then((rendered) => publish(revision, rendered))
        .then((bytes) => {
          keep(key, bytes, stands);
          return bytes;
        })
        .finally(() => making.delete(job));
      making.set(job, made);
      return made;
    },
    send(request, reply, bytes) {
      reply.headers(headersOf(bytes));
      const answer = answerFor(request.headers, bytes);
      if (answer === undefined) return reply.code(304).send();
      reply.header('content-type', bytes.type);
      if (answer.encoding !== undefined) reply.header('content-encoding', answer.encoding);
      return reply.send(answer.body);
    },
    answer(request, response, headers) {
      const { method, url = '', headers: asked } = request;
      if (method !== 'GET' || asked.cookie !== undefined || asked.authorization !== undefined) return false;
      const present = kept.get(url);
      if (present?.stands?.() !== true) return false;
      const answer = answerFor(asked, present.bytes);
      const shared = besides(headers, present.bytes.headers);
      if (answer === undefined) {
        response.writeHead(304, [...shared, ...present.headers]).end();
        return true;
      }
      const own = ['content-type', present.bytes.type, 'content-length', String(answer.body.length)];
      if (answer.encoding !== undefined) own.push('content-encoding', answer.encoding);
      response.writeHead(200, [...shared, ...present.headers, ...own]).end(answer.body);
      return true;
    },
    clear() {
      kept.clear();
      size = 0;
    },
  };
}
