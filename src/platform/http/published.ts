import { createHash } from 'node:crypto';
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
  /** The bytes under a key at a revision; two callers at once make them once. */
  get(key: string, revision: number, render: () => Promise<Rendered>): Promise<PublishedBytes>;
  /** Sends the bytes, or 304 when the reader has them. */
  send(request: FastifyRequest, reply: FastifyReply, bytes: PublishedBytes): FastifyReply;
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

const sizeOf = (bytes: PublishedBytes): number => bytes.plain.length + (bytes.gzip?.length ?? 0);

export function createPublishedCache(limit: number = CACHE_BYTES): PublishedCache {
  const kept = new Map<string, PublishedBytes>();
  const making = new Map<string, Promise<PublishedBytes>>();
  let size = 0;

  const keep = (key: string, bytes: PublishedBytes): void => {
    const former = kept.get(key);
    if (former !== undefined) size -= sizeOf(former);
    kept.delete(key);
    kept.set(key, bytes);
    size += sizeOf(bytes);
    for (const [oldest, dropped] of kept) {
      if (size <= limit || oldest === key) break;
      kept.delete(oldest);
      size -= sizeOf(dropped);
    }
  };

  return {
    async get(key, revision, render) {
      const present = kept.get(key);
      if (present?.revision === revision) return present;
      const job = `${revision} ${key}`;
      const running = making.get(job);
      if (running !== undefined) return running;
      const made = render()
        .then((rendered) => publish(revision, rendered))
        .then((bytes) => {
          keep(key, bytes);
          return bytes;
        })
        .finally(() => making.delete(job));
      making.set(job, made);
      return made;
    },
    send(request, reply, bytes) {
      reply.headers({
        etag: bytes.etag,
        'cache-control': 'public, no-cache',
        vary: 'accept-encoding, cookie',
        ...bytes.headers,
      });
      const known = request.headers['if-none-match'];
      if (known !== undefined && (known === bytes.etag || known.includes(bytes.etag)))
        return reply.code(304).send();
      const zipped = bytes.gzip !== undefined && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
      reply.header('content-type', bytes.type);
      if (!zipped) return reply.send(bytes.plain);
      return reply.header('content-encoding', 'gzip').send(bytes.gzip);
    },
    clear() {
      kept.clear();
      size = 0;
    },
  };
}
