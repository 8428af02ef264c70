/** What the door says without asking anybody: the same rules as on the server, by what the device knows. */
import { atTheDoor } from '../../features/registration/rules/at-the-door.ts';
import {
  type BadgeClaims,
  type ReadCode,
  readBadgeCode,
} from '../../features/registration/rules/badge-code.ts';
import type { CheckInReason } from '../../features/registration/rules/judging.ts';
import type { Knowledge, Person } from './knowledge.ts';

/** Where the device stands. */
export interface Post {
  readonly door: string;
  readonly zone: number;
  readonly session: string | null;
  readonly day: number;
  readonly direction: 'in' | 'out';
}

export interface LocalVerdict {
  readonly opens: boolean;
  readonly reason: CheckInReason | null;
  readonly serial: number | null;
  readonly category: string | null;
  readonly person: Person | undefined;
}

const bytesOf = (base64url: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0));

async function isSigned(publicKey: string, read: ReadCode): Promise<boolean> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const key = await crypto.subtle.importKey('raw', bytesOf(publicKey), algorithm, false, ['verify']);
  return crypto.subtle.verify(
    { name: 'ECDSA', hash: 'SHA-256' },
    key,
    Uint8Array.from(read.signature),
    Uint8Array.from(read.signed),
  );
}

/** Judges a scanned code, or somebody who was picked from the list. */
export async function judge(knows: Knowledge, post: Post, scanned: string | Person): Promise<LocalVerdict> {
  const kit = knows.kit();
  const no = (reason: CheckInReason): LocalVerdict => ({
    opens: false,
    reason,
    serial: null,
    category: null,
    person: undefined,
  });
  if (kit === undefined) return no('unreadable');
  let claims: BadgeClaims;
  if (typeof scanned === 'string') {
    const read = readBadgeCode(scanned);
    if (read === undefined) return no('unreadable');
    claims = read.claims;
    if (claims.edition !== kit.edition.mark) return no('other-edition');
    const key = kit.keys.find(({ number }) => number === claims.keyNumber);
    if (key === undefined || !(await isSigned(key.publicKey, read))) return no('forged');
  } else {
    const { serial, category, zones, days } = scanned;
    claims = {
      edition: kit.edition.mark,
      keyNumber: 1,
      serial,
      category: category as BadgeClaims['category'],
      zones,
      days,
    };
  }
  const { opens, reason } = atTheDoor(
    claims,
    {
      edition: kit.edition.mark,
      zone: post.zone,
      day: post.day,
      ended: knows.ended(),
      suspended: knows.suspended(),
      lastSerial: knows.lastSerial(),
    },
    post.direction,
    knows.inside(claims.serial, post.zone, post.session, post.day),
  );
  return {
    opens,
    reason,
    serial: claims.serial,
    category: claims.category,
    person: knows.person(claims.serial),
  };
}
