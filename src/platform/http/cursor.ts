import type { FastifyReply, FastifyRequest } from 'fastify';
import { ruleBroken } from '../errors/index.ts';

/** Where a page of a list ended: the values that the list is ordered by, of its last item. */
export type CursorKey = readonly (string | number)[];

/** An opaque cursor of a key, fit for an address. */
const encodeCursor = (key: CursorKey): string => Buffer.from(JSON.stringify(key)).toString('base64url');

const uuidShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** What a value of a key is; a number is one of an `integer` column. */
type KeyPart = 'text' | 'number' | 'id';

const isPart = (value: unknown, part: KeyPart): boolean => {
  if (part === 'number') return typeof value === 'number' && (value | 0) === value;
  return typeof value === 'string' && (part === 'text' || uuidShape.test(value));
};

/**
 * The key of a cursor that came in.
 * @param parts the values that the list is ordered by
 * @throws 422 at `cursor` for one that no list of ours gave
 */
export function decodeCursor(cursor: string, parts: readonly KeyPart[]): CursorKey {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const fits =
      Array.isArray(key) &&
      key.length === parts.length &&
      parts.every((part, index) => isPart(key[index], part));
    if (fits) return key as CursorKey;
  } catch {
    // Told below, like every other cursor that is none of ours.
  }
  throw ruleBroken({ field: 'cursor', code: 'format-wrong' });
}

/** A page of a list that was read one item too far, and the cursor of what follows it. */
export interface CursorPage<T> {
  readonly items: readonly T[];
  /** Null at the end of the list. */
  readonly next: string | null;
}

/** Cuts what was read with `limit + 1` down to a page. */
export function cursorPage<T>(
  read: readonly T[],
  limit: number,
  keyOf: (item: T) => CursorKey,
): CursorPage<T> {
  const items = read.slice(0, limit);
  const last = items.at(-1);
  return { items, next: read.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null };
}

/** Says where the next page of a list is: `Link: <…?cursor=…>; rel="next"`, with the filters asked for. */
export function linkNext(request: FastifyRequest, reply: FastifyReply, next: string | null): void {
  if (next === null) return;
  const [path = '', query = ''] = request.url.split('?');
  const search = new URLSearchParams(query);
  search.set('cursor', next);
  reply.header('link', `<${path}?${search}>; rel="next"`);
}
