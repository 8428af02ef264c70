import type { FastifyRequest } from 'fastify';
import { stale, versionNeeded } from '../errors/index.ts';

/** The entity tag of a row's version. */
export const etagOf = (version: number): string => `"${version}"`;

/**
 * The version that the caller has read, from If-Match.
 * @returns null for `*`: any version
 * @throws 428 without the header, 412 for a tag that is none of ours
 */
export function versionRead(request: FastifyRequest): number | null {
  const header = request.headers['if-match'];
  if (header === undefined) throw versionNeeded();
  if (header.trim() === '*') return null;
  const match = /^(?:W\/)?"(\d+)(?:-[a-z]+)?"$/.exec(header.trim());
  if (match?.[1] === undefined) throw stale();
  return Number(match[1]);
}

/** Refuses a change to a version that is no longer the present one. */
export function requireVersion(present: number, read: number | null): void {
  if (read !== null && read !== present) throw stale();
}
