/**
 * Whether a badge opens a door, from what the door knows. Pure: the very same on the server and on a phone without a
 * connection. A signature was checked before.
 */
import type { BadgeClaims } from './badge-code.ts';

/** Why somebody is not let in, or is let in with a word of warning. */
export const doorReasons = [
  'unreadable',
  'forged',
  'other-edition',
  'ended',
  'suspended',
  'not-issued-yet',
  'wrong-day',
  'wrong-zone',
  'already-in',
  'not-in',
] as const;
export type DoorReason = (typeof doorReasons)[number];

/** What a door knows of badges, as of its last news. */
export interface DoorKnowledge {
  /** How codes name this edition. */
  readonly edition: string;
  /** Number of the zone behind the door. */
  readonly zone: number;
  /** Today as a day of the edition counted from 0; negative or beyond its end: not a day of it. */
  readonly day: number;
  /** Serials that open nothing any more: lost, revoked, replaced. */
  readonly ended: ReadonlySet<number>;
  /** Serials that open nothing for now. */
  readonly suspended: ReadonlySet<number>;
  /** Highest serial issued when the door last had news. */
  readonly lastSerial: number;
}

export interface Verdict {
  readonly opens: boolean;
  readonly reason: DoorReason | null;
}

const no = (reason: DoorReason): Verdict => ({ opens: false, reason });

/**
 * What the door says.
 * @param inside whether they went in before and not out, as far as the door knows; null: it does not count
 */
export function atTheDoor(
  claims: BadgeClaims,
  knows: DoorKnowledge,
  direction: 'in' | 'out',
  inside: boolean | null,
): Verdict {
  if (claims.edition !== knows.edition) return no('other-edition');
  if (knows.ended.has(claims.serial)) return no('ended');
  if (direction === 'out') return { opens: true, reason: inside === false ? 'not-in' : null };
  if (knows.suspended.has(claims.serial)) return no('suspended');
  if (claims.days.length > 0 && !claims.days.includes(knows.day)) return no('wrong-day');
  if (!claims.zones.includes(knows.zone)) return no('wrong-zone');
  if (inside === true) return { opens: true, reason: 'already-in' };
  return { opens: true, reason: claims.serial > knows.lastSerial ? 'not-issued-yet' : null };
}
