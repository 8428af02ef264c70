/**
 * Identifiers that the formats demand and an edition does not keep. All of them follow from the session's guid alone,
 * so that a feed keeps them from release to release. Rules: schedule.xml.xsd and schedule.schema.json of c3voc.
 */

import { createHash } from 'node:crypto';
import { v5, validate } from 'uuid';
import type { ScheduleSession } from './model.ts';

/** Name space of guids made here; never changes, or every subscriber would see every session twice. */
const nameSpace = '0b5d1f0e-6f0a-5c57-9d0b-3d0a8b9f6c1e';

/** A guid that follows from a name. `kind` keeps a room and a session of one name apart. */
export const guidOf = (kind: 'session' | 'room' | 'person', name: string): string =>
  v5(`${kind}:${name}`, nameSpace);

/**
 * Stands for the room of sessions that have none: schedule.xml and schedule.json place every session in a room. Known by
 * its guid when it is read again, and then no room at all. Never changes.
 */
export const elsewhere = {
  guid: guidOf('room', 'elsewhere'),
  name: { ar: 'خارج القاعات', en: 'Elsewhere' },
} as const;

/** The guid in lower case, or undefined when it is none. Any 8-4-4-4-12 counts: real files carry unversioned ones. */
export const validGuid = (text: string | undefined): string | undefined => {
  const guid = text?.trim().toLowerCase() ?? '';
  return validate(guid) || /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(guid) ? guid : undefined;
};

const hash = (guid: string): Buffer => createHash('sha256').update(guid).digest();

/** 31 bits: readers keep ids in a signed 32-bit integer. */
const largestId = 0x7fffffff;
const codeLength = 6;
const codes = 36 ** codeLength;

/** Conference acronym that both schemas accept: `[a-z0-9_]`, four characters or more. `National Forum` → `national_forum`. */
export const acronymOf = (text: string): string => {
  const ascii = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  if (ascii === '') return 'forum';
  return ascii.length < 4 ? `forum_${ascii}` : ascii;
};

/** The narrower of the two schemas' patterns for a session's slug. */
const validSlug = (slug: string | undefined): slug is string =>
  slug !== undefined && /^[a-z0-9_]{4,}-[a-z0-9_-]{3,}[a-z0-9]$/.test(slug);

/** The value, from now on taken; undefined where there is none or somebody has it. */
const reserve = <T>(value: T | undefined, taken: Set<T>): T | undefined => {
  if (value === undefined || taken.has(value)) return undefined;
  taken.add(value);
  return value;
};

/** Takes the value if it is free, else the next one that is. */
const claim = (wanted: number, taken: Set<number>, smallest: number, size: number): number => {
  let value = wanted;
  while (taken.has(value)) value = ((value - smallest + 1) % size) + smallest;
  taken.add(value);
  return value;
};

const codeNumber = (code: string | undefined): number | undefined =>
  code !== undefined && /^[0-9A-Z]{6}$/.test(code) ? Number.parseInt(code, 36) : undefined;

type Identified = ScheduleSession & { guid: string; id: number; code: string; slug: string };

/**
 * Gives every session an id, a code and a slug. What a session brings and the schemas allow is kept, unless an earlier
 * one has it; the rest follows from the guid, the next free value where two guids meet. The order of the list plays no
 * part. Expects a guid, unique in the list, on every session.
 */
export const identifySessions = (
  sessions: readonly (ScheduleSession & { guid: string })[],
  acronym: string,
): Identified[] => {
  const byGuid = [...sessions].sort((a, b) => (a.guid < b.guid ? -1 : 1));
  const [ids, numbers, slugs] = [new Set<number>(), new Set<number>(), new Set<string>()];
  const kept = new Map(
    byGuid.map(({ guid, id, code, slug }) => [
      guid,
      {
        id: reserve(id !== undefined && Number.isSafeInteger(id) && id > 0 ? id : undefined, ids),
        number: reserve(codeNumber(code), numbers),
        slug: reserve(validSlug(slug) ? slug : undefined, slugs),
      },
    ]),
  );
  const made = new Map<string, { id: number; code: string; slug: string }>();
  for (const { guid } of byGuid) {
    const keep = kept.get(guid);
    const digest = hash(guid);
    const id = keep?.id ?? claim(digest.readUInt32BE(0) >>> 1 || 1, ids, 1, largestId);
    const number = keep?.number ?? claim(digest.readUIntBE(4, 6) % codes, numbers, 0, codes);
    const code = number.toString(36).toUpperCase().padStart(codeLength, '0');
    made.set(guid, { id, code, slug: keep?.slug ?? `${acronym}-${id}-${code.toLowerCase()}` });
  }
  return sessions.map((session) => ({
    ...session,
    ...(made.get(session.guid) ?? { id: 0, code: '', slug: '' }),
  }));
};
